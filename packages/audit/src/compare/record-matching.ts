import { type CookieRecord, isWithin, nameMatcher, UNNAMED } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";

/** A record, and its index in the inventory’s list. */
export interface InventoryEntry {
  readonly record: CookieRecord;
  readonly index: number;
}

/** The name by which a record covers an item. */
export interface Match {
  readonly entry: InventoryEntry;
  /** A name, alias or pattern, as recorded. */
  readonly recordedName: string;
  readonly isAlias: boolean;
}

type Lookup = (item: StoredItem) => Match | undefined;

/**
 * Returns a function that finds the record for an item within its domain, whatever the record’s storage: by its
 * exact name, else by an alias, else by the pattern with the most literal characters. Of several, it takes the one
 * with the most specific domain, then the first in the file.
 */
export function createLookup(entries: readonly InventoryEntry[]): Lookup {
  const matches = entries
    .toSorted((a, b) => b.record.domain.length - a.record.domain.length || a.index - b.index)
    .flatMap(toMatches);
  const names = Map.groupBy(
    matches.filter(({ isAlias }) => !isAlias),
    toItemName,
  );
  const aliases = Map.groupBy(
    matches.filter(({ isAlias }) => isAlias),
    toItemName,
  );
  const patterns = matches
    .filter(({ recordedName }) => isPattern(recordedName))
    .toSorted((a, b) => countLiterals(b.recordedName) - countLiterals(a.recordedName))
    .map((match) => ({ match, covers: nameMatcher(match.recordedName) }));

  return (item) => {
    const hasDomain = ({ entry }: Match) => isWithin(item.domain, entry.record.domain);
    return (
      names.get(item.name)?.find(hasDomain) ??
      aliases.get(item.name)?.find(hasDomain) ??
      patterns.find(({ match, covers }) => hasDomain(match) && covers(item.name))?.match
    );
  };
}

/** Returns each item that a record of the same storage covers, with its match. */
export function matchItems(
  items: readonly StoredItem[],
  entries: readonly InventoryEntry[],
): ReadonlyMap<StoredItem, Match> {
  const lookups = new Map(
    Map.groupBy(entries, ({ record }) => record.storage)
      .entries()
      .map(([storage, group]) => [storage, createLookup(group)]),
  );
  return new Map(
    items.flatMap((item) => {
      const match = lookups.get(item.storage)?.(item);
      return match === undefined ? [] : [[item, match]];
    }),
  );
}

/** Returns a match for the record’s name, and one for each alias. */
export function toMatches(entry: InventoryEntry): Match[] {
  const { name, aliases } = entry.record;
  return [
    { entry, recordedName: name, isAlias: false },
    ...aliases.map((alias) => ({ entry, recordedName: alias, isAlias: true })),
  ];
}

/** Returns the name of the item that a recorded name covers, if it is not a pattern. */
export function toItemName({ recordedName }: Match): string {
  return recordedName === UNNAMED ? "" : recordedName;
}

export function isPattern(recordedName: string): boolean {
  return recordedName.includes("*");
}

/** Counts the characters of a recorded name other than “*”. */
export function countLiterals(recordedName: string): number {
  return recordedName.replaceAll("*", "").length;
}

/** Returns all records that are not retired, each with its index in `records`. */
export function toCurrentEntries(records: readonly CookieRecord[]): InventoryEntry[] {
  return records.flatMap((record, index) => (record.status === "retired" ? [] : { record, index }));
}
