import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  type FormattingOptions,
  modify,
  parseTree,
} from "jsonc-parser";
import type { ValuePath } from "../../files/places.ts";

/** A value to put in the place of another. */
export interface Replacement {
  readonly path: ValuePath;
  readonly value: unknown;
}

/**
 * A JSON text with other values in some places, and nothing else changed: not the order, the blanks or the
 * comments. A place that is not there is left alone.
 */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  const tree = parseTree(text);
  if (tree === undefined) return text;
  const edits = replacements.flatMap(({ path, value }): Edit[] => {
    const node = findNodeAtLocation(tree, [...path]);
    const content = inOneLine(value);
    if (node === undefined || text.slice(node.offset, node.offset + node.length) === content)
      return [];
    return [{ offset: node.offset, length: node.length, content }];
  });
  return applyEdits(text, edits);
}

/** A JSON text with one entry more at the end of the list at `path`, indented as the rest of it. */
export function appended(text: string, path: ValuePath, value: object): string {
  const options = { formattingOptions: formatOf(text), isArrayInsertion: true };
  return applyEdits(text, modify(text, [...path, -1], value, options));
}

function formatOf(text: string): FormattingOptions {
  const [, blanks = "  "] = /\n([ \t]+)\S/.exec(text) ?? [];
  return {
    insertSpaces: !blanks.startsWith("\t"),
    tabSize: blanks.startsWith("\t") ? 1 : blanks.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

/** As the values stand in the inventory: a short list in one line, with a blank behind each comma. */
function inOneLine(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map((each) => JSON.stringify(each)).join(", ")}]`
    : JSON.stringify(value);
}
