import { shorten } from "../compare/quoting.ts";
import type { Audit } from "./audit-result.ts";
import type { Link } from "./report-links.ts";
import { declared } from "./declared-items.ts";
import { lifetimeInWords, nameOf, setterOf, STORAGE } from "./report-messages.ts";

/** Everything that was seen, in its order. */
export function storedItemRows(audit: Audit, link: (address: string) => Link) {
  const records = declared(audit);
  return audit.items.map((item) => {
    const { storage, domain, hostOnly, party, lifetime, cookies, pages } = item;
    const record = records.get(item)?.entry.record;
    const setters = cookies.flatMap(({ setBy }) => setterOf(setBy) ?? []);
    return {
      name: nameOf(item),
      storage: STORAGE[storage],
      domain: shorten(domain),
      // Subdomains make a difference to cookies alone.
      reach: storage === "cookie" ? (hostOnly ? "host" : "subdomains") : "none",
      party,
      // null for a session cookie; undefined for what has no lifetime.
      lifetime:
        storage === "cookie" ? (lifetime === null ? null : lifetimeInWords(lifetime)) : undefined,
      setBy: [...new Set(setters)],
      first: link(pages[0] ?? ""),
      pages: pages.length,
      record: record === undefined ? null : shorten(record.name),
    };
  });
}
