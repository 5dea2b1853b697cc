/*
 * What templates can do with a value. Each is a pure function: the same words on every machine, in any
 * time zone and locale.
 */

/** "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function longDate(isoDate: string): string {
  return Temporal.PlainDate.from(isoDate).toLocaleString("en-GB", { dateStyle: "long" });
}

/** An ISO 8601 duration in words: "P2Y" as "2 years". Throws RangeError on anything else. */
function durationInWords(isoDuration: string): string {
  return Temporal.Duration.from(isoDuration).toLocaleString("en-GB", { style: "long" });
}

export const filters = { longDate, durationInWords };
