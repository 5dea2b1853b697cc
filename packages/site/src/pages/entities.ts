import createMarkdownIt from "markdown-it/browser";

/** Matches a character reference of HTML, such as “&shy;” or “&#x202E;”. */
export const ENTITY = /&(?:#(?:x[\da-f]{1,6}|\d{1,7})|[a-z][a-z\d]{1,31});/gi;

const { utils } = createMarkdownIt();

/** Returns the character that is published for a reference; the reference itself if there is no such name. */
export function decodeEntity(entity: string): string {
  const decoded = utils.unescapeAll(entity);
  // NUL, halves of surrogate pairs and numbers that are not characters (CommonMark 0.31.2, section 2.5).
  return decoded === entity && entity.startsWith("&#") ? "\uFFFD" : decoded;
}
