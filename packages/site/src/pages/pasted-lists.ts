import type { PastedText, TextBlock, TextLine } from "./text-blocks.ts";

/* Lists that were typed or pasted with other signs than Markdown’s, and would be published as one paragraph. */

/** Any space, such as the no-break space that Word puts after a bullet. */
const SPACE = String.raw`[\s\u00A0]`;

/** Signs that only start list items, by the level at which Word uses them; U+F000 to U+F0FF are its Symbol and Wingdings. */
const LEVELS = [
  String.raw`[•·∙●‣⁃➢➤►▶❖◆\uF000-\uF0A6\uF0A8-\uF0FF]|&(?:bull|middot|#8226|#183|#xb7);`,
  String.raw`o(?=${SPACE})|[◦○]`,
  String.raw`§(?=${SPACE})|[▪▫■□\uF0A7]`,
].map((pattern) => new RegExp(`^(?:${pattern})${SPACE}*(?=\\S)`, "iu"));

/** Signs that are right in other places: a dash, or a sign of Markdown without its space. */
const UNCERTAIN = new RegExp(
  String.raw`^(?:[–—−]${SPACE}+|[-+*](?:\u00A0${SPACE}*|(?=\p{L})))(?=\S)`,
  "u",
);

/** A number without its space: “1.Name”. */
const NUMBER = new RegExp(String.raw`^(\d{1,3}[.)])(?:\u00A0${SPACE}*|(?=\p{L}))(?=\S)`, "u");

/** A sign of Markdown that is indented so far that it is text. */
const INDENTED = /^(?:[-+*]|\d{1,3}[.)])[ \t]+(?=\S)/;

/** The end of what stands before the text of an item in a list. */
const LISTED = /(?:[-+*]|\d[.)])[ \t]+$/;

interface Item {
  readonly line: TextLine;
  /** What the line starts with. */
  readonly sign: string;
  readonly replacement: string;
  /** 0 for the first level; undefined if the sign has none. */
  readonly level: number | undefined;
  readonly isCertain: boolean;
}

/** Finds the items of such lists in a paragraph, and lines that would become part of the last one. */
export function findPastedItems(
  block: TextBlock,
  lines: readonly string[],
  language: string,
): PastedText[] {
  if (block.kind !== "paragraph") return [];
  const plain = block.plain.split("\n");
  const items = block.lines.map((line, index) =>
    toItem(line, plain[index] ?? "", (lines[line.line] ?? "").slice(0, line.column), language),
  );
  const found: PastedText[] = [];
  let run: Item[] = [];
  for (const [index, item] of items.entries()) {
    if (item !== undefined) run.push(item);
    const next = block.lines[index + 1];
    if (run.length === 0 || items[index + 1] !== undefined) continue;
    const isIntroduced = /^$|:[ \t]*$/.test(plain[index - run.length] ?? "");
    // Word puts a tab after each sign, and each paragraph on one line. Elsewhere, the next line may continue the item.
    const isFromWord = run.every(({ sign }) => sign.includes("\t"));
    const isCertain = isFromWord || isIntroduced || run.every((each) => each.isCertain);
    const isAlone = !block.isInList || block.lines.length === 1;
    const isSafe = isCertain && isAlone && (isFromWord || next === undefined);
    found.push(...toPastedList(run, lines, isSafe));
    if (isSafe && next !== undefined) found.push(toLineBelow(next));
    run = [];
  }
  return found;
}

function toPastedList(
  run: readonly Item[],
  lines: readonly string[],
  isSafe: boolean,
): PastedText[] {
  const levels = [...new Set(run.flatMap(({ level }) => level ?? []))].toSorted((a, b) => a - b);
  return run.map((item) =>
    toPastedText(item, lines, isSafe, item.level === undefined ? 0 : levels.indexOf(item.level)),
  );
}

function toLineBelow({ line, column, text }: TextLine): PastedText {
  return {
    line,
    column,
    text: "",
    shown: text,
    replacement: "\n",
    rule: "joined-lines",
    message: "This line would become part of the list item above it.",
    hint: "Put a blank line before it.",
  };
}

/** Matches “o ” where it can be a word, such as “from” in Welsh. Word puts a tab or a no-break space after a bullet. */
const WORD = /^o (?![ \u00A0])/i;

function toItem(line: TextLine, plain: string, before: string, language: string): Item | undefined {
  const { text } = line;
  if (language !== "en" && WORD.test(text)) return undefined;
  const level = LEVELS.findIndex((pattern) => pattern.test(text));
  if (level >= 0) {
    const [sign = ""] = LEVELS[level]?.exec(text) ?? [];
    return { line, sign, replacement: "- ", level, isCertain: !/^o/i.test(sign) };
  }
  const [number, digits] = NUMBER.exec(text) ?? [];
  // The number in “- 1.Name” is published as it is.
  if (number !== undefined && !LISTED.test(before))
    return { line, sign: number, replacement: `${digits} `, level: undefined, isCertain: false };
  const [indented] = INDENTED.exec(text) ?? [];
  if (indented !== undefined && /^(?: {4}|\t)\s*$/.test(before))
    return toUncertain(line, indented, indented);
  const [sign] = UNCERTAIN.exec(text) ?? [];
  // A star that is published as a star, and not the start of emphasis.
  if (sign === undefined || !plain.trimStart().startsWith(text[0] ?? "")) return undefined;
  return toUncertain(line, sign, "- ");
}

function toUncertain(line: TextLine, sign: string, replacement: string): Item {
  return { line, sign, replacement, level: undefined, isCertain: false };
}

function toPastedText(
  { line: { line, column }, sign, replacement }: Item,
  lines: readonly string[],
  isSafe: boolean,
  depth: number,
): PastedText {
  const before = (lines[line] ?? "").slice(0, column);
  // The item of a list that has two signs, as in “- • Name”, keeps the first.
  const isListed = LISTED.test(before);
  const isBlank = before.trim() === "";
  const indent = "  ".repeat(depth);
  return {
    line,
    column: isBlank ? 0 : column,
    shown: sign.trimEnd(),
    text: (isBlank ? before : "") + sign,
    replacement: isSafe ? (isListed ? "" : indent + replacement) : undefined,
    rule: "stray-marks",
    message: "This looks like a list item, but would be published as plain text.",
    hint: /^\d/.test(sign)
      ? "Start the line with the number, a full stop and a space: “1. ”. Put a blank line before and after the list."
      : "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list.",
  };
}
