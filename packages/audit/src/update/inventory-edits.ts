import type { ValuePath } from "cookie-inventory";
import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  parseTree,
} from "jsonc-parser";
import { formatValue } from "../compare/suggested-edits.ts";

/*
 * Edits of a JSON text that keep the rest of it: order, whitespace and line endings. New text follows the indentation
 * around it, and Prettier’s layout.
 */

/** A new value for the value at a path. */
export interface Replacement {
  readonly path: ValuePath;
  /** Not an object. */
  readonly value: unknown;
}

/** This project’s Prettier print width, in characters. */
const WIDTH = 100;

/** Replaces values in a JSON text. Ignores paths that do not exist. */
export function replaceValues(text: string, replacements: readonly Replacement[]): string {
  const tree = parseTree(text);
  if (tree === undefined) return text;
  const edits = replacements.flatMap(({ path, value }): Edit[] => {
    const node = findNodeAtLocation(tree, [...path]);
    if (node === undefined || JSON.stringify(getNodeValue(node)) === JSON.stringify(value))
      return [];
    const { offset, length } = node;
    return [{ offset, length, content: formatReplacement(text, offset, path, value) }];
  });
  return applyEdits(text, edits);
}

/** Appends records to the list at `path` in a JSON text. Returns the text unchanged if there is no such list. */
export function appendRecords(text: string, path: ValuePath, records: readonly object[]): string {
  return append(
    text,
    path,
    "array",
    records.map((record) => ({ label: "", record })),
  );
}

/**
 * Adds records, by key, to the object at `path` in a JSON text. Skips keys that it already has. Returns the text
 * unchanged if there is no such object.
 */
export function addRecords(
  text: string,
  path: ValuePath,
  records: Readonly<Record<string, object>>,
): string {
  const tree = parseTree(text);
  const isNew = (key: string) => tree && findNodeAtLocation(tree, [...path, key]) === undefined;
  const added = Object.entries(records)
    .filter(([key]) => isNew(key))
    .map(([key, record]) => ({ label: `${JSON.stringify(key)}: `, record }));
  return append(text, path, "object", added);
}

function append(
  text: string,
  path: ValuePath,
  type: "array" | "object",
  records: readonly { readonly label: string; readonly record: object }[],
): string {
  const tree = parseTree(text);
  const list = tree && findNodeAtLocation(tree, [...path]);
  if (list?.type !== type || records.length === 0) return text;
  const last = list.children?.at(-1);
  const outer = readIndentation(text, list.offset);
  const unit = toIndentUnit(outer, path.length) || "  ";
  const inner =
    last !== undefined && startsLine(text, last)
      ? readIndentation(text, last.offset)
      : outer + unit;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";

  const end = list.offset + list.length - 1;
  const start = last === undefined ? list.offset + 1 : last.offset + last.length;
  const space = text.slice(start, end);
  const bracketSpace = space.includes("\n") ? space : eol + outer;
  const content = records
    .map(
      ({ label, record }) => eol + inner + label + formatMultilineRecord(record, inner, unit, eol),
    )
    .join(",");
  const comma = last === undefined ? "" : ",";
  return text.slice(0, start) + comma + content + bracketSpace + text.slice(end);
}

function formatMultilineRecord(
  record: object,
  indentation: string,
  unit: string,
  eol: string,
): string {
  const inner = indentation + unit;
  const fields = Object.entries(record).map(([key, value]: [string, unknown]) => {
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    const content = isRecord ? formatMultilineRecord(value, inner, unit, eol) : formatValue(value);
    return `${inner}${JSON.stringify(key)}: ${content}`;
  });
  return ["{", fields.join(`,${eol}`), `${indentation}}`].join(eol);
}

/** Formats a value on one line, or a list that is too long with each entry on its own line. */
function formatReplacement(text: string, offset: number, path: ValuePath, value: unknown): string {
  const singleLine = formatValue(value);
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).replaceAll("\t", "  ");
  const comma = 1;
  if (!Array.isArray(value) || before.length + singleLine.length + comma <= WIDTH)
    return singleLine;
  const indentation = readIndentation(text, offset);
  const unit = toIndentUnit(indentation, path.length) || "  ";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const entries = value.map((entry) => indentation + unit + JSON.stringify(entry));
  return ["[", entries.join(`,${eol}`), `${indentation}]`].join(eol);
}

/** Returns the whitespace at the start of the line that contains `offset`. */
function readIndentation(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function startsLine(text: string, { offset }: Node): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

/** Returns one level of an indentation that has `depth` levels. */
function toIndentUnit(indentation: string, depth: number): string {
  return indentation.slice(0, Math.ceil(indentation.length / depth));
}
