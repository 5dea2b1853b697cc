import { error, type Inventory, type Located, type Place, warning } from "cookie-inventory";
import type { Finding, FindingKind } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";

/** New values for fields of a record. */
export type Edits = Readonly<Record<string, unknown>>;

/** Formats fields as they appear in the inventory: "storage": "localStorage", "duration": null. */
export function formatEdits(edits: Edits): string {
  return Object.entries(edits)
    .map(([key, value]) => formatField(key, value))
    .join(", ");
}

/** Formats a record as JSON on one line. */
export function formatRecord(record: object): string {
  return `{ ${formatEdits({ ...record })} }`;
}

/** Creates a finding; `record` is the index of the record it is about, null for none. */
export function createFinding(
  rule: FindingKind,
  place: Place,
  [message, hint]: readonly [message: string, hint: string],
  items: readonly StoredItem[],
  edits: Finding["edits"],
  record: number | null,
): Finding {
  const create = rule === "alias-seen" || rule === "not-seen" ? warning : error;
  return { ...create(place, rule, message, hint), rule, items, edits, record };
}

/** Creates a finding about a field of the record at `index`; `changes` are the correct values. */
export function createRecordFinding(
  rule: FindingKind,
  inventory: Located<Inventory>,
  [index, field]: readonly [index: number, field: string],
  text: readonly [message: string, hint: string],
  items: readonly StoredItem[],
  changes: Edits = {},
): Finding {
  const edits = Object.entries(changes).map(([key, value]) => ({
    path: ["cookies", index, key],
    value,
  }));
  return createFinding(rule, inventory.at(["cookies", index, field]), text, items, edits, index);
}

function formatField(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${formatValue(value)}`;
}

/** Formats a value as JSON on one line, with the spaces that Prettier puts in lists and records. */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => JSON.stringify(entry)).join(", ")}]`;
  return typeof value === "object" && value !== null ? formatRecord(value) : JSON.stringify(value);
}
