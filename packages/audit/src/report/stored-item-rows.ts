import { shorten } from "../compare/quoting.ts";
import type { Audit } from "./audit-result.ts";
import { matchDeclaredItems } from "./declared-items.ts";
import type { PageLink } from "./page-links.ts";
import { formatLifetime, formatName, formatSetters, STORAGE_LABELS } from "./shared-labels.ts";

/** Returns a table row for each stored item. */
export function createStoredItemRows(audit: Audit, link: (address: string) => PageLink) {
  const records = matchDeclaredItems(audit);
  return audit.items.map((item) => {
    const { storage, domain, hostOnly, party, lifetime, setters, pages } = item;
    const isCookie = storage === "cookie";
    const record = records.get(item)?.entry.record;
    return {
      name: formatName(item),
      storage: STORAGE_LABELS[storage],
      domain: shorten(domain),
      // Only cookies can be shared with subdomains.
      scope: isCookie ? (hostOnly ? "host" : "subdomains") : "none",
      party,
      // null for a session cookie; undefined for other storage, which has no lifetime.
      lifetime: isCookie ? (lifetime === null ? null : formatLifetime(lifetime)) : undefined,
      setBy: formatSetters(setters),
      first: link(pages[0] ?? ""),
      pages: pages.length,
      record: record === undefined ? null : shorten(record.name),
    };
  });
}
