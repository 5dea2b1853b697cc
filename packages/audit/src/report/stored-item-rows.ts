import { shown } from "../compare/quoting.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import type { Link } from "./report-links.ts";
import { declared } from "./declared-items.ts";
import { lifetimeInWords, nameOf, setterOf, STORAGE } from "./report-messages.ts";

/** One thing that was seen, in words. */
export interface StoredItemRow {
  readonly name: string;
  readonly storage: string;
  readonly domain: string;
  /** Whether subdomains get it too; it makes a difference to cookies alone. */
  readonly reach: "host" | "subdomains" | "none";
  readonly party: StoredItem["party"];
  /** null for a session cookie; undefined for what has no lifetime. */
  readonly lifetime: string | null | undefined;
  readonly setBy: readonly string[];
  readonly first: Link;
  readonly pages: number;
  /** The record that covers it; null where none does. */
  readonly record: string | null;
}

/** Everything that was seen, in its order. */
export function storedItemRows(audit: Audit, link: (address: string) => Link): StoredItemRow[] {
  const records = declared(audit);
  return audit.things.map((thing) => {
    const { storage, domain, hostOnly, party, lifetime, cookies, pages } = thing;
    const record = records.get(thing)?.entry.record;
    const setters = cookies.flatMap(({ setBy }) => setterOf(setBy) ?? []);
    return {
      name: nameOf(thing),
      storage: STORAGE[storage],
      domain: shown(domain),
      reach: storage === "cookie" ? (hostOnly ? "host" : "subdomains") : "none",
      party,
      lifetime:
        storage === "cookie" ? (lifetime === null ? null : lifetimeInWords(lifetime)) : undefined,
      setBy: [...new Set(setters)],
      first: link(pages[0] ?? ""),
      pages: pages.length,
      record: record === undefined ? null : shown(record.name),
    };
  });
}
