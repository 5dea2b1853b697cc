import { durationInWords, getLanguageName, perLanguage } from "cookie-inventory";
import nunjucks from "nunjucks";
import { toGlobalNumber } from "../pages/contact-links.ts";
import { getCountryName } from "../services/countries.ts";
import { needsLaw, usesConsent } from "../services/unanswered-fields.ts";
import { escapeUnsafe, formatHtml, type MessageValues } from "../words/format-message.ts";
import type { Language } from "../words/locale.ts";

/*
 * Filters for templates. Their results must not depend on the machine’s time zone or locale.
 */

const { SafeString } = nunjucks.runtime;

/** The “this” of a filter: the data of the template that uses it. */
interface FilterContext {
  readonly ctx: { readonly language?: Language };
}

function getLanguage({ ctx: { language } }: FilterContext): Language {
  if (language !== undefined) return language;
  throw new Error("The language is not known here. Import the macro that needs it “with context”.");
}

/** Returns a message of `words` with values for its arguments and elements for its tags, as HTML. */
function message(this: FilterContext, text: string | undefined, values: MessageValues = {}) {
  if (text === undefined) throw new Error("The words of this language do not have this message.");
  return formatHtml(text, values, getLanguage(this));
}

const getDateFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long" }));

/** Formats "2026-11-23" as "23 November 2026". Throws RangeError on anything that is not an ISO 8601 date. */
function toLongDate(isoDate: string, { tag }: Language): string {
  return getDateFormat(tag).format(Temporal.PlainDate.from(isoDate));
}

const getCommas = perLanguage((tag) => new Intl.ListFormat(tag, { type: "unit" }));
const getConjunction = perLanguage((tag) =>
  // In Welsh, Intl does not choose the form of “and”, but writes “a(c)”.
  tag.startsWith("cy") ? getCommas(tag) : new Intl.ListFormat(tag),
);

/** Returns texts as one, such as “a, b and c”; with the style “commas”, such as “a, b, c”. */
function listInWords(
  this: FilterContext,
  texts: readonly (string | InstanceType<typeof SafeString>)[],
  style: "and" | "commas" = "and",
) {
  const { tag } = getLanguage(this);
  const format = style === "and" ? getConjunction(tag) : getCommas(tag);
  const html = texts.map(escapeUnsafe);
  return new SafeString(html.length === 0 ? "" : format.format(html));
}

/**
 * Escapes an email address as HTML that may wrap before “@” and dots, so that it fits narrow windows. Copying and searching
 * ignore `<wbr>`.
 */
export function toBreakableEmail(address: string): string {
  return nunjucks.lib.escape(address).replaceAll(/(?<!^)(?=[@.])/g, "<wbr>");
}

const breakableEmail = (address: string) => new SafeString(toBreakableEmail(address));

export const filters = {
  message,
  longDate(this: FilterContext, isoDate: string): string {
    return toLongDate(isoDate, getLanguage(this));
  },
  durationInWords(this: FilterContext, isoDuration: string): string {
    return durationInWords(isoDuration, getLanguage(this).tag);
  },
  countryName(this: FilterContext, code: string): string {
    return getCountryName(code, getLanguage(this).tag);
  },
  languageName(this: FilterContext, { code, name }: Pick<Language, "code" | "name">): string {
    return getLanguageName(code, getLanguage(this).tag) ?? name;
  },
  listInWords,
  breakableEmail,
  globalNumber: toGlobalNumber,
  needsLaw,
  usesConsent,
  // Outside a build, no page is in another language; a build knows which are (language-links.ts).
  locale_url: (url: string) => url,
};
