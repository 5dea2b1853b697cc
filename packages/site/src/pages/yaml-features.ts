import { checkReservedName, error, type Place, type Problem } from "cookie-inventory";
import { type Document, isAlias, isScalar, visit } from "yaml";

/** Returns the place of the text between two offsets. */
type PlaceOf = (range: readonly [number, number]) => Place;

/**
 * Returns an error for each anchor, alias and type, at its own place: no page needs them, and a few lines of them can
 * stand for gigabytes. `text` is the front matter.
 */
export function rejectYamlFeatures(
  document: Document.Parsed,
  text: string,
  placeOf: PlaceOf,
): Problem[] {
  const problems: Problem[] = [];
  /** `start` is where the search for the sign before a value starts. */
  const reject = (sign: string, name: string, start: number) => {
    const first = Math.max(text.lastIndexOf(sign + name, start), 0);
    const message = `In YAML, a value that starts with “${sign}” has a meaning of its own.`;
    const place = placeOf([first, first + sign.length + name.length]);
    problems.push(error(place, "yaml-syntax", message, "Put the value in quotes."));
  };
  visit(document, {
    Node: (_key, node) => {
      const start = node.range?.[0] ?? 0;
      if (isAlias(node)) reject("*", node.source, start);
      else if (node.anchor !== undefined) reject("&", node.anchor, start);
      if (node.tag !== undefined) reject("!", "", text.lastIndexOf(" !", start) + 1);
    },
  });
  return problems;
}

/** Removes the fields with a reserved name, and returns an error for each. */
export function removeReservedNames(document: Document.Parsed, placeOf: PlaceOf): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair: (_key, { key }) => {
      if (!isScalar(key)) return undefined;
      const [start, end] = key.range ?? [0, 0];
      const found = [checkReservedName(String(key.value), placeOf([start, end]))].flat();
      problems.push(...found);
      return found.length > 0 ? visit.REMOVE : undefined;
    },
  });
  return problems;
}
