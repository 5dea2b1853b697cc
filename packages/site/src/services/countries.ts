import { perLanguage } from "cookie-inventory";

const getCountryNames = perLanguage(
  (tag) => new Intl.DisplayNames(tag, { type: "region", fallback: "none" }),
);
const ENGLISH = "en-GB";

/** Codes that Unicode has names for, although they are not those of countries. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** Whether two capital letters are the code of a country (ISO 3166). “UK” and codes of former countries are not. */
export function isCountry(code: string): boolean {
  return (
    !NO_COUNTRIES.has(code) &&
    getCountryNames(ENGLISH).of(code) !== undefined &&
    new Intl.Locale("und", { region: code }).region === code
  );
}

/**
 * Returns the name of a country in a language, by its code, such as "US". Throws RangeError if it is not two letters.
 */
export function getCountryName(code: string, tag = ENGLISH): string {
  return getCountryNames(tag).of(code) ?? code;
}
