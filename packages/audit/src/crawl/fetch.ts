import { X509Certificate } from "node:crypto";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { pipeline, type Readable, type Transform } from "node:stream";
import { checkServerIdentity, getCACertificates } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Detour } from "../browser/launch-chromium.ts";
import { inWords } from "./words.ts";

/** What became of a question to a website. */
type Fetched =
  | {
      readonly ok: true;
      readonly status: number;
      /** Where the answer came from, in the end. */
      readonly address: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  /** `why` is one sentence for people who edit websites. */
  | { readonly ok: false; readonly why: string };

/**
 * Asks for an address. Where `first` is given, only so many bytes are read, and an answer that is longer is
 * no failure.
 */
export type Fetch = (address: string, first?: number) => Promise<Fetched>;

interface FetchOptions extends Partial<Detour> {
  /** What we call ourselves to websites. */
  readonly userAgent: string;
  /** How long an answer may take to its last byte, redirects included, in milliseconds. */
  readonly timeout: number;
  /** The most bytes that an answer may have, unpacked. */
  readonly limit: number;
}

/** As many as RFC 9309, section 2.3.1.2, asks for. */
const MOST_REDIRECTS = 5;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Something that is wrong with an answer, in the words in which it is told. */
class Wrong extends Error {}

/**
 * Makes what asks for the files that websites have for programs (robots.txt, sitemaps), without a browser.
 * Each host of `map` is asked where it really is, and believes to be asked by its own name. It never throws.
 */
export function createFetch(options: FetchOptions): Fetch {
  const { timeout, limit } = options;
  return async (address, first) => {
    const signal = AbortSignal.timeout(timeout);
    let host = address;
    try {
      const met = new Set<string>();
      for (let next = address; ;) {
        const url = new URL(next);
        ({ host } = url);
        met.add(url.href);
        const response = await ask(url, options, signal);
        const onward = leadsTo(response, url);
        if (onward === undefined) {
          const bytes = await read(response, next, limit, first);
          return { ok: true, status: response.statusCode ?? 0, address: url.href, bytes };
        }
        response.destroy();
        if (met.has(onward)) throw new Wrong(`${address} leads in a circle.`);
        if (met.size > MOST_REDIRECTS) {
          throw new Wrong(`${address} leads on more than ${MOST_REDIRECTS} times.`);
        }
        next = onward;
      }
    } catch (cause) {
      if (signal.aborted) {
        return { ok: false, why: `${host} did not answer within ${timeout / 1000} seconds.` };
      }
      return { ok: false, why: cause instanceof Wrong ? cause.message : inWords(cause, host) };
    }
  };
}

async function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  try {
    return await request(url, options, signal, true);
  } catch (cause) {
    // A certificate whose issuer is not sent along: browsers fetch that one themselves, and Node.js cannot.
    // They judge it when the pages are opened; a list of addresses is no secret.
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    if (cause.code !== "UNABLE_TO_VERIFY_LEAF_SIGNATURE") throw cause;
    return await request(url, options, signal, false);
  }
}

function request(
  url: URL,
  { userAgent, map, certificate }: FetchOptions,
  signal: AbortSignal,
  rejectUnauthorized: boolean,
): Promise<IncomingMessage> {
  const place = map?.get(url.hostname);
  const headers = {
    Host: url.host,
    "User-Agent": userAgent,
    Accept: "*/*",
    "Accept-Encoding": "gzip, deflate, br",
  };
  const options = {
    signal,
    headers,
    ...(place === undefined ? {} : { hostname: place.host, port: place.port }),
  };
  return new Promise((resolve, reject) => {
    const sent =
      url.protocol === "http:"
        ? http.get(url, options, resolve)
        : https.get(url, { ...options, rejectUnauthorized, ...trust(certificate) }, resolve);
    sent.on("error", reject);
  });
}

/** As the browser does, which trusts whoever has the certificate under each name. */
function trust(certificate: string | undefined): https.RequestOptions {
  if (certificate === undefined) return {};
  const { fingerprint256 } = new X509Certificate(certificate);
  return {
    ca: [...getCACertificates(), certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (host, shown) =>
      shown.fingerprint256 === fingerprint256 ? undefined : checkServerIdentity(host, shown),
  };
}

/** Where a redirect leads, or undefined for other answers. */
function leadsTo({ statusCode = 0, headers }: IncomingMessage, url: URL): string | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return undefined;
  const onward = URL.parse(location, url);
  if (onward === null || !/^https?:$/.test(onward.protocol)) {
    throw new Wrong(`${url.href} leads to “${location}”, which is no address of a website.`);
  }
  onward.hash = "";
  return onward.href;
}

/** What an answer holds, never more of it in memory than it may have. */
async function read(
  response: IncomingMessage,
  address: string,
  limit: number,
  first = Infinity,
): Promise<Uint8Array<ArrayBuffer>> {
  const most = Math.min(limit, first);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unpacked(response)) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length <= most) continue;
    if (length > first) break;
    throw new Wrong(`${address} is larger than ${sizeText(limit)}.`);
  }
  return new Uint8Array(Buffer.concat(chunks, Math.min(length, most)));
}

function unpacked(response: IncomingMessage): Readable {
  const coding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") return response;
  const decoder = DECODERS[coding]?.();
  if (decoder === undefined) {
    response.destroy();
    throw new Wrong(`The answer is packed in a way that browsers do not know (“${coding}”).`);
  }
  // Whatever goes wrong with either is thrown to whom reads the end of it.
  return pipeline(response, decoder, () => {});
}

/** Such as “50 MB”, or “900 bytes” where it is less than one. */
export function sizeText(bytes: number): string {
  const megabytes = Math.round(bytes / 2 ** 20);
  return megabytes < 1 ? `${bytes} bytes` : `${megabytes} MB`;
}
