import { INVISIBLE_CHARACTERS, UNNAMED } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import { countLiterals } from "./record-matching.ts";

/** The minimum number of names, differing only in their numbers, that become one pattern. */
const MIN_SERIES = 3;

/** A pattern with fewer literal characters may cover unrelated items, and needs a longer series. */
const MIN_LITERALS = 3;
const MIN_BROAD_SERIES = 50;

/** Longer names are proposed as a prefix and “*”. In UTF-16 code units. */
const MAX_LENGTH = 200;
const PREFIX_LENGTH = 100;

/** Characters that the inventory’s schema does not allow in a name. */
const NOT_ALLOWED = new RegExp(`(?:[\\s=;,]|${INVISIBLE_CHARACTERS.source})+`, "gu");

/** A name for a new record, and the items it covers. */
export interface NameProposal {
  readonly name: string;
  /** In their order; never empty. */
  readonly items: readonly StoredItem[];
}

/** Proposes names for records of items with the same storage and domain. Each item is in exactly one proposal. */
export function proposeNames(items: readonly StoredItem[]): NameProposal[] {
  const byPattern = findSeries(items, toPattern);
  const byShape = findSeries(byPattern.rest, toShape);
  const single = byShape.rest.map((item) => ({ name: toRecordableName(item.name), items: [item] }));
  const all = [...byPattern.proposals, ...byShape.proposals, ...single];
  return [...Map.groupBy(all, ({ name }) => name)].map(([name, group]) => ({
    name,
    items: group.flatMap((proposal) => proposal.items),
  }));
}

/** Whether a recorded name is a pattern that may cover unrelated items. */
export function isBroadPattern(name: string): boolean {
  return name.includes("*") && countLiterals(name) < MIN_LITERALS;
}

/** Returns a name or pattern that the inventory accepts and that covers `name`. */
function toRecordableName(name: string): string {
  if (name === "") return UNNAMED;
  if (name === UNNAMED) return "<*>";
  const start = name.length > MAX_LENGTH ? name.slice(0, PREFIX_LENGTH) : name;
  return start.replaceAll(NOT_ALLOWED, "*") + (name.length > MAX_LENGTH ? "*" : "");
}

function findSeries(
  items: readonly StoredItem[],
  toGroupName: (name: string) => string,
): { proposals: NameProposal[]; rest: StoredItem[] } {
  const proposals: NameProposal[] = [];
  const rest: StoredItem[] = [];
  for (const [name, group] of Map.groupBy(items, (item) =>
    toGroupName(toRecordableName(item.name)),
  )) {
    const names = new Set(group.map((item) => item.name));
    if (names.size >= (isBroadPattern(name) ? MIN_BROAD_SERIES : MIN_SERIES)) {
      proposals.push({ name, items: group });
    } else rest.push(...group);
  }
  return { proposals, rest };
}

/** Returns visit_* for visit_1a2b, and cookie* for cookie12, whose shape is only “*”. */
function toPattern(name: string): string {
  const shape = toShape(name);
  return isBroadPattern(shape)
    ? replaceNumbers(name, (run) => `${/^[a-z]*/i.exec(run)?.[0]}*`)
    : shape;
}

/** Replaces each run of letters and digits that contains a digit with “*”. */
function toShape(name: string): string {
  return replaceNumbers(name, () => "*");
}

function replaceNumbers(name: string, toReplacement: (run: string) => string): string {
  return name.replaceAll(/[0-9a-z]+/gi, (run) => (/\d/.test(run) ? toReplacement(run) : run));
}
