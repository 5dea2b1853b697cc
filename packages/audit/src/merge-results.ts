import { type Entry, type Observations, type Run, turnOf, VERSION } from "./observation-schema.ts";

/** What was written of a run's websites, put together as it stands in a file: each kind by website, state and order. */
export function mergeResults(run: Run, entries: readonly Exclude<Entry, Run>[]): Observations {
  const of = <T extends Entry["type"]>(type: T) =>
    entries
      .filter((entry): entry is Extract<Exclude<Entry, Run>, { type: T }> => entry.type === type)
      .toSorted((a, b) => a.website - b.website);
  return {
    version: VERSION,
    run,
    sites: of("site"),
    pages: of("page").toSorted(
      (a, b) => a.website - b.website || turnOf(a) - turnOf(b) || a.order - b.order,
    ),
    choices: of("choice").toSorted((a, b) => a.website - b.website || turnOf(a) - turnOf(b)),
    ends: of("end"),
  };
}
