import type { StepPage } from "../journey/run-journey.ts";
import type { Page } from "../observation-schema.ts";
import { mergeVisits } from "./merge-visits.ts";

/** Merges the pages that the steps of a journey opened several times. Returns each address once, in order. */
export function mergeStepPages(
  pages: readonly StepPage[],
): Omit<Page, "type" | "website" | "state" | "journey" | "order">[] {
  return [...Map.groupBy(pages, ({ address }) => address).values()].flatMap((visits) => {
    const last = visits.at(-1);
    if (last === undefined) return [];
    return {
      ...last,
      depth: 0,
      from: null,
      attempts: visits.length,
      links: visits.flatMap(({ links }) => links),
      ...mergeVisits(visits),
    };
  });
}
