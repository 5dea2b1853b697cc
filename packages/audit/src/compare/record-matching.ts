import { type CookieRecord, isWithin, matcher, NAMELESS } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";

/** A record, and where it stands in the inventory’s list. */
export interface Entry {
  readonly record: CookieRecord;
  readonly index: number;
}

/** How a record covers a thing. */
export interface Match {
  readonly entry: Entry;
  /** The name or alias that covers it, as it is recorded. */
  readonly as: string;
  readonly isAlias: boolean;
}

type Lookup = (thing: StoredItem) => Match | undefined;

/**
 * Finds the record that covers a thing within its domain, whatever the record’s storage: by its exact name,
 * else by an alias, else by the pattern with the most literal characters. Of several, the one with the most
 * specific domain counts, then the first in the file.
 */
export function lookupIn(entries: readonly Entry[]): Lookup {
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
    .map((match) => ({ match, covers: matcher(match.as) }));

  return (thing) => {
    const isNear = ({ entry }: Match) => isWithin(thing.domain, entry.record.domain);
    return (
      names.get(thing.name)?.find(isNear) ??
      aliases.get(thing.name)?.find(isNear) ??
      patterns.find(({ match, covers }) => isNear(match) && covers(thing.name))?.match
    );
  };
}

/** Each thing that a record of the same storage covers, with that record. */
export function matchAll(
  things: readonly StoredItem[],
  entries: readonly Entry[],
): ReadonlyMap<StoredItem, Match> {
  const lookups = new Map(
    Map.groupBy(entries, ({ record }) => record.storage)
      .entries()
      .map(([storage, group]) => [storage, lookupIn(group)]),
  );
  return new Map(
    things.flatMap((thing) => {
      const match = lookups.get(thing.storage)?.(thing);
      return match === undefined ? [] : [[thing, match]];
    }),
  );
}

/** How a record can cover things: by its name, and by each alias. */
export function matchesOf(entry: Entry): Match[] {
  const { name, aliases } = entry.record;
  return [
    { entry, as: name, isAlias: false },
    ...aliases.map((as) => ({ entry, as, isAlias: true })),
  ];
}

/** The name that a thing has where it is called exactly what is recorded. */
export function nameSeen({ as }: Match): string {
  return as === NAMELESS ? "" : as;
}

export function isPattern(recorded: string): boolean {
  return recorded.includes("*");
}

/** How many characters of a recorded name stand for themselves. */
export function literals(recorded: string): number {
  return recorded.replaceAll("*", "").length;
}

/** The records that say that something is stored, each with its place in the list: all but those that are retired. */
export function currentRecords(records: readonly CookieRecord[]): Entry[] {
  return records.flatMap((record, index) => (record.status === "retired" ? [] : { record, index }));
}
