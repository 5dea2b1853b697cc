import { type CookieRecord, isWithin, nameMatcher, UNNAMED } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";

/** A record, and where it stands in the inventory’s list. */
export interface InventoryEntry {
  readonly record: CookieRecord;
  readonly index: number;
}

/** How a record covers a item. */
export interface Match {
  readonly entry: InventoryEntry;
  /** The name or alias that covers it, as it is recorded. */
  readonly as: string;
  readonly isAlias: boolean;
}

type Lookup = (item: StoredItem) => Match | undefined;

/**
 * Finds the record that covers a item within its domain, whatever the record’s storage: by its exact name,
 * else by an alias, else by the pattern with the most literal characters. Of several, the one with the most
 * specific domain counts, then the first in the file.
 */
export function lookupIn(entries: readonly InventoryEntry[]): Lookup {
  const matches = entries
    .toSorted((a, b) => b.record.domain.length - a.record.domain.length || a.index - b.index)
    .flatMap(matchesOf);
  const names = Map.groupBy(
    matches.filter(({ isAlias }) => !isAlias),
    nameSeen,
  );
  const aliases = Map.groupBy(
    matches.filter(({ isAlias, as }) => isAlias && !isPattern(as)),
    nameSeen,
  );
  const patterns = matches
    .filter(({ as }) => isPattern(as))
    .toSorted((a, b) => literals(b.as) - literals(a.as))
    .map((match) => ({ match, covers: nameMatcher(match.as) }));

  return (item) => {
    const isNear = ({ entry }: Match) => isWithin(item.domain, entry.record.domain);
    return (
      names.get(item.name)?.find(isNear) ??
      aliases.get(item.name)?.find(isNear) ??
      patterns.find(({ match, covers }) => isNear(match) && covers(item.name))?.match
    );
  };
}

/** Each item that a record of the same storage covers, with that record. */
export function matchAll(
  items: readonly StoredItem[],
  entries: readonly InventoryEntry[],
): ReadonlyMap<StoredItem, Match> {
  const lookups = new Map(
    Map.groupBy(entries, ({ record }) => record.storage)
      .entries()
      .map(([storage, group]) => [storage, lookupIn(group)]),
  );
  return new Map(
    items.flatMap((item) => {
      const match = lookups.get(item.storage)?.(item);
      return match === undefined ? [] : [[item, match]];
    }),
  );
}

/** How a record can cover items: by its name, and by each alias. */
export function matchesOf(entry: InventoryEntry): Match[] {
  const { name, aliases } = entry.record;
  return [
    { entry, as: name, isAlias: false },
    ...aliases.map((as) => ({ entry, as, isAlias: true })),
  ];
}

/** The name that a item has where it is called exactly what is recorded. */
export function nameSeen({ as }: Match): string {
  return as === UNNAMED ? "" : as;
}

export function isPattern(recorded: string): boolean {
  return recorded.includes("*");
}

/** How many characters of a recorded name stand for themselves. */
export function literals(recorded: string): number {
  return recorded.replaceAll("*", "").length;
}

/** The records that say that something is stored, each with its place in the list: all but those that are retired. */
export function currentRecords(records: readonly CookieRecord[]): InventoryEntry[] {
  return records.flatMap((record, index) => (record.status === "retired" ? [] : { record, index }));
}
