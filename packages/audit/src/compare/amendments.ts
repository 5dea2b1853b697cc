import { type CookieRecord, toIsoDuration, isWithin, STORAGES } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import {
  type InventoryEntry,
  isPattern,
  lookupIn,
  type Match,
  matchesOf,
  nameSeen,
} from "./record-matching.ts";
import { byText } from "./text-order.ts";

/** A record that would cover what was seen, if it were not wrong about storage or domain. */
export interface Amendment {
  readonly rule: "wrong-storage" | "wrong-domain" | "wrong-party";
  readonly entry: InventoryEntry;
  /** The values that would be right. */
  readonly edits: Partial<Pick<CookieRecord, "storage" | "persistence" | "duration" | "domain">>;
}

/** The entry as it would stand after its amendment. */
export function amended({ entry, edits }: Amendment): InventoryEntry {
  return { index: entry.index, record: { ...entry.record, ...edits } };
}

/** The amendment with all that it covers taken into account, which is known only when all amendments are. */
export function settled(amendment: Amendment, items: readonly StoredItem[]): Amendment {
  const { storage } = amendment.edits;
  return storage === undefined ? amendment : { ...amendment, edits: keptAs(storage, items) };
}

/** What the reader tells records apart by: no two may have the same. */
export function keyOf({
  storage,
  domain,
  name,
}: Pick<CookieRecord, "storage" | "domain" | "name">): string {
  return JSON.stringify([storage, domain, name]);
}

/**
 * Records of `idle`, by which nothing was seen, that are right about the names of some `items` within their
 * domain and wrong about the storage. `taken` are the keys of all records: an amendment that would make two
 * records one is left out.
 */
export function storageAmendments(
  items: readonly StoredItem[],
  idle: readonly InventoryEntry[],
  taken: ReadonlySet<string>,
): Amendment[] {
  const lookups = new Map(
    STORAGES.map((storage) => [
      storage,
      lookupIn(idle.filter(({ record }) => record.storage !== storage)),
    ]),
  );
  const claims = items.flatMap((item) => {
    const entry = lookups.get(item.storage)?.(item)?.entry;
    return entry === undefined ? [] : { entry, item };
  });
  return perEntry(claims, taken, (entry, claimed) => {
    const [first] = claimed;
    if (first === undefined) return undefined;
    return { rule: "wrong-storage", entry, edits: keptAs(first.storage, []) };
  });
}

/** How long items of a storage stay, in a record’s fields: only cookies have a say in it. */
export function keptAs(
  storage: StoredItem["storage"],
  items: readonly StoredItem[],
): Pick<CookieRecord, "storage" | "persistence" | "duration"> {
  if (storage === "sessionStorage") return { storage, persistence: "session", duration: null };
  if (storage !== "cookie") return { storage, persistence: "persistent", duration: null };
  const longest = longestLifetime(items);
  return longest === null
    ? { storage, persistence: "session", duration: null }
    : { storage, persistence: "persistent", duration: toIsoDuration(longest) };
}

/** The longest lifetime of several items, in seconds; null where all go with the session. */
export function longestLifetime(items: readonly StoredItem[]): number | null {
  const lifetimes = items.flatMap(({ lifetime }) => lifetime ?? []);
  return lifetimes.length === 0 ? null : Math.max(...lifetimes);
}

/**
 * Records of `idle` that name some `items` exactly, with the right storage and another domain. Patterns
 * would take strangers for theirs, and are left alone. `domains` are the organisation’s own.
 */
export function domainAmendments(
  items: readonly StoredItem[],
  idle: readonly InventoryEntry[],
  taken: ReadonlySet<string>,
  domains: readonly string[],
): Amendment[] {
  const exact = idle.flatMap(matchesOf).filter(({ as }) => !isPattern(as));
  const byName = Map.groupBy(exact, (match) =>
    JSON.stringify([match.entry.record.storage, nameSeen(match)]),
  );
  const claims = items.flatMap((item) => {
    const candidates = byName.get(JSON.stringify([item.storage, item.name])) ?? [];
    const [best] = candidates.toSorted(
      (a, b) => strangeness(a, item, domains) - strangeness(b, item, domains) || specific(a, b),
    );
    return best === undefined ? [] : { entry: best.entry, item };
  });
  return perEntry(claims, taken, (entry, claimed) => {
    const domain = commonDomain(claimed, domains);
    const inside = claimed.find((item) => isWithin(item.domain, domain));
    if (inside === undefined) return undefined;
    const rule =
      partyOf(entry.record.domain, domains) === inside.party ? "wrong-domain" : "wrong-party";
    return { rule, entry, edits: { domain } };
  });
}

/** Whose a domain is. */
export function partyOf(domain: string, domains: readonly string[]): StoredItem["party"] {
  return domains.some((ours) => isWithin(domain, ours)) ? "first" : "third";
}

/** How little speaks for it that a record means this item. */
function strangeness(
  { isAlias, entry }: Match,
  { party }: StoredItem,
  domains: readonly string[],
): number {
  return (isAlias ? 2 : 0) + (partyOf(entry.record.domain, domains) === party ? 0 : 1);
}

function specific({ entry: a }: Match, { entry: b }: Match): number {
  return b.record.domain.length - a.record.domain.length || a.index - b.index;
}

/** The widest domain, of those seen and the organisation’s own, that all the items are within; else the first seen. */
function commonDomain(items: readonly StoredItem[], domains: readonly string[]): string {
  const seen = [...new Set(items.map(({ domain }) => domain))].toSorted(byText);
  const [only = ""] = seen;
  if (seen.length === 1) return only;
  const common = [...seen, ...domains]
    .filter((domain) => seen.every((each) => isWithin(each, domain)))
    .toSorted((a, b) => a.length - b.length);
  return common[0] ?? only;
}

function perEntry(
  claims: readonly { readonly entry: InventoryEntry; readonly item: StoredItem }[],
  taken: ReadonlySet<string>,
  amend: (entry: InventoryEntry, claimed: readonly StoredItem[]) => Amendment | undefined,
): Amendment[] {
  const keys = new Set(taken);
  return [...Map.groupBy(claims, ({ entry }) => entry)]
    .toSorted(([a], [b]) => a.index - b.index)
    .flatMap(([entry, claimed]) => {
      const amendment = amend(
        entry,
        claimed.map(({ item }) => item),
      );
      if (amendment === undefined) return [];
      const key = keyOf(amended(amendment).record);
      if (keys.has(key)) return [];
      keys.add(key);
      return amendment;
    });
}
