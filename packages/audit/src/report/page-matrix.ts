import { shown } from "../compare/quoting.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { some } from "./number-format.ts";
import { nameOf, STORAGE } from "./report-messages.ts";

/** As much of it as can be read. */
const MOST = { groups: 50, things: 40 };

/**
 * Which pages set what. Pages that set the same are one group, also those that set nothing; the largest comes first.
 * What is set on most pages comes first too; its `marks` say of each group that is shown whether its pages set it.
 */
export function matrix({ things, observations }: Audit) {
  const byReach = things.toSorted((a, b) => b.pages.length - a.pages.length);
  const rows = some(byReach, MOST.things);
  const sets = new Map<string, StoredItem[]>();
  for (const { address, outcome } of observations.pages)
    if (outcome === "visited") sets.set(address, []);
  for (const thing of rows.shown) {
    for (const page of thing.pages) sets.set(page, [...(sets.get(page) ?? []), thing]);
  }
  const turns = new Map(rows.shown.map((thing, turn) => [thing, turn]));
  const grouped = Map.groupBy(sets, ([, set]) => set.map((thing) => turns.get(thing)).join(","));
  const groups = [...grouped.values()]
    .map((same) => ({
      pages: same.map(([page]) => page),
      set: new Set(same.flatMap(([, set]) => set)),
    }))
    .toSorted((a, b) => b.pages.length - a.pages.length);
  const most = some(groups, MOST.groups);
  return {
    groups: { ...most, shown: most.shown.map(({ pages, set }) => ({ pages, things: set.size })) },
    rows: {
      ...rows,
      shown: rows.shown.map((thing) => ({
        name: nameOf(thing),
        domain: shown(thing.domain),
        storage: STORAGE[thing.storage],
        pages: thing.pages.length,
        marks: most.shown.map(({ set }) => set.has(thing)),
      })),
    },
  };
}
