import type { Project } from "cookie-inventory";
import { removeInvisible } from "./character-rules.ts";
import { readPageFile } from "./front-matter.ts";
import { createParser } from "./markdown-syntax.ts";
import { findPastedText } from "./pasted-text.ts";
import { listTextBlocks, type PastedText } from "./text-blocks.ts";

const parser = createParser();

/** More rounds than any text needs: a list inside a list item is found when the item has been. */
const MAX_ROUNDS = 10;

/**
 * Returns the text of a page with pasted text as Markdown, where there is only one way to write it. Keeps the file’s line
 * endings, and a file whose front matter cannot be read as it is. `language` is the code of the page’s language.
 */
export function formatPage(file: string, text: string, language: string): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const unix = removeInvisible(text.slice(mark.length).replaceAll("\r\n", "\n"));
  const value = new TextEncoder().encode(unix);
  const project: Project = { read: () => ({ ok: true, value }), list: () => [] };
  const { page } = readPageFile(project, file);
  if (page?.isYaml !== true) return text;
  const formatted = mark + unix.slice(0, page.bodyOffset) + formatBody(page.body, language);
  return text.includes("\r\n") ? formatted.replaceAll("\n", "\r\n") : formatted;
}

function formatBody(body: string, language: string): string {
  let before = body;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const lines = before.split("\n");
    const textBlocks = listTextBlocks(parser.parse(before, {}), lines);
    const found = findPastedText({ textBlocks, lines, language }).filter(
      ({ column }) => column !== undefined,
    );
    const after = applyReplacements(lines, found).join("\n");
    if (after === before) break;
    before = after;
  }
  return before;
}

function applyReplacements(lines: readonly string[], found: readonly PastedText[]): string[] {
  const byLine = Map.groupBy(found, ({ line }) => line);
  return lines.map((text, line) => replaceIn(text, byLine.get(line) ?? []));
}

function replaceIn(line: string, found: readonly PastedText[]): string {
  let end = 0;
  let result = "";
  for (const { column = 0, text, replacement } of found.toSorted(compareColumns)) {
    // Of two forms in the same place, the next round finds the second.
    if (replacement === undefined || column < end || !line.startsWith(text, column)) continue;
    result += line.slice(end, column) + replacement;
    end = column + text.length;
  }
  return result + line.slice(end);
}

function compareColumns(a: PastedText, b: PastedText): number {
  return (a.column ?? 0) - (b.column ?? 0);
}
