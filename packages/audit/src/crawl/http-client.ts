import { X509Certificate } from "node:crypto";
import { pipeline, type Readable, type Transform } from "node:stream";
import { checkServerIdentity, getCACertificates } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import type { HostOverrides } from "../browser/launch-chromium.ts";
import { networkErrorMessage } from "./network-error-messages.ts";

type FetchResult =
  | {
      readonly ok: true;
      readonly status: number;
      /** The address of the response, after redirects. */
      readonly address: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  /** `why` is one sentence for people who edit websites. */
  | { readonly ok: false; readonly why: string };

/**
 * Requests an address. With `truncateAt`, only that many bytes of the response are read, and a longer response is not
 * an error.
 */
export type HttpClient = (address: string, truncateAt?: number) => Promise<FetchResult>;

interface ClientOptions extends Partial<HostOverrides> {
  readonly userAgent: string;
  /** For the whole response, including redirects, in milliseconds. */
  readonly timeout: number;
  /** The maximum size of a decompressed response. */
  readonly maxBytes: number;
}

/** RFC 9309, section 2.3.1.2. */
const MAX_REDIRECTS = 5;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Its message is a sentence for people who edit websites. */
class ResponseError extends Error {}

/**
 * Creates the client that requests robots.txt and sitemaps, without a browser. Hosts in `map` are connected to at the
 * address given there, under their own name. The client never throws.
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const { timeout, maxBytes } = options;
  const [strict, lenient] = [createAgent(options, true), createAgent(options, false)];

  async function send(address: string, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const headers = { "User-Agent": options.userAgent, "Accept-Encoding": "gzip, deflate, br" };
    try {
      return await request(address, { headers, signal, dispatcher: strict });
    } catch (cause) {
      // The server does not send the certificate of its issuer. Browsers fetch it; Node.js cannot. The browser verifies
      // the certificate when it opens the pages, and a list of addresses is not secret.
      if (Object(cause).code !== "UNABLE_TO_VERIFY_LEAF_SIGNATURE") throw cause;
      return request(address, { headers, signal, dispatcher: lenient });
    }
  }

  return async (address, truncateAt = Infinity) => {
    const signal = AbortSignal.timeout(timeout);
    const requested = new Set<string>();
    let host = address;
    try {
      for (let next = new URL(address).href; ;) {
        ({ host } = new URL(next));
        requested.add(next);
        const response = await send(next, signal);
        // Errors of the body are thrown where it is read, if it is read at all.
        response.body.on("error", () => {});
        const target = redirectTarget(response, next);
        if (target === undefined) {
          const size = Math.min(maxBytes, truncateAt);
          const bytes = await readBody(response, next, size, truncateAt <= maxBytes);
          return { ok: true, status: response.statusCode, address: next, bytes };
        }
        response.body.destroy();
        if (requested.has(target)) throw new ResponseError(`${address} redirects in a loop.`);
        if (requested.size > MAX_REDIRECTS)
          throw new ResponseError(`${address} redirects more than ${MAX_REDIRECTS} times.`);
        next = target;
      }
    } catch (cause) {
      if (signal.aborted)
        return { ok: false, why: `${host} did not respond within ${timeout / 1000} seconds.` };
      const why = cause instanceof ResponseError ? cause.message : networkErrorMessage(cause, host);
      return { ok: false, why };
    }
  };
}

/** Creates an agent that applies the host overrides, and opens a new connection for each request. */
function createAgent({ map, certificate }: ClientOptions, rejectUnauthorized: boolean): Agent {
  const connector = buildConnector({
    rejectUnauthorized,
    allowH2: false,
    ...(certificate === undefined ? {} : trustCertificate(certificate)),
  });
  return new Agent({
    pipelining: 0,
    connect: (to, done) => {
      const override = map?.get(to.hostname);
      if (override === undefined) return connector(to, done);
      const { host: hostname, port } = override;
      connector({ ...to, hostname, port: String(port), servername: to.hostname }, done);
    },
  });
}

/** Returns TLS options that accept the certificate for any host name, as the browser does. */
function trustCertificate(certificate: string): buildConnector.BuildOptions {
  const { fingerprint256 } = new X509Certificate(certificate);
  return {
    ca: [...getCACertificates(), certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (host, received) =>
      received.fingerprint256 === fingerprint256 ? undefined : checkServerIdentity(host, received),
  };
}

/** Returns the target of a redirect; undefined for any other response. */
function redirectTarget(
  { statusCode, headers }: Dispatcher.ResponseData,
  from: string,
): string | undefined {
  const location = headers["location"]?.toString();
  if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return undefined;
  const target = URL.parse(location, from);
  if (target === null || !/^https?:$/.test(target.protocol))
    throw new ResponseError(`${from} redirects to “${location}”, which is not a web address.`);
  target.hash = "";
  return target.href;
}

/** Returns up to `maxBytes` of the decompressed body. Truncates a longer one, or throws ResponseError. */
async function readBody(
  response: Dispatcher.ResponseData,
  address: string,
  maxBytes: number,
  canTruncate: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompress(response)) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > maxBytes && canTruncate) break;
    if (length > maxBytes) {
      throw new ResponseError(`${address} is larger than ${formatSize(maxBytes)}.`);
    }
  }
  return new Uint8Array(Buffer.concat(chunks, Math.min(length, maxBytes)));
}

function decompress({ headers, body }: Dispatcher.ResponseData): Readable {
  const coding = headers["content-encoding"]?.toString().trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") return body;
  const decoder = DECODERS[coding]?.();
  if (decoder === undefined) {
    body.destroy();
    throw new ResponseError(
      `The response is compressed in a way that browsers do not support (“${coding}”).`,
    );
  }
  // Errors of both streams are thrown where the decoder is read.
  return pipeline(body, decoder, () => {});
}

/** Formats a size as “50 MB”, or as “900 bytes” below one megabyte. */
export function formatSize(bytes: number): string {
  const megabytes = Math.round(bytes / 2 ** 20);
  return megabytes < 1 ? `${bytes} bytes` : `${megabytes} MB`;
}
