import { RIGHT_TO_LEFT } from "../files/invisible-characters.ts";
import { getLanguageName, type Language } from "./language.ts";

/** An entry of “languages” in `_data/organisation.json`, as short as it can be written. */
export interface LanguageEntry {
  readonly code: string;
  readonly name: string;
  readonly direction?: "rtl";
}

/** Returns the entry of a language. Its direction is that of the letters of its name. */
export function createLanguageEntry(code: string, name: string): LanguageEntry {
  return { code, name, ...(RIGHT_TO_LEFT.test(name) ? { direction: "rtl" } : {}) };
}

/** Returns the directions in which the letters of a name are written: one, unless it mixes scripts; none without letters. */
export function listDirections(name: string): ReadonlySet<Language["direction"]> {
  const letters = name.match(/\p{L}/gu) ?? [];
  return new Set(letters.map((letter) => (RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr")));
}

/** Returns the name of a language in the language itself, such as “Cymraeg”; undefined if it is not known. */
export function getOwnName(code: string): string | undefined {
  // Without its data, the name would be in the language of the computer.
  if (Intl.DisplayNames.supportedLocalesOf(code).length === 0) return undefined;
  return getLanguageName(code, code);
}
