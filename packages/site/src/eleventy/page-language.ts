import { getLanguageTag, type Language } from "cookie-inventory";

/** The language of a page, as templates read it. */
export interface PageLanguage extends Pick<Language, "code" | "name" | "direction"> {
  /** For “lang” in HTML, and for Intl (RFC 5646). */
  readonly tag: string;
}

export function toPageLanguage({ code, name, direction }: Language): PageLanguage {
  return { code, name, direction, tag: getLanguageTag({ code }) };
}
