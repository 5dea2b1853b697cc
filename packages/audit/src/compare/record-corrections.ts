import { type CookieRecord, isWithin, STORAGES, toIsoDuration } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import {
  createLookup,
  type InventoryEntry,
  isPattern,
  type Match,
  toItemName,
  toMatches,
} from "./record-matching.ts";
import { compareText } from "./text-order.ts";

/** A change of a record’s storage or domain that makes it cover stored items. */
export interface Correction {
  readonly rule: "wrong-storage" | "wrong-domain" | "wrong-party";
  readonly entry: InventoryEntry;
  /** The correct values. */
  readonly edits: Partial<Pick<CookieRecord, "storage" | "persistence" | "duration" | "domain">>;
}

/** Returns the corrected entry. */
export function applyCorrection({ entry, edits }: Correction): InventoryEntry {
  return { index: entry.index, record: { ...entry.record, ...edits } };
}

/** Updates persistence and duration to all `items` that the corrected record covers. */
export function updateLifetime(correction: Correction, items: readonly StoredItem[]): Correction {
  const { storage } = correction.edits;
  return storage === undefined
    ? correction
    : { ...correction, edits: toStorageFields(storage, items) };
}

/** Returns the key that only one record may have: readInventory reports duplicates as errors. */
export function toRecordKey({
  storage,
  domain,
  name,
}: Pick<CookieRecord, "storage" | "domain" | "name">): string {
  return JSON.stringify([storage, domain, name]);
}

/**
 * Finds the entries that cover `items` by name and domain, but have another storage. Corrections that would
 * duplicate one of `takenKeys`, the keys of all records, are skipped.
 */
export function findStorageCorrections(
  items: readonly StoredItem[],
  unmatchedEntries: readonly InventoryEntry[],
  takenKeys: ReadonlySet<string>,
): Correction[] {
  const lookups = new Map(
    STORAGES.map((storage) => [
      storage,
      createLookup(unmatchedEntries.filter(({ record }) => record.storage !== storage)),
    ]),
  );
  const pairs = items.flatMap((item) => {
    const entry = lookups.get(item.storage)?.(item)?.entry;
    return entry === undefined ? [] : { entry, item };
  });
  return collectCorrections(pairs, takenKeys, (entry, entryItems) => {
    const [first] = entryItems;
    if (first === undefined) return undefined;
    return { rule: "wrong-storage", entry, edits: toStorageFields(first.storage, []) };
  });
}

/** Returns the fields of a record for items of one storage. Their lifetimes count only for cookies. */
export function toStorageFields(
  storage: StoredItem["storage"],
  items: readonly StoredItem[],
): Pick<CookieRecord, "storage" | "persistence" | "duration"> {
  if (storage === "sessionStorage") return { storage, persistence: "session", duration: null };
  if (storage !== "cookie") return { storage, persistence: "persistent", duration: null };
  const longest = findLongestLifetime(items);
  return longest === null
    ? { storage, persistence: "session", duration: null }
    : { storage, persistence: "persistent", duration: toIsoDuration(longest) };
}

/** Returns the longest lifetime in seconds; null if all are session cookies. */
export function findLongestLifetime(items: readonly StoredItem[]): number | null {
  const lifetimes = items.flatMap(({ lifetime }) => lifetime ?? []);
  return lifetimes.length === 0 ? null : Math.max(...lifetimes);
}

/**
 * Finds the entries that cover `items` by exact name and storage, but have another domain. Patterns are skipped,
 * since they would cover unrelated items of other domains. `domains` are the organisation’s.
 */
export function findDomainCorrections(
  items: readonly StoredItem[],
  unmatchedEntries: readonly InventoryEntry[],
  takenKeys: ReadonlySet<string>,
  domains: readonly string[],
): Correction[] {
  const exactMatches = unmatchedEntries
    .flatMap(toMatches)
    .filter(({ recordedName }) => !isPattern(recordedName));
  const byName = Map.groupBy(exactMatches, (match) =>
    JSON.stringify([match.entry.record.storage, toItemName(match)]),
  );
  const pairs = items.flatMap((item) => {
    const candidates = byName.get(JSON.stringify([item.storage, item.name])) ?? [];
    const [best] = candidates.toSorted(
      (a, b) =>
        scoreMismatch(a, item, domains) - scoreMismatch(b, item, domains) || bySpecificity(a, b),
    );
    return best === undefined ? [] : { entry: best.entry, item };
  });
  return collectCorrections(pairs, takenKeys, (entry, entryItems) => {
    const domain = findCommonDomain(entryItems, domains);
    const coveredItem = entryItems.find((item) => isWithin(item.domain, domain));
    if (coveredItem === undefined) return undefined;
    const rule =
      partyOf(entry.record.domain, domains) === coveredItem.party ? "wrong-domain" : "wrong-party";
    return { rule, entry, edits: { domain } };
  });
}

/** Returns “first” for the organisation’s domains and their subdomains, “third” for all others. */
export function partyOf(domain: string, domains: readonly string[]): StoredItem["party"] {
  return domains.some((each) => isWithin(domain, each)) ? "first" : "third";
}

/** Returns a lower score the more likely the record describes this item. */
function scoreMismatch(
  { isAlias, entry }: Match,
  { party }: StoredItem,
  domains: readonly string[],
): number {
  return (isAlias ? 2 : 0) + (partyOf(entry.record.domain, domains) === party ? 0 : 1);
}

function bySpecificity({ entry: a }: Match, { entry: b }: Match): number {
  return b.record.domain.length - a.record.domain.length || a.index - b.index;
}

/**
 * Returns the widest domain, of the items’ and the organisation’s own, that contains all the items; the first
 * item’s domain if there is none.
 */
function findCommonDomain(items: readonly StoredItem[], domains: readonly string[]): string {
  const itemDomains = [...new Set(items.map(({ domain }) => domain))].toSorted(compareText);
  const [first = ""] = itemDomains;
  if (itemDomains.length === 1) return first;
  const common = [...itemDomains, ...domains]
    .filter((domain) => itemDomains.every((itemDomain) => isWithin(itemDomain, domain)))
    .toSorted((a, b) => a.length - b.length);
  return common[0] ?? first;
}

/** Returns at most one correction for each entry, without those that would duplicate a record. */
function collectCorrections(
  pairs: readonly { readonly entry: InventoryEntry; readonly item: StoredItem }[],
  takenKeys: ReadonlySet<string>,
  correct: (entry: InventoryEntry, items: readonly StoredItem[]) => Correction | undefined,
): Correction[] {
  const keys = new Set(takenKeys);
  return [...Map.groupBy(pairs, ({ entry }) => entry)]
    .toSorted(([a], [b]) => a.index - b.index)
    .flatMap(([entry, entryPairs]) => {
      const correction = correct(
        entry,
        entryPairs.map(({ item }) => item),
      );
      if (correction === undefined) return [];
      const key = toRecordKey(applyCorrection(correction).record);
      if (keys.has(key)) return [];
      keys.add(key);
      return correction;
    });
}
