import {
  type JournalEntry,
  type Observations,
  type Run,
  stateOrder,
  RESULTS_VERSION,
} from "./observation-schema.ts";

/** What was written of a run's websites, put together as it stands in a file: each kind by website, state and order. */
export function mergeResults(
  run: Run,
  entries: readonly Exclude<JournalEntry, Run>[],
): Observations {
  const of = <T extends JournalEntry["type"]>(type: T) =>
    entries
      .filter(
        (entry): entry is Extract<Exclude<JournalEntry, Run>, { type: T }> => entry.type === type,
      )
      .toSorted((a, b) => a.website - b.website);
  return {
    version: RESULTS_VERSION,
    run,
    sites: of("site"),
    pages: of("page").toSorted(
      (a, b) => a.website - b.website || stateOrder(a) - stateOrder(b) || a.order - b.order,
    ),
    choices: of("choice").toSorted(
      (a, b) => a.website - b.website || stateOrder(a) - stateOrder(b),
    ),
    ends: of("end"),
  };
}
