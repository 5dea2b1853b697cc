import {
  error,
  lineStarts,
  type Place,
  placeLookup,
  type Problem,
  type Source,
} from "cookie-inventory";

/*
 * The longest texts that the rules for pages can check in the time that an editor can wait, in UTF-16 code units. They
 * are checked before any text is parsed.
 */

/** About 30,000 words. */
const MAX_PAGE = 200_000;
const MAX_LINES = 10_000;
const MAX_FRONT_MATTER = 10_000;
/** Of the lines between two blank lines, such as a long list. */
const MAX_BLOCK = 50_000;

/** Returns a Problem if a page, its front matter, or its lines between two blank lines are too long. */
export function checkLengths(source: Source): Problem | undefined {
  const { file, text } = source;
  const starts = lineStarts(text);
  const end = text.startsWith("---") ? text.indexOf("\n---", "---".length) : 0;
  const frontMatter = end === -1 ? text.length : end;
  const split = "Split it into several pages.";
  const move = "Put the page’s text below the second line of three hyphens (---).";
  return (
    checkLength({ file }, "This page", text.length, MAX_PAGE, "characters", split) ??
    checkLength({ file }, "This page", starts.length, MAX_LINES, "lines", split) ??
    checkLength(
      { file, line: 1, column: 1 },
      "The front matter",
      frontMatter,
      MAX_FRONT_MATTER,
      "characters",
      move,
    ) ??
    checkBlocks(source, starts)
  );
}

function checkLength(
  place: Place,
  subject: string,
  length: number,
  maximum: number,
  unit: string,
  hint: string,
): Problem | undefined {
  if (length <= maximum) return undefined;
  const message = `${subject} has ${format(length)} ${unit}; the maximum is ${format(maximum)}.`;
  return error(place, "page-too-long", message, hint);
}

function checkBlocks(source: Source, starts: readonly number[]): Problem | undefined {
  let first = 0;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? source.text.length;
    if (/^[ \t\n]*$/.test(source.text.slice(start, end))) first = end;
    if (end - first <= MAX_BLOCK) continue;
    return error(
      placeLookup(source)(first),
      "paragraph-too-long",
      `There are more than ${format(MAX_BLOCK)} characters here without a blank line between them.`,
      "Split the text with blank lines.",
    );
  }
  return undefined;
}

function format(count: number): string {
  return count.toLocaleString("en-GB");
}
