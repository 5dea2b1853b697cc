import type { Node } from "jsonc-parser";
import { error, type Place, type Problem } from "../problems/problem.ts";
import type { PlaceAt } from "./source-places.ts";

/** Names that JavaScript gives a meaning of its own: data with them could change other data. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Finds wrong names of fields: reserved ones, and equal ones in one object. */
export function findWrongNames(node: Node, place: PlaceAt): Problem[] {
  const children = node.children ?? [];
  const nested = children.flatMap((child) => findWrongNames(child, place));
  if (node.type !== "object") return nested;
  const firstNodes = new Map<string, Node>();
  const direct = children.flatMap(({ children: pair }) => {
    const [name] = pair ?? [];
    if (name === undefined) return [];
    const text = String(name.value);
    const at = place(name.offset, name.offset + name.length);
    const first = firstNodes.get(text);
    firstNodes.set(text, first ?? name);
    return [
      checkReservedName(text, at),
      first === undefined ? [] : duplicateProblem(text, at, place(first.offset)),
    ].flat();
  });
  return [...direct, ...nested];
}

export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name);
}

/** Returns a Problem if a field must not have this name, in JSON or in YAML. */
export function checkReservedName(name: string, at: Place): Problem | [] {
  if (!isReservedName(name)) return [];
  const message = `A field cannot be called “${name}”, which has a meaning of its own in JavaScript.`;
  return error(at, "reserved-field", message, "Remove it.");
}

/** JSON parsers silently use the last of several equal names (RFC 8259, section 4). */
function duplicateProblem(name: string, at: Place, { line }: Place): Problem {
  const message = `“${name}” appears twice in the same record; the first is on line ${line}.`;
  return error(at, "duplicate-key", message, "Remove one of them.");
}
