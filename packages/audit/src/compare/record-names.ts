import { INVISIBLE, NAMELESS } from "cookie-inventory";
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

/** Things that one record would cover, and the name that it would have. */
export interface Proposal {
  readonly name: string;
  /** In their order; never empty. */
  readonly things: readonly StoredItem[];
}

/** The names by which to declare things of one storage and domain: each thing is in exactly one proposal. */
export function proposals(things: readonly StoredItem[]): Proposal[] {
  const byLetters = series(things, patternOf);
  // What is left are odd ones, or names made of nothing but numbers.
  const byShape = series(byLetters.rest, shapeOf);
  const single = byShape.rest.map((thing) => ({ name: recordable(thing.name), things: [thing] }));
  const all = [...byLetters.found, ...byShape.found, ...single];
  return [...Map.groupBy(all, ({ name }) => name)].map(([name, same]) => ({
    name,
    things: same.flatMap((proposal) => proposal.things),
  }));
}

/** Whether a recorded name covers much more than what it was made for. */
export function isWide(name: string): boolean {
  return name.includes("*") && literals(name) < TELLING;
}

/** A name as the inventory can hold it; it covers the name that was seen. */
function recordable(name: string): string {
  if (name === "") return NAMELESS;
  if (name === NAMELESS) return "<*>";
  const start = name.length > LONGEST ? name.slice(0, BEGINNING) : name;
  return start.replaceAll(REFUSED, "*") + (name.length > LONGEST ? "*" : "");
}

function series(
  things: readonly StoredItem[],
  nameOf: (name: string) => string,
): { found: Proposal[]; rest: StoredItem[] } {
  const found: Proposal[] = [];
  const rest: StoredItem[] = [];
  for (const [name, group] of Map.groupBy(things, (thing) => nameOf(recordable(thing.name)))) {
    const names = new Set(group.map((thing) => thing.name));
    if (names.size >= (isWide(name) ? FLOOD : SERIES)) found.push({ name, things: group });
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
