import { shorten } from "../compare/quoting.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { formatName } from "./shared-labels.ts";
import { truncateList } from "./truncate-list.ts";

const MAX = { groups: 50, items: 40 };

/**
 * Returns which pages set which items. Pages that set the same items, or none, form a group: the largest comes first.
 * Items have a row each: those set on most pages come first. The `marks` of a row show which groups set the item.
 */
export function createPageMatrix({ items, observations }: Audit) {
  const byPages = items.toSorted((a, b) => b.pages.length - a.pages.length);
  const rows = truncateList(byPages, MAX.items);
  const itemsOfPages = new Map<string, StoredItem[]>();
  for (const { address, outcome } of observations.pages)
    if (outcome === "visited") itemsOfPages.set(address, []);
  for (const item of rows.shown) {
    for (const page of item.pages) {
      itemsOfPages.set(page, [...(itemsOfPages.get(page) ?? []), item]);
    }
  }
  const indexes = new Map(rows.shown.map((item, index) => [item, index]));
  const grouped = Map.groupBy(itemsOfPages, ([, set]) =>
    set.map((item) => indexes.get(item)).join(","),
  );
  const all = [...grouped.values()]
    .map((same) => ({
      pages: same.map(([page]) => page),
      items: new Set(same.flatMap(([, set]) => set)),
    }))
    .toSorted((a, b) => b.pages.length - a.pages.length);
  const groups = truncateList(all, MAX.groups);
  return {
    groups: {
      ...groups,
      shown: groups.shown.map(({ pages, items: set }) => ({ pages, items: set.size })),
    },
    rows: {
      ...rows,
      shown: rows.shown.map((item) => ({
        name: formatName(item),
        domain: shorten(item.domain),
        pages: item.pages.length,
        marks: groups.shown.map(({ items: set }) => set.has(item)),
      })),
    },
  };
}
