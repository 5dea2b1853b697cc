/** Browsers keep no cookie longer, whatever a website asks for (RFC 6265bis, section 5.5). In days. */
export const LONGEST_LIFETIME = 400;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const UNITS = [
  [DAY, "P", "D"],
  [HOUR, "PT", "H"],
  [MINUTE, "PT", "M"],
] as const;

/** Created when it is first used: that takes longer than using it a hundred times. */
let inWords: Intl.DurationFormat | undefined;

/** An ISO 8601 duration in words: "P2Y" as "2 years". Throws RangeError on anything else. */
export function durationInWords(isoDuration: string): string {
  inWords ??= new Intl.DurationFormat("en-GB", { style: "long" });
  return inWords.format(Temporal.Duration.from(isoDuration));
}

/** How many days an ISO 8601 duration lasts; Infinity beyond any calendar. Throws RangeError on anything else. */
export function durationInDays(isoDuration: string): number {
  const duration = Temporal.Duration.from(isoDuration);
  try {
    // Months and years have no length of their own: count them from a day that never changes.
    return duration.total({ unit: "days", relativeTo: "2026-01-01" });
  } catch {
    return Infinity;
  }
}

/**
 * The lifetime of a cookie in seconds, one or more, as the ISO 8601 duration that an editor would write:
 * in days, hours or minutes where that is right to a thousandth, since a lifetime that was reckoned from an
 * expiry date is some seconds short; and never longer than browsers keep it.
 */
export function toIsoDuration(seconds: number): string {
  const kept = Math.min(seconds, LONGEST_LIFETIME * DAY);
  for (const [unit, before, after] of UNITS) {
    const count = Math.round(kept / unit);
    const fits = count > 0 && Math.abs(kept - count * unit) <= kept / 1000;
    if (fits) return unit === DAY && count === 365 ? "P1Y" : before + count + after;
  }
  return `PT${kept}S`;
}
