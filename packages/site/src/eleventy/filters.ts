import { durationInWords } from "cookie-inventory";
import nunjucks from "nunjucks";
import { toGlobalNumber } from "../pages/contact-links.ts";
import { getCountryName } from "../services/countries.ts";
import { needsLaw, usesConsent } from "../services/unanswered-fields.ts";

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

/**
 * Escapes an email address as HTML that may wrap before “@” and dots, so that it fits narrow windows. Copying and searching
 * ignore `<wbr>`.
 */
export function toBreakableEmail(address: string): string {
  return nunjucks.lib.escape(address).replaceAll(/(?<!^)(?=[@.])/g, "<wbr>");
}

const breakableEmail = (address: string) =>
  new nunjucks.runtime.SafeString(toBreakableEmail(address));

export const filters = {
  longDate,
  durationInWords,
  breakableEmail,
  countryName: getCountryName,
  globalNumber: toGlobalNumber,
  needsLaw,
  usesConsent,
};
