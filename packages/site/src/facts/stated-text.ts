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
export function findMissingPhrases(
  phrases: readonly string[],
  { text, links, blocks }: StatedText,
): string[] {
  const words = ` ${toPlainWords(text)} `;
  return phrases.filter((phrase) => {
    if (phrase.startsWith("::")) return blocks?.includes(phrase) === false;
    if (ADDRESS.test(phrase)) return !links.includes(phrase);
    return !words.includes(` ${toPlainWords(phrase)} `);
  });
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
