import type { CookieRecord } from "cookie-inventory";
import { CONSENT } from "../compare/consent-findings.ts";
import { shorten } from "../compare/quoting.ts";
import { type Observations, type State, STATES } from "../observation-schema.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { visitKey } from "./choice-results.ts";
import { matchDeclaredItems } from "./declared-items.ts";
import { formatCount } from "./number-format.ts";
import { formatName } from "./shared-labels.ts";
import { originOf } from "./site-results.ts";

/*
 * Compares what is set before a choice, after rejecting and after accepting cookies. Only what pages set in a state
 * counts: an item that was set before the choice may still be stored after it.
 */

/** Whether an item was set in a state. */
export interface StateCell {
  /** unknown: not all pages of the item were visited in that state. */
  readonly status: "set" | "not-set" | "unknown";
  readonly text: string;
  /** How it breaks what the inventory says about consent; null if it does not. */
  readonly breach: string | null;
}

type StateCells = Readonly<Record<State, StateCell>>;

/**
 * Returns all items in all states: first those that break what the inventory says about consent, then those that
 * depend on the choice, then those that are recorded as needing consent. `isAffectedByConsent` is true for these three.
 */
export function listItemStates(audit: Audit) {
  const records = matchDeclaredItems(audit);
  const coverageOf = createCoverageLookup(audit.observations);
  const all = audit.items.map((item) => {
    const record = records.get(item)?.entry.record;
    const cell = (state: State) => toCell(item, record, state, coverageOf);
    const cells: StateCells = {
      before: cell("before"),
      rejected: cell("rejected"),
      accepted: cell("accepted"),
    };
    const hasBreach = STATES.some((state) => cells[state].breach !== null);
    const rank = hasBreach ? 0 : dependsOnChoice(cells) ? 1 : record?.exception === CONSENT ? 2 : 3;
    return {
      item,
      name: formatName(item),
      domain: shorten(item.domain),
      cells,
      needsConsent: formatNeedsConsent(record),
      rank,
      isAffectedByConsent: rank < 3,
    };
  });
  return all.toSorted((a, b) => a.rank - b.rank);
}

export type ItemStates = ReturnType<typeof listItemStates>[number];

/** Whether it is set only after a choice, or after one of the two choices but not the other. */
function dependsOnChoice({ before, rejected, accepted }: StateCells): boolean {
  const isSetLater =
    before.status !== "set" && (rejected.status === "set" || accepted.status === "set");
  const isKnown = rejected.status !== "unknown" && accepted.status !== "unknown";
  return isSetLater || (isKnown && rejected.status !== accepted.status);
}

/** Returns how many of an item’s pages were visited in a state. */
type CoverageLookup = (item: StoredItem, state: State) => "all" | "some" | "none";

function toCell(
  item: StoredItem,
  record: CookieRecord | undefined,
  state: State,
  coverageOf: CoverageLookup,
): StateCell {
  const { length } = item.pagesIn[state];
  if (length > 0) {
    const text = `set on ${formatCount(length, "page")}`;
    return { status: "set", text, breach: findBreach(record, state) };
  }
  const coverage = coverageOf(item, state);
  if (coverage === "none") return { status: "unknown", text: "not checked", breach: null };
  const notSet = state !== "before" && item.pagesIn.before.length > 0 ? "not set again" : "not set";
  return coverage === "all"
    ? { status: "not-set", text: notSet, breach: null }
    : { status: "unknown", text: `${notSet} where checked`, breach: null };
}

/** Applies PECR, regulation 6 and Schedule A1, in the same way as compare/consent-findings.ts. */
function findBreach(record: CookieRecord | undefined, state: State): string | null {
  if (record === undefined || state === "accepted") return null;
  if (state === "before") return record.exception === CONSENT ? "without consent" : null;
  return record.exception === CONSENT || allowsObjection(record) ? "despite rejection" : null;
}

function formatNeedsConsent(record: CookieRecord | undefined): string {
  if (record === undefined) return "not in the inventory";
  if (record.exception === null) return "not recorded";
  if (record.exception === CONSENT) return "yes";
  return allowsObjection(record) ? "no, but visitors may object" : "no";
}

function allowsObjection({ exception }: CookieRecord): boolean {
  return exception === 5 || exception === 6;
}

function createCoverageLookup({ pages, choices }: Observations): CoverageLookup {
  const visits = Map.groupBy(pages, ({ state, address }) => visitKey(state, address));
  const notMade = new Set(
    choices
      .filter(({ outcome }) => outcome === "unknown" || outcome === "failed")
      .map(({ state, origin }) => visitKey(state, origin)),
  );
  const isOpened = (state: State, address: string) => {
    const all = visits.get(visitKey(state, address)) ?? [];
    return all.length > 0 && all.every(({ outcome }) => !/^(?:failed|forbidden)$/.test(outcome));
  };
  const openedOrigins = new Set(
    pages
      .filter(({ state, address }) => isOpened(state, address))
      .map(({ state, address }) => visitKey(state, originOf(address))),
  );
  return (item, state) => {
    const isComplete = item.pages.every(
      (address) => isOpened(state, address) && !notMade.has(visitKey(state, originOf(address))),
    );
    if (isComplete) return "all";
    return item.pages.some((address) => openedOrigins.has(visitKey(state, originOf(address))))
      ? "some"
      : "none";
  };
}
