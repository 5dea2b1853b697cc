import { isWithin } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import { findHostOwner, type HostOwner } from "./host-owner.ts";
import type { KnownCookie } from "./known-cookies.ts";

/**
 * Returns what a database says about items of one record, the best match only; empty if it says nothing certain.
 * `owner` is the owner of the hosts that set them, if it is known.
 */
export type KnownCookieLookup = (
  items: readonly StoredItem[],
  owner: HostOwner | undefined,
) => readonly KnownCookie[];

/** The database describes cookies and entries of web storage. */
const STORAGES: ReadonlySet<string> = new Set(["cookie", "localStorage", "sessionStorage"]);

/** A shorter prefix must end where a part of the name ends: _gat covers _gat_1, not _gather. In characters. */
const LONG_PREFIX = 8;
const MIN_PREFIX = 4;

/**
 * Names that many websites use for different things: words in lower case, and codes of up to five letters and digits,
 * such as “session”, “id” and “SSID1”.
 */
const COMMON_NAME = /^(?:[a-z]+|[A-Za-z0-9]{1,5}|.{1,2})$/;

/**
 * Creates a lookup that prefers precision to recall. An exact name comes before a prefix, and a longer prefix before a
 * shorter one; of these, a row with a domain comes before one without. A row with a domain counts only there, or if the
 * owner of that domain set the item; a row without one counts anywhere, but for a common name only if the item’s owner
 * is the row’s.
 */
export function createKnownCookieLookup(known: readonly KnownCookie[]): KnownCookieLookup {
  const exact = Map.groupBy(
    known.filter(({ isPrefix }) => !isPrefix),
    ({ name }) => name,
  );
  const prefixes = known
    .filter(({ isPrefix, name }) => isPrefix && name.length >= MIN_PREFIX)
    .toSorted((a, b) => b.name.length - a.name.length);

  const findRows = (item: StoredItem, owner: HostOwner | undefined): readonly KnownCookie[] => {
    if (!STORAGES.has(item.storage)) return [];
    const covering = (rows: readonly KnownCookie[]) => {
      const inDomain = rows.filter(
        ({ domains }) => domains.length > 0 && isOnDomain(item, domains, owner),
      );
      return inDomain.length > 0
        ? inDomain
        : rows.filter((each) => each.domains.length === 0 && isCertain(each, owner));
    };
    const byName = covering(exact.get(item.name) ?? []);
    if (byName.length > 0) return byName;
    const byPrefix = prefixes.filter(({ name }) => hasPrefix(item.name, name));
    const groups = Map.groupBy(byPrefix, ({ name }) => name.length).values();
    return groups.map(covering).find((rows) => rows.length > 0) ?? [];
  };

  return (items, owner) => {
    const [first, ...others] = items.map((item) => findRows(item, owner));
    if (first === undefined) return [];
    return others.every(
      (rows) => rows.length === first.length && rows.every((each) => first.includes(each)),
    )
      ? first
      : [];
  };
}

function hasPrefix(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false;
  const endsPart = /[^A-Za-z0-9]$/.test(prefix) || /^[^A-Za-z]?$/.test(name.charAt(prefix.length));
  return prefix.length >= LONG_PREFIX || endsPart;
}

function isOnDomain(
  { domain }: StoredItem,
  domains: readonly string[],
  owner: HostOwner | undefined,
): boolean {
  return domains.some(
    (each) =>
      isWithin(domain, each) || (owner !== undefined && findHostOwner(each)?.name === owner.name),
  );
}

function isCertain(
  { name, isPrefix, platform, controller }: KnownCookie,
  owner: HostOwner | undefined,
): boolean {
  if (isPrefix || !COMMON_NAME.test(name)) return true;
  return (
    owner !== undefined &&
    [platform, controller].some((each) => each.toLowerCase().includes(owner.name.toLowerCase()))
  );
}
