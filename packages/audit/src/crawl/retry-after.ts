/** The longest pause that the audit makes because a response asks for it, in milliseconds. */
const MAX_PAUSE = 60_000;

/** The pause that a response asks for with the header Retry-After. */
export interface RequestedPause {
  readonly milliseconds: number;
  /** Whether it is so short that the audit waits and requests the address again. */
  readonly isShort: boolean;
}

/**
 * Returns the pause that a response asks for; undefined if it asks for none. The header counts only if there are too many
 * requests (429) or the service is unavailable (503). It is a number of seconds or a date (RFC 9110, section 10.2.3);
 * `now` is in milliseconds since 1970.
 */
export function readRetryAfter(
  status: number,
  header: string | undefined,
  now: number,
): RequestedPause | undefined {
  if ((status !== 429 && status !== 503) || header === undefined) return undefined;
  const value = header.trim();
  const requested = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  if (Number.isNaN(requested)) return undefined;
  const milliseconds = Math.max(0, requested);
  return { milliseconds, isShort: milliseconds <= MAX_PAUSE };
}

/** Returns a sentence, after a space, if a response asks for a longer pause than the audit makes; otherwise nothing. */
export function formatLongPause(pause: RequestedPause | undefined): string {
  if (pause === undefined || pause.isShort) return "";
  const seconds = Math.ceil(pause.milliseconds / 1000).toLocaleString("en-GB");
  return ` It asks for a pause of ${seconds} seconds, and the audit waits at most ${MAX_PAUSE / 1000}: run it again later.`;
}
