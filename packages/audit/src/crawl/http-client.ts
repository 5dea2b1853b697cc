import { X509Certificate } from "node:crypto";
import { pipeline, type Readable, type Transform } from "node:stream";
import { checkServerIdentity, getCACertificates } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import type { HostOverrides } from "../browser/launch-chromium.ts";
import { networkErrorMessage } from "./network-error-messages.ts";

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
export type HttpClient = (address: string, first?: number) => Promise<Fetched>;

interface ClientOptions extends Partial<HostOverrides> {
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

/** Something that is wrong with an answer, in the words in which it is reported. */
class BadAnswer extends Error {}

/**
 * Makes the client that asks for the files that websites have for programs (robots.txt, sitemaps), without a browser.
 * Each host of `map` is asked where it really is, by its own name. It never throws.
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const { timeout, limit } = options;
  const [strict, lenient] = [agentFor(options, true), agentFor(options, false)];

  async function ask(address: string, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const headers = { "User-Agent": options.userAgent, "Accept-Encoding": "gzip, deflate, br" };
    try {
      return await request(address, { headers, signal, dispatcher: strict });
    } catch (cause) {
      // A certificate whose issuer is not sent along: browsers fetch that one themselves, and Node.js cannot.
      // They judge it when the pages are opened; a list of addresses is no secret.
      if (Object(cause).code !== "UNABLE_TO_VERIFY_LEAF_SIGNATURE") throw cause;
      return request(address, { headers, signal, dispatcher: lenient });
    }
  }

  return async (address, first = Infinity) => {
    const signal = AbortSignal.timeout(timeout);
    const met = new Set<string>();
    let host = address;
    try {
      for (let next = new URL(address).href; ;) {
        ({ host } = new URL(next));
        met.add(next);
        const response = await ask(next, signal);
        // What goes wrong is thrown where the body is read, and is of no interest elsewhere.
        response.body.on("error", () => {});
        const onward = redirectOf(response, next);
        if (onward === undefined) {
          const bytes = await read(response, next, Math.min(limit, first), first <= limit);
          return { ok: true, status: response.statusCode, address: next, bytes };
        }
        response.body.destroy();
        if (met.has(onward)) throw new BadAnswer(`${address} leads in a circle.`);
        if (met.size > MOST_REDIRECTS)
          throw new BadAnswer(`${address} leads on more than ${MOST_REDIRECTS} times.`);
        next = onward;
      }
    } catch (cause) {
      if (signal.aborted)
        return { ok: false, why: `${host} did not answer within ${timeout / 1000} seconds.` };
      const isKnown = cause instanceof BadAnswer;
      return {
        ok: false,
        why: isKnown ? cause.message : networkErrorMessage(cause, host),
      };
    }
  };
}

/** Connects to hosts where they really are, a new connection for each request. */
function agentFor({ map, certificate }: ClientOptions, rejectUnauthorized: boolean): Agent {
  const connector = buildConnector({
    rejectUnauthorized,
    allowH2: false,
    ...(certificate === undefined ? {} : trust(certificate)),
  });
  return new Agent({
    pipelining: 0,
    connect: (to, done) => {
      const place = map?.get(to.hostname);
      if (place === undefined) return connector(to, done);
      const { host: hostname, port } = place;
      connector({ ...to, hostname, port: String(port), servername: to.hostname }, done);
    },
  });
}

/** As the browser does, which trusts whoever has the certificate under each name. */
function trust(certificate: string): buildConnector.BuildOptions {
  const { fingerprint256 } = new X509Certificate(certificate);
  return {
    ca: [...getCACertificates(), certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (host, shown) =>
      shown.fingerprint256 === fingerprint256 ? undefined : checkServerIdentity(host, shown),
  };
}

/** Where a redirect leads, or undefined for other answers. */
function redirectOf(
  { statusCode, headers }: Dispatcher.ResponseData,
  from: string,
): string | undefined {
  const location = headers["location"]?.toString();
  if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return undefined;
  const onward = URL.parse(location, from);
  if (onward === null || !/^https?:$/.test(onward.protocol))
    throw new BadAnswer(`${from} leads to “${location}”, which is no address of a website.`);
  onward.hash = "";
  return onward.href;
}

/** The unpacked answer, never more of it in memory than `most` bytes; a longer one is cut, or refused. */
async function read(
  response: Dispatcher.ResponseData,
  address: string,
  most: number,
  isCut: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unpacked(response)) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > most && isCut) break;
    if (length > most) throw new BadAnswer(`${address} is larger than ${sizeText(most)}.`);
  }
  return new Uint8Array(Buffer.concat(chunks, Math.min(length, most)));
}

function unpacked({ headers, body }: Dispatcher.ResponseData): Readable {
  const coding = headers["content-encoding"]?.toString().trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") return body;
  const decoder = DECODERS[coding]?.();
  if (decoder === undefined) {
    body.destroy();
    throw new BadAnswer(`The answer is packed in a way that browsers do not know (“${coding}”).`);
  }
  // Whatever goes wrong with either is thrown to whoever reads the end of it.
  return pipeline(body, decoder, () => {});
}

/** Such as “50 MB”, or “900 bytes” where it is less than one. */
export function sizeText(bytes: number): string {
  const megabytes = Math.round(bytes / 2 ** 20);
  return megabytes < 1 ? `${bytes} bytes` : `${megabytes} MB`;
}
