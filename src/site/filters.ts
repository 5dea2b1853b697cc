import { durationInWords } from "../inventory/duration.ts";

/*
 * What templates can do with a value. Each is a pure function: the same words on every machine, in any
 * time zone and locale.
 */

/** Made once: making it takes longer than using it a hundred times. */
const inWords = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

/** "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function longDate(isoDate: string): string {
  return inWords.format(Temporal.PlainDate.from(isoDate));
}

export const filters = { longDate, durationInWords };
