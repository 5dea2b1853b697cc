import { shorten } from "../compare/quoting.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { some } from "./number-format.ts";
import { nameOf, STORAGE } from "./report-messages.ts";

/** As much of it as can be read. */
const MOST = { groups: 50, items: 40 };

/**
 * Which pages set what. Pages that set the same are one group, also those that set nothing; the largest comes first.
 * What is set on most pages comes first too; its `marks` say of each group that is shown whether its pages set it.
 */
export function matrix({ items, observations }: Audit) {
  const byReach = items.toSorted((a, b) => b.pages.length - a.pages.length);
  const rows = some(byReach, MOST.items);
  const sets = new Map<string, StoredItem[]>();
  for (const { address, outcome } of observations.pages)
    if (outcome === "visited") sets.set(address, []);
  for (const item of rows.shown) {
    for (const page of item.pages) sets.set(page, [...(sets.get(page) ?? []), item]);
  }
  const turns = new Map(rows.shown.map((item, turn) => [item, turn]));
  const grouped = Map.groupBy(sets, ([, set]) => set.map((item) => turns.get(item)).join(","));
  const groups = [...grouped.values()]
    .map((same) => ({
      pages: same.map(([page]) => page),
      set: new Set(same.flatMap(([, set]) => set)),
    }))
    .toSorted((a, b) => b.pages.length - a.pages.length);
  const most = some(groups, MOST.groups);
  return {
    groups: { ...most, shown: most.shown.map(({ pages, set }) => ({ pages, items: set.size })) },
    rows: {
      ...rows,
      shown: rows.shown.map((item) => ({
        name: nameOf(item),
        domain: shorten(item.domain),
        storage: STORAGE[item.storage],
        pages: item.pages.length,
        marks: most.shown.map(({ set }) => set.has(item)),
      })),
    },
  };
}
