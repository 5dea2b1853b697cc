import { joinList } from "../compare/quoting.ts";
import { compareStates, type JourneyResult, type Observations } from "../observation-schema.ts";
import { formatCount } from "./number-format.ts";
import { originOf } from "./site-results.ts";
import { STATE_LABELS } from "./shared-labels.ts";

/**
 * Returns what each journey did: in which states it was completed and how many pages it visited, then why it was not in the
 * others.
 */
export function listJourneys({ run, journeys, pages }: Observations) {
  const byJourney = Map.groupBy(journeys, ({ website, name }) => JSON.stringify([website, name]));
  return [...byJourney.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { website, name } = first;
    const start = run.websites.find(({ number }) => number === website)?.starts[0] ?? "";
    const opened = pages.filter((page) => page.website === website && page.journey === name);
    const visited = new Set(opened.map(({ address }) => address)).size;
    const completed = same
      .filter(({ outcome }) => outcome === "completed")
      .toSorted(compareStates)
      .map(({ state }) => STATE_LABELS[state]);
    const sentences = [
      ...(completed.length === 0
        ? []
        : [`Completed ${joinList(completed)} (${formatCount(visited, "page")}).`]),
      ...describeNotRun(same.filter(({ outcome }) => outcome === "not-run")),
      ...same.filter(({ outcome }) => outcome === "failed").map(describeFailed),
    ];
    return { origin: originOf(start), name, text: sentences.join(" ") };
  });
}

/** Why the choice could not be made is part of the cookie choices. */
function describeNotRun(results: readonly JourneyResult[]): string[] {
  if (results.length === 0) return [];
  const states = results.toSorted(compareStates).map(({ state }) => STATE_LABELS[state]);
  return [`Not run ${joinList(states)}, because no choice could be made.`];
}

function describeFailed({ state, why, picture }: JourneyResult): string {
  const seen = picture === null ? "" : ` A picture of the page is in ${picture}.`;
  return `Failed ${STATE_LABELS[state]}. ${why ?? ""}${seen}`;
}
