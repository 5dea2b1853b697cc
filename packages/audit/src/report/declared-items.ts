import { currentRecords, type Match, matchAll } from "../compare/record-matching.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";

/** The items that records cover as they are written, each with its record; nothing that is retired. */
export function declared({ items, inventory }: Audit): ReadonlyMap<StoredItem, Match> {
  return matchAll(items, currentRecords(inventory.cookies));
}
