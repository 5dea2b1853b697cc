import { durationInWords } from "cookie-inventory";

/*
 * Filters for templates. Each is a pure function: the same words on every machine, in any time zone and locale.
 */

/** Created when it is first used: that takes longer than using it a hundred times. */
let longFormat: Intl.DateTimeFormat | undefined;

/** "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function longDate(isoDate: string): string {
  longFormat ??= new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
  return longFormat.format(Temporal.PlainDate.from(isoDate));
}

export const filters = { longDate, durationInWords };
