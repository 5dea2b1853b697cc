import { z } from "zod";
import { readableText } from "../files/field-schemas.ts";
import { perLanguage } from "./per-language.ts";

/** The hint for each field of a language, for editors: in the JSON Schema and in messages. */
export const LANGUAGE_FIELDS = {
  languages:
    'The languages of this site, each like { "code": "cy", "name": "Cymraeg" }. The first is the one in which you write, and the others are translated from it. Leave the line out if all is in English.',
  code: "The language’s code, such as cy for Welsh, ar for Arabic or pl for Polish (RFC 5646). Pages of a translation are in src/pages/CODE.",
  direction:
    "The direction in which the language is written: “ltr” from left to right, “rtl” from right to left.",
  content:
    "“complete” if every page and every text must be in this language, “summary” if only some pages are.",
  showOutdated:
    "true to say on a page of this language that the page which it translates has changed since. Otherwise, the check alone reports it.",
} as const;

/** The code of a language, such as “cy”. */
export const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "must be the code of a language, such as cy");

/** An entry of “languages” in `_data/organisation.json`. */
export const languageSchema = z.strictObject({
  code: languageCode,
  name: readableText,
  direction: z.enum(["ltr", "rtl"]).default("ltr"),
  content: z.enum(["complete", "summary"]).default("complete"),
  showOutdated: z.boolean().default(false),
});

/** A language in which the site is published. */
export type Language = z.output<typeof languageSchema>;

/** The only language of a council that names none. */
export const ENGLISH: Language = {
  code: "en",
  name: "English",
  direction: "ltr",
  content: "complete",
  showOutdated: false,
};

/** The languages in `_data/organisation.json`: the one in which the council writes, then its translations. */
export const languagesSchema = z
  .array(languageSchema)
  .min(1, "must have at least one language")
  .max(20, "must have at most 20 languages")
  .default([ENGLISH]);

/** Returns what messages call a language: “Cymraeg (cy)”. */
export function describeLanguage({ name, code }: Pick<Language, "code" | "name">): string {
  return `${name} (${code})`;
}

/** Returns the language’s tag for HTML and Intl (RFC 5646): English is British. */
export function getLanguageTag({ code }: Pick<Language, "code">): string {
  return code === "en" ? "en-GB" : code;
}

const getNames = perLanguage(
  (tag) => new Intl.DisplayNames(tag, { type: "language", fallback: "none" }),
);

/**
 * Returns what a language is called in the one with a tag, such as “German” for “de” in English. Undefined if Unicode’s data (CLDR)
 * does not know it. Throws RangeError if its code cannot be one.
 */
export function getLanguageName(code: string, tag: string): string | undefined {
  return getNames(tag).of(code);
}

/** Whether a code is that of a language which Unicode’s data knows, in its usual form. */
export function isKnownCode(code: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(code)[0] === code && getLanguageName(code, "en-GB") !== undefined
    );
  } catch {
    return false;
  }
}
