import { INVISIBLE, UNNAMED } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import { literals } from "./record-matching.ts";

/** Names that differ in their numbers alone are one name with a changing part, when there are so many. */
const SERIES = 3;

/** A pattern with fewer literal characters than this covers strangers too, and needs more to be proposed. */
const TELLING = 3;
const FLOOD = 50;

/** Longer names are proposed by their beginning. In UTF-16 code units. */
const LONGEST = 200;
const BEGINNING = 100;

/** What the inventory refuses in a name: see the field’s schema. */
const REFUSED = new RegExp(`(?:[\\s=;,]|${INVISIBLE.source})+`, "gu");

/** Items that one record would cover, and the name that it would have. */
export interface Proposal {
  readonly name: string;
  /** In their order; never empty. */
  readonly items: readonly StoredItem[];
}

/** The names by which to declare items of one storage and domain: each item is in exactly one proposal. */
export function proposals(items: readonly StoredItem[]): Proposal[] {
  const byLetters = series(items, patternOf);
  // What is left are odd ones, or names made of nothing but numbers.
  const byShape = series(byLetters.rest, shapeOf);
  const single = byShape.rest.map((item) => ({ name: recordable(item.name), items: [item] }));
  const all = [...byLetters.found, ...byShape.found, ...single];
  return [...Map.groupBy(all, ({ name }) => name)].map(([name, same]) => ({
    name,
    items: same.flatMap((proposal) => proposal.items),
  }));
}

/** Whether a recorded name covers much more than what it was made for. */
export function isWide(name: string): boolean {
  return name.includes("*") && literals(name) < TELLING;
}

/** A name as the inventory can hold it; it covers the name that was seen. */
function recordable(name: string): string {
  if (name === "") return UNNAMED;
  if (name === UNNAMED) return "<*>";
  const start = name.length > LONGEST ? name.slice(0, BEGINNING) : name;
  return start.replaceAll(REFUSED, "*") + (name.length > LONGEST ? "*" : "");
}

function series(
  items: readonly StoredItem[],
  nameOf: (name: string) => string,
): { found: Proposal[]; rest: StoredItem[] } {
  const found: Proposal[] = [];
  const rest: StoredItem[] = [];
  for (const [name, group] of Map.groupBy(items, (item) => nameOf(recordable(item.name)))) {
    const names = new Set(group.map((item) => item.name));
    if (names.size >= (isWide(name) ? FLOOD : SERIES)) found.push({ name, items: group });
    else rest.push(...group);
  }
  return { found, rest };
}

/** visit_1a2b as visit_*, and cookie12, which would be left with no letter at all, as cookie*. */
function patternOf(name: string): string {
  const shape = shapeOf(name);
  return isWide(shape) ? withoutNumbers(name, (run) => `${/^[a-z]*/i.exec(run)?.[0]}*`) : shape;
}

function shapeOf(name: string): string {
  return withoutNumbers(name, () => "*");
}

function withoutNumbers(name: string, replaced: (run: string) => string): string {
  return name.replaceAll(/[0-9a-z]+/gi, (run) => (/\d/.test(run) ? replaced(run) : run));
}
