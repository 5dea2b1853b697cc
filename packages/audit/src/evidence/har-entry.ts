import type { HarExchange, SentRequest } from "./har-events.ts";
import { listCookies, redactAddress, redactHeaders, redactQuery } from "./redact-http.ts";

/** An exchange as in a HAR file (http://www.softwareishard.com/blog/har-12-spec/). */
export type HarEntry = ReturnType<typeof toHarEntry>;

/**
 * Returns an exchange as an entry of a HAR file, without bodies and values. The headers are those that were sent and
 * received; by default those that the browser meant to send, and those from its cache.
 */
export function toHarEntry(
  pageref: string,
  { sent, response, bodySize, transferSize, endedAt, error }: HarExchange,
  sentHeaders: Record<string, string> = sent.request.headers,
  receivedHeaders: Record<string, string> = response?.headers ?? {},
) {
  const { url, method } = sent.request;
  const httpVersion = response?.protocol ?? "unknown";
  const requestHeaders = redactHeaders(sentHeaders, url);
  const responseHeaders = redactHeaders(receivedHeaders, url);
  const location = responseHeaders.find(({ name }) => name.toLowerCase() === "location");
  const timings = toTimings(response?.timing, sent.timestamp, endedAt);
  const { ssl: _partOfConnect, ...phases } = timings;
  return {
    pageref,
    startedDateTime: new Date(sent.wallTime * 1000).toISOString(),
    time: round(Object.values(phases).reduce((sum, each) => sum + Math.max(0, each), 0)),
    request: {
      method,
      url: redactAddress(url),
      httpVersion,
      cookies: listCookies(requestHeaders),
      headers: requestHeaders,
      queryString: redactQuery(url),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? "",
      httpVersion,
      cookies: listCookies(responseHeaders),
      headers: responseHeaders,
      content: { size: bodySize, mimeType: response?.mimeType ?? "x-unknown" },
      redirectURL: location?.value ?? "",
      headersSize: -1,
      bodySize: -1,
      _transferSize: transferSize,
      ...(error === undefined ? {} : { _error: error }),
    },
    cache: {},
    timings,
    ...(response?.remoteIPAddress === undefined
      ? {}
      : { serverIPAddress: response.remoteIPAddress }),
    _resourceType: sent.type ?? "Other",
    _initiator: toInitiator(sent.initiator),
  };
}

/** Returns what caused a request, such as a script with its line, from 1. */
function toInitiator({ type, url, lineNumber, stack }: SentRequest["initiator"]) {
  const [caller] = stack?.callFrames.filter((frame) => frame.url !== "") ?? [];
  const { url: address, lineNumber: line } = caller ?? { url, lineNumber };
  return {
    type,
    ...(address === undefined ? {} : { url: redactAddress(address) }),
    ...(line === undefined ? {} : { line: line + 1 }),
  };
}

/** Returns the phases of an exchange in milliseconds; -1 if one does not apply. */
function toTimings(
  timing: Readonly<Record<string, unknown>> = {},
  sentAt: number,
  endedAt = sentAt,
) {
  const at = (name: string) => (typeof timing[name] === "number" ? timing[name] : -1);
  const between = (from: string, to: string) =>
    at(from) < 0 ? -1 : round(Math.max(0, at(to) - at(from)));
  return {
    blocked: round(["dnsStart", "connectStart", "sendStart"].map(at).find((ms) => ms >= 0) ?? -1),
    dns: between("dnsStart", "dnsEnd"),
    connect: between("connectStart", "connectEnd"),
    ssl: between("sslStart", "sslEnd"),
    send: Math.max(0, between("sendStart", "sendEnd")),
    wait: Math.max(0, between("sendEnd", "receiveHeadersEnd")),
    receive: round(Math.max(0, (endedAt - sentAt) * 1000 - Math.max(0, at("receiveHeadersEnd")))),
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
