import { durationInWords } from "cookie-inventory";

/*
 * Filters for templates. Their results must not depend on the machine’s time zone or locale.
 */

/** Created on first use, because creating it takes longer than a hundred uses. */
let longFormat: Intl.DateTimeFormat | undefined;

/** Formats "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function longDate(isoDate: string): string {
  longFormat ??= new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
  return longFormat.format(Temporal.PlainDate.from(isoDate));
}

export const filters = { longDate, durationInWords };
