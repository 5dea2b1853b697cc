import type { SourceText, ValuePath } from "cookie-inventory";
import {
  applyEdits,
  findNodeAtLocation,
  format,
  type FormattingOptions,
  modify,
  parseTree,
} from "jsonc-parser";

/**
 * Returns the text of a JSON file with an empty translation of each of these texts: `"Cookies"` becomes
 * `{ "en": "Cookies", "cy": "" }`, on a line for each language. `first` is the code of the language of the texts.
 */
export function addEmptyTranslations(
  json: string,
  texts: readonly SourceText[],
  first: string,
  code: string,
): string {
  return texts.reduce((text, { path, source, translations }) => {
    const changed = setValue(text, path, { [first]: source, ...translations, [code]: "" });
    // A list in one line gets a line for each of its texts.
    return typeof path.at(-1) === "number" ? formatValue(changed, path.slice(0, -1)) : changed;
  }, json);
}

/** Returns the text of a JSON file with a value at a path. A new field is the first of its record. */
export function setValue(json: string, path: ValuePath, value: unknown): string {
  const options = { formattingOptions: readFormatting(json), getInsertionIndex: () => 0 };
  return applyEdits(json, modify(json, [...path], value, options));
}

function formatValue(json: string, path: ValuePath): string {
  const tree = parseTree(json);
  const node = tree && findNodeAtLocation(tree, [...path]);
  return node === undefined ? json : applyEdits(json, format(json, node, readFormatting(json)));
}

/** Returns how a JSON file is formatted. */
function readFormatting(json: string): FormattingOptions {
  const indent = /\n([ \t]+)/.exec(json)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.length,
    eol: json.includes("\r\n") ? "\r\n" : "\n",
  };
}
