import { durationInWords } from "../inventory/duration.ts";

/*
 * What templates can do with a value. Each is a pure function: the same words on every machine, in any
 * time zone and locale.
 */

/** "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function longDate(isoDate: string): string {
  return Temporal.PlainDate.from(isoDate).toLocaleString("en-GB", { dateStyle: "long" });
}

export const filters = { longDate, durationInWords };
