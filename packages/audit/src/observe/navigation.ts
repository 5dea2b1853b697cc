import { networkErrorMessage } from "../crawl/network-error-messages.ts";
import type { Page } from "../observation-schema.ts";

/** How a page came to be shown, or why it was not. */
export type Navigation = Pick<Page, "outcome" | "status" | "why">;

/** What answered for the page itself. */
export interface Answer {
  readonly status: number;
  readonly mimeType: string;
}

/** More than this, in bytes, is not loaded: no page of a council's is so large. */
export const MOST_BYTES = 50_000_000;

/** Whether there is a page to look at. */
export function isShown({ outcome }: Navigation): boolean {
  return outcome === "visited" || outcome === "missing" || outcome === "needs-login";
}

/** What an answer says of the page. */
export function navigationOf(answer: Answer | undefined): Navigation {
  if (answer === undefined) return { outcome: "visited", status: null, why: null };
  const { status } = answer;
  const outcome = outcomeOf(answer);
  const why = outcome === "failed" ? `It answers with the status ${status}.` : null;
  return { outcome, status, why };
}

/** RFC 9110, section 15. */
function outcomeOf({ status, mimeType }: Answer): Navigation["outcome"] {
  if (status === 401 || status === 403) return "needs-login";
  if (status === 429 || status >= 500) return "failed";
  if (status >= 400) return "missing";
  return /^(?:text\/html|application\/xhtml\+xml)$/i.test(mimeType) ? "visited" : "download";
}

/** Why a page of `host` was not shown: `cause` is the browser's error, `timeout` is in milliseconds. */
export function notOpened(
  cause: unknown,
  answer: Answer | undefined,
  host: string,
  timeout: number,
): Navigation {
  const text = cause instanceof Error ? cause.message : String(cause);
  const status = answer?.status ?? null;
  if (text.includes("ERR_INVALID_AUTH_CREDENTIALS")) {
    return { outcome: "needs-login", status: 401, why: null };
  }
  if (text.includes("Download is starting")) return { outcome: "download", status, why: null };
  // The browser shows no page for a file that it would save, nor for an error without one.
  const isAnswered = /ERR_ABORTED|ERR_HTTP_RESPONSE_CODE_FAILURE/.test(text);
  if (isAnswered && answer !== undefined) return navigationOf(answer);
  const isLate = /Timeout \d+ms exceeded/.test(text);
  const why = isLate
    ? `${host} did not answer within ${timeout / 1000} seconds.`
    : networkErrorMessage(cause, host);
  return { outcome: "failed", status, why };
}

/** Why nothing can be seen of a page that is there; `bytes` is how much of it was loaded. */
export function navigationTimeout(answer: Answer | undefined, bytes: number): Navigation {
  const why =
    bytes > MOST_BYTES
      ? `It is larger than ${MOST_BYTES / 1_000_000} MB.`
      : "Its script never rests, so that nothing more could be seen of it.";
  return { outcome: "failed", status: answer?.status ?? null, why };
}
