import { getLanguageTag, type Language as SiteLanguage } from "cookie-inventory";
import type en from "../../words/en.json";

/** The messages of a language, in groups by where visitors read them. English has all of them. */
export type Words = typeof en;

/** A language of the site, as templates read it. */
export interface Language extends Pick<SiteLanguage, "code" | "direction" | "name"> {
  /** Such as “en-GB”, for `lang` in HTML and for `Intl`. */
  readonly tag: string;
}

/** What texts for visitors depend on: a language and its messages. */
export interface Locale {
  readonly words: Words;
  readonly language: Language;
}

/** Returns a language as templates read it. */
export function toLanguage({ code, direction, name }: SiteLanguage): Language {
  return { code, direction, name, tag: getLanguageTag({ code }) };
}
