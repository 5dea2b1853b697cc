import { replaceValues, type SourceText, type ValuePath } from "cookie-inventory";
import {
  applyEdits,
  findNodeAtLocation,
  getNodePath,
  getNodeValue,
  modify,
  type Node,
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
  const tree = parseTree(json);
  if (tree === undefined) return json;
  const values = texts.flatMap(({ path, source, translations }) => {
    const node = findNodeAtLocation(tree, [...path]);
    const value = { [first]: source, ...translations, [code]: "" };
    return node === undefined ? [] : { path, value, line: findOnOneLine(json, node) };
  });
  const edits = [...Map.groupBy(values, ({ line }) => line)].map(([node, changed]) => {
    const { length } = getNodePath(node);
    const inNode = changed.map(({ path, value }) => ({ path: path.slice(length), value }));
    const itself = inNode.find(({ path }) => path.length === 0);
    const value = itself ? itself.value : replaceValues(getNodeValue(node), inNode);
    return { offset: node.offset, length: node.length, content: formatValue(json, node, value) };
  });
  return applyEdits(json, edits);
}

/** Returns the outermost value around another one that is on one line. The value itself if what contains it has several. */
function findOnOneLine(json: string, node: Node): Node {
  // The parent of a value is its field, which stands in a record.
  const parent = node.parent?.type === "property" ? node.parent.parent : node.parent;
  if (parent === undefined) return node;
  const text = json.slice(parent.offset, parent.offset + parent.length);
  return text.includes("\n") ? node : findOnOneLine(json, parent);
}

/** Returns a value in several lines, in the place of another one. */
function formatValue(json: string, { offset }: Node, value: unknown): string {
  const { indent, eol } = readLayout(json);
  const [outer = ""] = /^[ \t]*/.exec(json.slice(json.lastIndexOf("\n", offset) + 1)) ?? [];
  return JSON.stringify(value, null, indent).replaceAll("\n", eol + outer);
}

/** Returns the text of a JSON file with a value at a path. A new field is the first of its record. */
export function setValue(json: string, path: ValuePath, value: unknown): string {
  const { indent, eol } = readLayout(json);
  const insertSpaces = !indent.startsWith("\t");
  const formattingOptions = { insertSpaces, tabSize: indent.length, eol };
  const options = { formattingOptions, getInsertionIndex: () => 0 };
  return applyEdits(json, modify(json, [...path], value, options));
}

/** Returns the white space at the start of the first line with some, and the end of lines. */
function readLayout(json: string): { readonly indent: string; readonly eol: string } {
  return {
    indent: /\n([ \t]+)/.exec(json)?.[1] ?? "  ",
    eol: json.includes("\r\n") ? "\r\n" : "\n",
  };
}
