import { describeLanguage, type Language, UserError } from "cookie-inventory";
import type { RecordedText } from "../editions/change-log.ts";

/** The languages of an edition, the first one first. */
export type EditionLanguages = readonly [Language, ...Language[]];

/**
 * Returns the texts that an editor has entered as sentences, each in the languages in which it is given. A sentence is in the
 * first language, unless it starts with the code of another one: “cy: ” and the text.
 */
export function toTexts(sentences: readonly string[], languages: EditionLanguages): RecordedText[] {
  const [first, ...others] = languages;
  const own = sentences.filter((each) => !others.some((language) => isIn(each, language)));
  const translations = others.map((language) => {
    const texts = sentences
      .filter((each) => isIn(each, language))
      .map((each) => each.slice(`${language.code}: `.length).trim());
    if (texts.length > own.length) {
      throw new UserError(
        `“${texts[own.length]}” translates nothing: give the sentence in ${describeLanguage(first)} too.`,
      );
    }
    return { code: language.code, texts };
  });
  return own.map((text, index) => {
    const translated = translations.flatMap(({ code, texts }) => {
      const translation = texts[index];
      return translation === undefined ? [] : [[code, translation] as const];
    });
    return translated.length === 0
      ? text
      : { [first.code]: text, ...Object.fromEntries(translated) };
  });
}

/** Whether a sentence is in a language besides the first. */
function isIn(sentence: string, { code }: Language): boolean {
  return sentence.startsWith(`${code}: `);
}

/** Returns the sentences as one text, in the languages in which all of them are given. */
export function toText(sentences: readonly string[], languages: EditionLanguages): RecordedText {
  const [first, ...others] = languages;
  const texts = toTexts(sentences, languages);
  const join = ({ code }: Language) =>
    texts.map((text) => (typeof text === "string" ? text : text[code])).join(" ");
  const complete = others.filter(
    (language) => !texts.some((text) => lacksLanguage(text, [language])),
  );
  if (complete.length === 0) return join(first);
  return Object.fromEntries(
    [first, ...complete].map((language) => [language.code, join(language)]),
  );
}

/** Whether a text lacks one of these translations. */
export function lacksLanguage(text: RecordedText, translations: readonly Language[]): boolean {
  return translations.some(({ code }) => typeof text === "string" || !(code in text));
}
