import {
  type Inventory,
  INVENTORY_FILE,
  type InventoryResult,
  type Located,
  readInventory,
} from "cookie-inventory";
import { isBlocking } from "../audit-inputs.ts";
import type { Observations } from "../observation-schema.ts";
import type { KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";
import { addRecords, appendRecords, replaceValues } from "./inventory-edits.ts";
import { planChanges, type PlannedChange } from "./planned-changes.ts";

/** A change of a record that an update made, or skipped because the check would reject it. */
export interface Change {
  readonly action: PlannedChange["action"] | "skipped";
  readonly name: string;
}

export interface UpdatedInventory {
  readonly text: string;
  /** In the order of the records; skipped changes come last. */
  readonly changes: readonly Change[];
}

/** A safety limit: following all findings twice leaves none to follow. */
const MAX_ROUNDS = 10;

/**
 * Updates the text of an inventory from the results of a run, and leaves the rest of it unchanged. Verifies records
 * that match, on the day of the run; follows the hints of findings that need no decision; adds drafts for undeclared
 * items, with suggestions from `findKnown`, if there is a database; retires records that neither this run nor a complete `previous` run has found. Existing drafts, and records
 * verified after this run, are not changed. The result has no errors except drafts, and a second update from the same
 * results changes nothing. Throws an Error if the text has errors other than drafts.
 */
export function updateInventoryText(
  text: string,
  observations: Observations,
  previous?: Observations,
  findKnown?: KnownCookieLookup,
): UpdatedInventory {
  const firstNew = parseInventory(text).data.cookies.length;
  const changes = new Map<number, Change>();
  let current = text;
  let skipped: readonly PlannedChange[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const inventory = parseInventory(current);
    const result = applyChanges(
      current,
      planChanges(inventory, { observations, previous, findKnown, firstNew }),
    );
    let end = inventory.data.cookies.length;
    for (const { index, action, name } of result.applied) {
      const position = index ?? end++;
      const before = changes.get(position)?.action;
      // A corrected record is verified in the next round, which is not listed.
      if (before === undefined || (before === "verified" && action === "corrected"))
        changes.set(position, { action, name });
    }
    ({ skipped } = result);
    if (result.text === current) break;
    current = result.text;
  }
  const inFileOrder = [...changes].toSorted(([a], [b]) => a - b).map(([, change]) => change);
  return {
    text: current,
    changes: [...inFileOrder, ...skipped.map(({ name }): Change => ({ action: "skipped", name }))],
  };
}

interface AppliedChanges {
  readonly text: string;
  readonly applied: readonly PlannedChange[];
  readonly skipped: readonly PlannedChange[];
}

/** Applies changes, and skips those that make the inventory invalid, found by bisection. */
function applyChanges(text: string, changes: readonly PlannedChange[]): AppliedChanges {
  const next = writeChanges(text, changes);
  if (changes.length === 0 || isValid(readText(next))) {
    return { text: next, applied: changes, skipped: [] };
  }
  if (changes.length === 1) return { text, applied: [], skipped: changes };
  const half = Math.ceil(changes.length / 2);
  const first = applyChanges(text, changes.slice(0, half));
  const second = applyChanges(first.text, changes.slice(half));
  return {
    text: second.text,
    applied: [...first.applied, ...second.applied],
    skipped: [...first.skipped, ...second.skipped],
  };
}

function writeChanges(text: string, changes: readonly PlannedChange[]): string {
  const replacements = changes.flatMap((change) => change.replacements);
  const drafts = changes.flatMap(({ draft }) => draft ?? []);
  const providers = Object.assign({}, ...changes.map((change) => change.providers));
  const replaced = addRecords(replaceValues(text, replacements), ["providers"], providers);
  return appendRecords(replaced, ["cookies"], drafts);
}

/** Throws an Error if the text has errors other than drafts. */
function parseInventory(text: string): Located<Inventory> {
  const { inventory, problems } = readText(text);
  const first = problems.find(isBlocking);
  if (inventory === undefined || first !== undefined) {
    throw new Error(first?.message ?? "The inventory cannot be read.");
  }
  return inventory;
}

function isValid({ inventory, problems }: InventoryResult): boolean {
  return inventory !== undefined && !problems.some(isBlocking);
}

function readText(text: string): InventoryResult {
  const value = new TextEncoder().encode(text);
  return readInventory({
    read: (file) => (file === INVENTORY_FILE ? { ok: true, value } : undefined),
    list: () => [],
  });
}
