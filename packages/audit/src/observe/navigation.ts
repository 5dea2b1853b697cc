import { networkErrorMessage } from "../crawl/network-error-messages.ts";
import { readRetryAfter, type RequestedPause } from "../crawl/retry-after.ts";
import type { Page } from "../observation-schema.ts";

/** Whether an address opened as a page, and if not, why. */
export type Navigation = Pick<Page, "outcome" | "status" | "why">;

/** The response with the page’s document. */
export interface DocumentResponse {
  readonly status: number;
  readonly mimeType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The size at which loading stops, in bytes. Pages on council websites are smaller. */
export const MAX_PAGE_BYTES = 50_000_000;

/** Whether the browser shows a page of the website. */
export function isShown({ outcome }: Navigation): boolean {
  return outcome === "visited" || outcome === "missing" || outcome === "needs-login";
}

/** Converts the response for a page that opened. */
export function toNavigation(response: DocumentResponse | undefined): Navigation {
  if (response === undefined) return { outcome: "visited", status: null, why: null };
  const { status } = response;
  const outcome = classifyResponse(response);
  const why = outcome === "failed" ? `The server responded with status ${status}.` : null;
  return { outcome, status, why };
}

/** Classifies a response by its status (RFC 9110, section 15) and media type. */
function classifyResponse({ status, mimeType }: DocumentResponse): Navigation["outcome"] {
  if (status === 401 || status === 403) return "needs-login";
  if (status === 429 || status >= 500) return "failed";
  if (status >= 400) return "missing";
  return /^(?:text\/html|application\/xhtml\+xml)$/i.test(mimeType) ? "visited" : "download";
}

/** Returns the pause that a response asks for; `now` is in milliseconds since 1970. */
export function requestedPause(
  { status, headers }: DocumentResponse,
  now: number,
): RequestedPause | undefined {
  const [, value] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === "retry-after") ?? [];
  return readRetryAfter(status, value, now);
}

/** Converts the browser’s error for a page of `host` that did not open; `timeout` is in milliseconds. */
export function toFailedNavigation(
  cause: unknown,
  response: DocumentResponse | undefined,
  host: string,
  timeout: number,
): Navigation {
  const text = cause instanceof Error ? cause.message : String(cause);
  const status = response?.status ?? null;
  if (text.includes("ERR_INVALID_AUTH_CREDENTIALS")) {
    return { outcome: "needs-login", status: 401, why: null };
  }
  if (text.includes("Download is starting")) return { outcome: "download", status, why: null };
  // The browser also fails on responses without a page: downloads, and error responses with an empty body.
  const hasNoPage = /ERR_ABORTED|ERR_HTTP_RESPONSE_CODE_FAILURE/.test(text);
  if (hasNoPage && response !== undefined) return toNavigation(response);
  const isTimeout = /Timeout \d+ms exceeded/.test(text);
  const why = isTimeout
    ? `${host} did not respond within ${timeout / 1000} seconds.`
    : networkErrorMessage(cause, host);
  return { outcome: "failed", status, why };
}

/** Returns the failure of a page that opened but does not respond; `bytes` is how much of it was loaded. */
export function toUnresponsiveNavigation(
  response: DocumentResponse | undefined,
  bytes: number,
): Navigation {
  const why =
    bytes > MAX_PAGE_BYTES
      ? `The page is larger than ${MAX_PAGE_BYTES / 1_000_000} MB.`
      : "A script on the page does not stop, so the page could not be examined.";
  return { outcome: "failed", status: response?.status ?? null, why };
}
