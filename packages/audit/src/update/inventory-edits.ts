import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  parseTree,
} from "jsonc-parser";
import type { ValuePath } from "cookie-inventory";
import { valueInOneLine } from "../compare/suggested-edits.ts";

/*
 * Changes of a JSON text that leave all the rest of it as it stands: its order, blanks and line breaks.
 * What is written looks like the text around it, and as Prettier would lay it out.
 */

/** A value to put in the place of another. */
export interface Replacement {
  readonly path: ValuePath;
  /** Anything but a record. */
  readonly value: unknown;
}

/** A longer line than this is broken, in characters: what Prettier is told in this project. */
const WIDTH = 100;

/** A JSON text with other values in some places. A place that is not there is left alone. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  const tree = parseTree(text);
  if (tree === undefined) return text;
  const edits = replacements.flatMap(({ path, value }): Edit[] => {
    const node = findNodeAtLocation(tree, [...path]);
    if (node === undefined || JSON.stringify(getNodeValue(node)) === JSON.stringify(value))
      return [];
    const { offset, length } = node;
    return [{ offset, length, content: fitting(text, offset, path, value) }];
  });
  return applyEdits(text, edits);
}

/** A JSON text with more records at the end of the list at `path`; none where there is no such list. */
export function appended(text: string, path: ValuePath, records: readonly object[]): string {
  const tree = parseTree(text);
  const list = tree && findNodeAtLocation(tree, [...path]);
  if (list?.type !== "array" || records.length === 0) return text;
  const last = list.children?.at(-1);
  const outer = indentationAt(text, list.offset);
  const unit = unitOf(outer, path.length) || "  ";
  const inner =
    last !== undefined && startsLine(text, last) ? indentationAt(text, last.offset) : outer + unit;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";

  const end = list.offset + list.length - 1;
  const start = last === undefined ? list.offset + 1 : last.offset + last.length;
  const blanks = text.slice(start, end);
  const bracket = blanks.includes("\n") ? blanks : eol + outer;
  const content = records
    .map((record) => eol + inner + expanded(record, inner, unit, eol))
    .join(",");
  const comma = last === undefined ? "" : ",";
  return text.slice(0, start) + comma + content + bracket + text.slice(end);
}

/** A record with each field on a line of its own. */
function expanded(record: object, indentation: string, unit: string, eol: string): string {
  const fields = Object.entries(record).map(
    ([key, value]) => `${indentation}${unit}${JSON.stringify(key)}: ${valueInOneLine(value)}`,
  );
  return ["{", fields.join(`,${eol}`), `${indentation}}`].join(eol);
}

/** As the values stand in the inventory: a short list in one line, a long one with a line for each entry. */
function fitting(text: string, offset: number, path: ValuePath, value: unknown): string {
  const short = valueInOneLine(value);
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).replaceAll("\t", "  ");
  // Most fields have a comma behind them.
  if (!Array.isArray(value) || before.length + short.length + 1 <= WIDTH) return short;
  const indentation = indentationAt(text, offset);
  const unit = unitOf(indentation, path.length) || "  ";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const entries = value.map((each) => indentation + unit + JSON.stringify(each));
  return ["[", entries.join(`,${eol}`), `${indentation}]`].join(eol);
}

/** The blanks at the start of the line in which a place is. */
function indentationAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function startsLine(text: string, { offset }: Node): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

/** By how much one level is set in, where `depth` levels are by this much. */
function unitOf(indentation: string, depth: number): string {
  return indentation.slice(0, Math.ceil(indentation.length / depth));
}
