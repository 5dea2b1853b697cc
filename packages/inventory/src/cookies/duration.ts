import { perLanguage } from "../languages/per-language.ts";

/** The longest time, in days, that browsers keep a cookie (RFC 6265bis, section 5.5). */
export const MAX_LIFETIME_DAYS = 400;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** A day in seconds. */
export const DAY = 24 * HOUR;
const UNITS = [
  [DAY, "P", "D"],
  [HOUR, "PT", "H"],
  [MINUTE, "PT", "M"],
] as const;

const getDurationFormat = perLanguage((tag) => new Intl.DurationFormat(tag, { style: "long" }));

/**
 * Formats an ISO 8601 duration, such as "P2Y", in words of a language: "2 years". Throws RangeError if it is not valid.
 */
export function durationInWords(isoDuration: string, tag = "en-GB"): string {
  return getDurationFormat(tag).format(Temporal.Duration.from(isoDuration));
}

/** Whether a text is an ISO 8601 duration of more than zero, such as "P2Y". */
export function isIsoDuration(text: string): boolean {
  try {
    return Temporal.Duration.from(text).sign === 1;
  } catch {
    return false;
  }
}

/** Returns the days in an ISO 8601 duration, or Infinity if it is too long. Throws RangeError if it is not valid. */
export function durationInDays(isoDuration: string): number {
  const duration = Temporal.Duration.from(isoDuration);
  try {
    // The length of months and years depends on the date they start from, so use a fixed one.
    return duration.total({ unit: "days", relativeTo: "2026-01-01" });
  } catch {
    return Infinity;
  }
}

/**
 * Whether a lifetime in days is longer than a recorded one, after both are capped as browsers do. Tolerates less than a
 * day or half the recorded one, since clocks differ and months vary in length.
 */
export function isMuchLonger(days: number, recordedDays: number): boolean {
  const actual = Math.min(days, MAX_LIFETIME_DAYS);
  const recorded = Math.min(recordedDays, MAX_LIFETIME_DAYS);
  return actual - recorded >= 1 && actual > 1.5 * recorded;
}

/**
 * Converts a cookie’s lifetime of one second or more to an ISO 8601 duration, capped at MAX_LIFETIME_DAYS. Rounds to
 * days, hours or minutes if the error is at most a thousandth: a lifetime computed from an expiry date is a few
 * seconds short.
 */
export function toIsoDuration(seconds: number): string {
  const lifetime = Math.min(seconds, MAX_LIFETIME_DAYS * DAY);
  for (const [unit, prefix, suffix] of UNITS) {
    const count = Math.round(lifetime / unit);
    const isClose = count > 0 && Math.abs(lifetime - count * unit) <= lifetime / 1000;
    if (isClose) return unit === DAY && count === 365 ? "P1Y" : prefix + count + suffix;
  }
  return `PT${lifetime}S`;
}
