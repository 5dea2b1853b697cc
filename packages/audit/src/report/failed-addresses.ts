import { joinList } from "../compare/quoting.ts";
import { type Observations, type State, STATES } from "../observation-schema.ts";
import type { Failure, Outcome } from "../run-outcome.ts";
import { AFTER, whyOf } from "./report-messages.ts";

/** What should have been visited or read and could not be, with the states in which it failed. */
export interface Missed extends Failure {
  /** Without “before”, the page could be visited until a choice was made. */
  readonly states: readonly State[];
}

/** What failed, each address once: what is read beside pages, and where a crawl starts, fails before any choice. */
export function missedIn({ pages }: Observations, { failed }: Pick<Outcome, "failed">): Missed[] {
  const lost = Map.groupBy(
    pages.filter(({ outcome }) => outcome === "failed"),
    ({ address }) => address,
  );
  return failed.map((failure) => {
    const visits = failure.what === "page" ? (lost.get(failure.address) ?? []) : [];
    const states = STATES.filter((each) => visits.some(({ state }) => state === each));
    return { ...failure, states: states.length === 0 ? ["before"] : states };
  });
}

/** Why it failed, and after which choice, where it could be visited before. */
export function reasonOf(missed: Missed): string {
  if (missed.states.includes("before")) return whyOf(missed);
  const after = joinList(missed.states.map((state) => AFTER[state]));
  return `${after.charAt(0).toUpperCase()}${after.slice(1)}: ${whyOf(missed)}`;
}
