import {
  compareStates,
  type Observations,
  RESULTS_VERSION,
  type Run,
  type WebsiteEntry,
} from "./observation-schema.ts";

/** Assembles the results of a run from its entries: those of each type are sorted by website, state and order. */
export function assembleResults(run: Run, entries: readonly WebsiteEntry[]): Observations {
  const ofType = <T extends WebsiteEntry["type"]>(type: T) =>
    entries
      .filter((entry): entry is Extract<WebsiteEntry, { type: T }> => entry.type === type)
      .toSorted((a, b) => a.website - b.website);
  return {
    version: RESULTS_VERSION,
    run,
    sites: ofType("site"),
    pages: ofType("page").toSorted(
      (a, b) => a.website - b.website || compareStates(a, b) || a.order - b.order,
    ),
    choices: ofType("choice").toSorted((a, b) => a.website - b.website || compareStates(a, b)),
    journeys: ofType("journey").toSorted((a, b) => a.website - b.website || compareStates(a, b)),
    ends: ofType("end"),
  };
}
