import { error, type Place, warning } from "cookie-inventory";
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

/** What the Finding’s `mend` is for values of the record at `index`. */
export function mendOf(index: number, edits: Edits): Finding["mend"] {
  return Object.entries(edits).map(([key, value]) => ({ path: ["cookies", index, key], value }));
}

/** A Finding, as grave as its kind is; `record` is the place in the list of the record that it is about. */
export function finding(
  rule: FindingKind,
  place: Place,
  [message, hint]: readonly [message: string, hint: string],
  things: readonly StoredItem[],
  mend: Finding["mend"],
  record: number | null,
): Finding {
  const make = rule === "alias-seen" || rule === "not-seen" ? warning : error;
  return { ...make(place, rule, message, hint), rule, things, mend, record };
}

function field(key: string, value: unknown): string {
  const text = Array.isArray(value)
    ? `[${value.map((each) => JSON.stringify(each)).join(", ")}]`
    : JSON.stringify(value);
  return `${JSON.stringify(key)}: ${text}`;
}
