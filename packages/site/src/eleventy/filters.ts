import nunjucks from "nunjucks";
import { durationInWords } from "cookie-inventory";

/*
 * Filters for templates. Each is a pure function: the same words on every machine, in any time zone and locale.
 */

/** Created once: creating it takes longer than using it a hundred times. */
const longFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

/** "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function longDate(isoDate: string): string {
  return longFormat.format(Temporal.PlainDate.from(isoDate));
}

/** HTML without its blank lines, which GOV.UK’s macros leave in numbers. */
function withoutBlankLines(html: string): nunjucks.runtime.SafeString {
  return new nunjucks.runtime.SafeString(html.replaceAll(/\n\s*\n/g, "\n").trim());
}

export const filters = { longDate, durationInWords, withoutBlankLines };
