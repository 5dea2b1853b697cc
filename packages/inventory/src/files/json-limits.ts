import { createScanner, type Node } from "jsonc-parser";
import { error, type Problem } from "../problems/problem.ts";
import { isReservedName } from "./json-names.ts";
import { MAX_DEPTH, nestingProblem } from "./nesting-limit.ts";
import type { Source } from "./project.ts";
import { type PlaceAt, placeLookup } from "./source-places.ts";

/** As in an inventory of 3,000 cookies. With many more, zod cannot report what is wrong with them. */
const MAX_VALUES = 50_000;
const MAX_RECORDS = 5000;

/** In UTF-16 code units. As long as two pages of a book. */
const MAX_TEXT_LENGTH = 5000;

// The parser’s own names for these are not available at run time (https://www.npmjs.com/package/jsonc-parser).
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON, END] = [
  1, 2, 3, 4, 5, 6, 17,
];

/**
 * Returns a Problem if a file nests too deep, or has too many values, to be parsed in the time and memory that an
 * editor can wait for. Takes linear time.
 */
export function checkJsonSize(source: Source): Problem | undefined {
  const scanner = createScanner(source.text, true);
  let [depth, values, records] = [0, 0, 0];
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth += 1;
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth -= 1;
    if (token === OPEN_BRACE) records += 1;
    // The text before a colon is a name.
    if (token === COLON) values -= 1;
    else if (token !== COMMA && token !== CLOSE_BRACE && token !== CLOSE_BRACKET) values += 1;
    if (depth > MAX_DEPTH) return nestingProblem(placeLookup(source)(scanner.getTokenOffset()));
    if (values > MAX_VALUES || records > MAX_RECORDS) {
      const limit =
        records > MAX_RECORDS
          ? `${formatCount(MAX_RECORDS)} records`
          : `${formatCount(MAX_VALUES)} values`;
      const message = `This file has more than ${limit} up to here.`;
      const hint = "Undo the change that made it so long, or remove what does not belong in it.";
      const place = placeLookup(source)(scanner.getTokenOffset());
      return error(place, "file-too-large", message, hint);
    }
  }
  return undefined;
}

/** Returns an error for each text, or name of a field, that would take too long to check. */
export function findLongTexts(node: Node, place: PlaceAt): Problem[] {
  if (node.type !== "string")
    return (node.children ?? []).flatMap((child) => findLongTexts(child, place));
  const { length } = String(node.value);
  if (length <= MAX_TEXT_LENGTH) return [];
  const message = `This text has ${formatCount(length)} characters; the maximum is ${formatCount(MAX_TEXT_LENGTH)}.`;
  const at = place(node.offset, node.offset + 1);
  return [error(at, "text-too-long", message, "Write a shorter text.")];
}

function formatCount(count: number): string {
  return count.toLocaleString("en-GB");
}

/**
 * Returns the data of a document, without fields that have a reserved name, and with long texts cut off, so that the
 * other rules can still be checked.
 */
export function toData(node: Node): unknown {
  const { type, children = [], value } = node;
  if (type === "array") return children.map(toData);
  if (type !== "object") return type === "string" ? cut(value) : value;
  return Object.fromEntries(
    children.flatMap(({ children: [name, field] = [] }) =>
      name === undefined || field === undefined || isReservedName(String(name.value))
        ? []
        : [[cut(name.value), toData(field)]],
    ),
  );
}

function cut(text: unknown): string {
  return String(text).slice(0, MAX_TEXT_LENGTH);
}
