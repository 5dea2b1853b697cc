import { error, type Inventory, type Located, type Place, warning } from "cookie-inventory";
import type { Finding, FindingKind } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import { listed } from "./quoting.ts";

/** Values of a record to write in place of others. */
export type Edits = Readonly<Record<string, unknown>>;

/** As an editor would write them: "storage": "localStorage" and "duration": null. */
export function written(edits: Edits): string {
  return listed(Object.entries(edits).map(([key, value]) => field(key, value)));
}

/** A record in one line, as it would stand in the inventory. */
export function oneLineOf(record: object): string {
  return `{ ${Object.entries(record)
    .map(([key, value]) => field(key, value))
    .join(", ")} }`;
}

/** A Finding, as grave as its kind is; `record` is the place in the list of the record that it is about. */
export function finding(
  rule: FindingKind,
  place: Place,
  [message, hint]: readonly [message: string, hint: string],
  items: readonly StoredItem[],
  edits: Finding["edits"],
  record: number | null,
): Finding {
  const make = rule === "alias-seen" || rule === "not-seen" ? warning : error;
  return { ...make(place, rule, message, hint), rule, items, edits, record };
}

/** A Finding about a field of the record at `index`; `changes` are the values that would make the record true. */
export function recordFinding(
  rule: FindingKind,
  inventory: Located<Inventory>,
  [index, place]: readonly [index: number, field: string],
  words: readonly [message: string, hint: string],
  items: readonly StoredItem[],
  changes: Edits = {},
): Finding {
  const edits = Object.entries(changes).map(([key, value]) => ({
    path: ["cookies", index, key],
    value,
  }));
  return finding(rule, inventory.at(["cookies", index, place]), words, items, edits, index);
}

function field(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${valueInOneLine(value)}`;
}

/** A value as JSON in one line, as it stands in the inventory: a list with blanks behind its commas. */
export function valueInOneLine(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map((each) => JSON.stringify(each)).join(", ")}]`
    : JSON.stringify(value);
}
