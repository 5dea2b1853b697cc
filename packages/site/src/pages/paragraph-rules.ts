import { error, type Problem, warning } from "cookie-inventory";
import { type BodyRule, type PageBody, suggestId } from "./page-body.ts";

/* Paragraphs that look like something else where they are written than where they are published. */

/** In UTF-16 code units. On a page with longer lines, no line is wrapped: each is a paragraph. */
const MAX_WRAPPED = 130;

function measureLongest(lines: readonly string[]): number {
  return lines.reduce((longest, { length }) => Math.max(longest, length), 0);
}

/** Finds lines that Markdown joins, although each was a paragraph, a heading or the end of a list. */
export const checkJoinedLines: BodyRule = (body) => {
  const isWrapped = measureLongest(body.lines) <= MAX_WRAPPED;
  return body.textBlocks.flatMap((block) => {
    if (block.kind !== "paragraph") return [];
    const longest = isWrapped ? measureLongest(block.lines.map(({ text }) => text)) : Infinity;
    return block.lines.slice(1).flatMap(({ line, column, text }, index) => {
      if (block.isInList && column === 0) {
        const message = "This line would become part of the list item above it.";
        const hint =
          "Put a blank line before it. If it belongs to the item, indent it by two spaces.";
        return error(body.place(line), "joined-lines", message, hint);
      }
      const before = block.lines[index]?.text ?? "";
      if (!isNewParagraph(before, text, longest) || isBreak(body.lines[line - 1] ?? "")) return [];
      const message = "This line and the one above it would become one paragraph.";
      const heading = /[.!?]$/.test(before)
        ? ""
        : ` If the one above is a heading, write: ## ${before} {#${suggestId(before)}}`;
      const hint = `Put a blank line between them.${heading}`;
      return warning(body.place(line), "joined-lines", message, hint);
    });
  });
};

/** Whether a line starts a sentence after the end of one, or after a heading, and was not just wrapped there. */
function isNewParagraph(before: string, text: string, longest: number): boolean {
  const [word = ""] = text.split(/\s/);
  // A line that was wrapped is as long as the next word allows.
  if (before.length + 1 + word.length > Math.max(longest, 40) || !/^[\p{Lu}“"]/u.test(text))
    return false;
  // Other signs start lists and blocks.
  if (!/^[\p{L}\p{N}“"(]/u.test(before)) return false;
  return (
    isSentence(before) || (before.length <= 60 && isSentence(text) && text.length > before.length)
  );
}

function isSentence(line: string): boolean {
  return /[.!?:][”"’)]*$/.test(line);
}

/** Whether a line is broken on purpose: by “\\” or two spaces at its end. */
function isBreak(line: string): boolean {
  return /(?:\\| {2})$/.test(line);
}

/** Finds bold lines that look like headings, which screen readers do not find (WCAG 2.2, 1.3.1). */
export const checkBoldHeadings: BodyRule = (body) =>
  body.paragraphs.flatMap(({ markdown, text, line }) => {
    const isBold = /^(?:\*\*(?!\*)[^*]+\*\*|__(?!_)[^_]+__):?$/.test(markdown);
    if (!isBold || /[.!?;,]$/.test(text)) return [];
    const message = "This bold line looks like a heading, but screen readers cannot find it.";
    const title = text.replace(/:$/, "");
    const hint = `Write: ## ${title} {#${suggestId(title)}}. If it is not a heading, make it part of a sentence.`;
    return warning(body.place(line), "bold-heading", message, hint);
  });

/** Finds lines of signs directly below text, which make it a heading elsewhere. */
export const checkUnderlines: BodyRule = (body) => {
  const paragraphs = body.textBlocks.filter(({ kind }) => kind === "paragraph");
  const lastLines = new Set(paragraphs.map(({ lines }) => lines.at(-1)?.line));
  const rules = body.otherTokens.filter(
    ({ token, line }) => token.type === "hr" && lastLines.has(line - 1),
  );
  return [
    ...rules.map(({ line }) =>
      toUnderline(body, line, " If you want a line across the page, put a blank line before it."),
    ),
    ...paragraphs
      .filter(({ plain }) => !/^[<>]{7}/m.test(plain))
      .flatMap(({ lines }) => lines.slice(1))
      .filter(({ text }) => /^=+$/.test(text))
      .map(({ line }) => toUnderline(body, line, "")),
  ];
};

function toUnderline(body: PageBody, line: number, otherwise: string): Problem {
  const above = (body.lines[line - 1] ?? "").trim();
  const message = "A heading cannot be marked by a line of signs below it.";
  const hint = `Remove this line, and write the one above it like this: ## ${above} {#${suggestId(above)}}.${otherwise}`;
  return error(body.place(line), "stray-marks", message, hint);
}
