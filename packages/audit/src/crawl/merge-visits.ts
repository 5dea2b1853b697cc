import type { Page } from "../observation-schema.ts";

type Observed = Pick<Page, "notes" | "hosts" | "cookies" | "items">;

/** Returns what several visits to a page observed together; notes and hosts once each. */
export function mergeVisits(visits: readonly Observed[]): Observed {
  return {
    notes: [...new Set(visits.flatMap(({ notes }) => notes))],
    hosts: [...new Set(visits.flatMap(({ hosts }) => hosts))].toSorted(),
    cookies: visits.flatMap(({ cookies }) => cookies),
    items: visits.flatMap(({ items }) => items),
  };
}
