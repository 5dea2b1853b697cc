import { type Match, matchItems, toCurrentEntries } from "../compare/record-matching.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";

/** Returns the items that have a record in the inventory, each with that record. Retired records do not count. */
export function matchDeclaredItems({ items, inventory }: Audit): ReadonlyMap<StoredItem, Match> {
  return matchItems(items, toCurrentEntries(inventory.cookies));
}
