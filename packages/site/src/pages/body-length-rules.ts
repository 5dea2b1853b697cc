import { error, findLongWord, MAX_WORD_LENGTH } from "cookie-inventory";
import type { Token } from "markdown-it";
import { getInlineText } from "./inline-text.ts";
import type { BodyRule } from "./page-body.ts";

/* Rules against texts that would overflow the stack of other code, or take it too long. */

/** In levels. Deeper nesting would overflow the stack of code that walks the text recursively later. */
const MAX_NESTING = 20;

const isTooDeep = ({ level: depth }: Token) => depth > MAX_NESTING;

const checkLevels: BodyRule = ({ tokens, place }) => {
  const deep = tokens.find((token) => isTooDeep(token) || token.children?.some(isTooDeep));
  if (deep === undefined) return [];
  const message = "Lists or quotations are nested too deeply here.";
  const hint = "Remove some of the “-” or “>” signs at the start of the line.";
  return [error(place(deep.map?.[0] ?? 0), "nested-too-deep", message, hint)];
};

/** In words. Longer paragraphs would overflow the stack of code that reads sentences later. */
const MAX_PARAGRAPH = 2000;

const checkParagraphLength: BodyRule = ({ tokens, place }) =>
  tokens.flatMap(({ type, content, map }) => {
    // Counting words is slow, and nearly all paragraphs are too short to need it.
    if (type !== "inline" || content.length < 2 * MAX_PARAGRAPH) return [];
    const words = content.split(/\s+/).length;
    if (words <= MAX_PARAGRAPH) return [];
    const message = `This paragraph has ${words} words; the maximum is ${MAX_PARAGRAPH}.`;
    return error(place(map?.[0] ?? 0), "paragraph-too-long", message, "Split it with blank lines.");
  });

const checkWordLength: BodyRule = ({ tokens, place }) =>
  tokens.flatMap((token) => {
    const text = token.type === "inline" ? getInlineText(token) : "";
    const word = findLongWord(text);
    if (word === undefined) return [];
    return error(
      place(token.map?.[0] ?? 0, word),
      "word-too-long",
      `There are ${word.length.toLocaleString("en-GB")} characters here without a space; the maximum is ${MAX_WORD_LENGTH}.`,
      "Put spaces between the words, or remove what is not text.",
    );
  });

export const LENGTH_RULES: readonly BodyRule[] = [
  checkLevels,
  checkParagraphLength,
  checkWordLength,
];
