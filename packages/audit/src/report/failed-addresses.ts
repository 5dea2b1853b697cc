import { joinList } from "../compare/quoting.ts";
import { type Observations, type State, STATES } from "../observation-schema.ts";
import type { Failure, Outcome } from "../run-outcome.ts";
import { capitalise, formatFailureReason, STATE_LABELS } from "./shared-labels.ts";

/** A page or file that could not be loaded. */
export interface FailedAddress extends Failure {
  /** The states in which it failed. A page without “before” could be visited until a choice was made. */
  readonly states: readonly State[];
}

/** Returns each failed address once. Start addresses, robots.txt files and sitemaps always fail before a choice. */
export function findFailedAddresses(
  { pages }: Observations,
  { failed }: Pick<Outcome, "failed">,
): FailedAddress[] {
  const failedPages = Map.groupBy(
    pages.filter(({ outcome }) => outcome === "failed"),
    ({ address }) => address,
  );
  return failed.map((failure) => {
    const visits = failure.kind === "page" ? (failedPages.get(failure.address) ?? []) : [];
    const states = STATES.filter((each) => visits.some(({ state }) => state === each));
    return { ...failure, states: states.length === 0 ? ["before"] : states };
  });
}

/** Returns why an address failed; where it failed only after a choice, after which one. */
export function describeFailure(failed: FailedAddress): string {
  if (failed.states.includes("before")) return formatFailureReason(failed);
  const after = joinList(failed.states.map((state) => STATE_LABELS[state]));
  return `${capitalise(after)}: ${formatFailureReason(failed)}`;
}
