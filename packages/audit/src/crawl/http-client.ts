import { X509Certificate } from "node:crypto";
import { checkServerIdentity, getCACertificates } from "node:tls";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import type { HostOverrides } from "../browser/launch-chromium.ts";
import { decodeContent } from "./content-encoding.ts";
import { networkErrorMessage } from "./network-error-messages.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { readRetryAfter, type RequestedPause } from "./retry-after.ts";

type FetchResult =
  | {
      readonly ok: true;
      readonly status: number;
      /** The address of the response, after redirects. */
      readonly address: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly pause?: RequestedPause | undefined;
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
  readonly rateLimiter: RateLimiter;
  /** For the response to each request, in milliseconds. */
  readonly timeout: number;
  /** The maximum size of a decompressed response. */
  readonly maxBytes: number;
  /** Ends all requests. */
  readonly signal?: AbortSignal;
}

/** RFC 9309, section 2.3.1.2. */
const MAX_REDIRECTS = 5;

/** Its message is a sentence for people who edit websites. */
class ResponseError extends Error {}

/**
 * Creates the client that requests robots.txt and sitemaps, without a browser. Each request, including those after
 * redirects, waits for the turn of its host. If a response asks for a short pause, the address is requested once more
 * after it. Hosts in `map` are connected to at the address given there, under their own name. The client never throws.
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const { timeout, maxBytes, rateLimiter } = options;
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

  async function fetchOnce(address: string, truncateAt: number): Promise<FetchResult> {
    const requested = new Set<string>();
    let host = address;
    let timeoutSignal: AbortSignal | undefined;
    try {
      for (let next = new URL(address).href; ;) {
        ({ host } = new URL(next));
        requested.add(next);
        await rateLimiter.waitForTurn(next);
        timeoutSignal = AbortSignal.timeout(timeout);
        const signals = [timeoutSignal, ...(options.signal === undefined ? [] : [options.signal])];
        const response = await send(next, AbortSignal.any(signals));
        // Errors of the body are thrown where it is read, if it is read at all.
        response.body.on("error", () => {});
        const target = redirectTarget(response, next);
        if (target === undefined) {
          const size = Math.min(maxBytes, truncateAt);
          const bytes = await readBody(response, next, size, truncateAt <= maxBytes);
          const { statusCode: status, headers } = response;
          const pause = readRetryAfter(status, headers["retry-after"]?.toString(), Date.now());
          if (pause?.isShort) rateLimiter.pause(next, pause.milliseconds);
          return { ok: true, status, address: next, bytes, pause };
        }
        response.body.destroy();
        if (requested.has(target)) throw new ResponseError(`${address} redirects in a loop.`);
        if (requested.size > MAX_REDIRECTS)
          throw new ResponseError(`${address} redirects more than ${MAX_REDIRECTS} times.`);
        next = target;
      }
    } catch (cause) {
      if (timeoutSignal?.aborted)
        return { ok: false, why: `${host} did not respond within ${timeout / 1000} seconds.` };
      const why = cause instanceof ResponseError ? cause.message : networkErrorMessage(cause, host);
      return { ok: false, why };
    }
  }

  return async (address, truncateAt = Infinity) => {
    const first = await fetchOnce(address, truncateAt);
    return first.ok && first.pause?.isShort ? fetchOnce(address, truncateAt) : first;
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
  const encodings = response.headers["content-encoding"]?.toString() ?? "";
  const content = await decodeContent(response.body, encodings);
  if (content === undefined) {
    response.body.destroy();
    throw new ResponseError(
      `The response is compressed in a way that browsers do not support (“${encodings}”).`,
    );
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
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

/** Formats a size as “50 MB”, or as “900 bytes” below one megabyte. */
export function formatSize(bytes: number): string {
  const megabytes = Math.round(bytes / 2 ** 20);
  return megabytes < 1 ? `${bytes} bytes` : `${megabytes} MB`;
}
