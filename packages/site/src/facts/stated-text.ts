/** What a section of a page, or the record of a cookie, states. */
export interface StatedText {
  readonly text: string;
  /** The addresses of its links. */
  readonly links: readonly string[];
  /** The names of its blocks, such as “::cookie-table”. Undefined on a built page, which has their content instead. */
  readonly blocks: readonly string[] | undefined;
}

/** Matches the addresses that a page can link to. */
const ADDRESS = /^(?:https:\/\/|mailto:|tel:|[/#])/;

/** Returns the phrases that a text does not contain, as whole words in any order. */
export function findMissingPhrases(phrases: readonly string[], stated: StatedText): string[] {
  const { links, blocks } = stated;
  const words = getWords(stated);
  return phrases.filter((phrase) => {
    if (phrase.startsWith("::")) return blocks?.includes(phrase) === false;
    if (ADDRESS.test(phrase)) return !links.includes(phrase);
    return !words.includes(` ${toPlainWords(phrase)} `);
  });
}

/** The words of each text that has been searched: every fact may have to be looked for in all of them. */
const WORDS = new WeakMap<StatedText, string>();

function getWords(stated: StatedText): string {
  const words = WORDS.get(stated) ?? ` ${toPlainWords(stated.text)} `;
  WORDS.set(stated, words);
  return words;
}

/** Returns the words of a text in lower case, with one space between them, and without punctuation. */
export function toPlainWords(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  ).join(" ");
}
