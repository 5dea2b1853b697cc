import type { CookieRecord } from "cookie-inventory";
import { CONSENT } from "../compare/consent-findings.ts";
import { shorten } from "../compare/quoting.ts";
import { type Observations, type State, STATES } from "../observation-schema.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { keyOf } from "./choice-results.ts";
import { countOf } from "./number-format.ts";
import { declared } from "./declared-items.ts";
import { originOf } from "./site-results.ts";
import { nameOf } from "./report-messages.ts";

/*
 * What is set before a choice, after a “no” and after a “yes”, side by side. Nothing is said of what lies on the
 * device all along: what a page set before the answer is not told again after it.
 */

/** Whether a item was set in a state. */
export interface Cell {
  /** unknown: not all pages of the item were visited in that state. */
  readonly is: "set" | "not-set" | "unknown";
  readonly words: string;
  /** How it goes against what the inventory says, in words; null where it does not. */
  readonly against: string | null;
}

type Cells = Readonly<Record<State, Cell>>;

/**
 * All items in all states: those that go against the inventory first, then those of which a choice makes a
 * difference. `matters` says whether it is one of these, or waits for a “yes” by what the inventory says.
 */
export function inStates(audit: Audit) {
  const records = declared(audit);
  const seen = lookedAt(audit.observations);
  const all = audit.items.map((item) => {
    const record = records.get(item)?.entry.record;
    const cell = (state: State) => cellOf(item, record, state, seen);
    const cells: Cells = {
      before: cell("before"),
      rejected: cell("rejected"),
      accepted: cell("accepted"),
    };
    const isUntrue = STATES.some((state) => cells[state].against !== null);
    const rank = isUntrue ? 0 : isDifferent(cells) ? 1 : record?.exception === CONSENT ? 2 : 3;
    return {
      name: nameOf(item),
      domain: shorten(item.domain),
      cells,
      needsConsent: needsConsent(record),
      rank,
      matters: rank < 3,
    };
  });
  return all.toSorted((a, b) => a.rank - b.rank);
}

export type InStates = ReturnType<typeof inStates>[number];

/** It comes only after a choice, or with one of the two alone. */
function isDifferent({ before, rejected, accepted }: Cells): boolean {
  const isLate = before.is !== "set" && (rejected.is === "set" || accepted.is === "set");
  const isKnown = rejected.is !== "unknown" && accepted.is !== "unknown";
  return isLate || (isKnown && rejected.is !== accepted.is);
}

/** How much of a item's pages was visited in a state. */
type Looked = (item: StoredItem, state: State) => "all" | "some" | "none";

function cellOf(
  item: StoredItem,
  record: CookieRecord | undefined,
  state: State,
  looked: Looked,
): Cell {
  const { length } = item.pagesIn[state];
  if (length > 0) {
    const words = `set on ${countOf(length, "page")}`;
    return { is: "set", words, against: against(record, state) };
  }
  const seen = looked(item, state);
  if (seen === "none") return { is: "unknown", words: "not looked at", against: null };
  // It may well lie there still: it need not be set twice.
  const not = state !== "before" && item.pagesIn.before.length > 0 ? "not set again" : "not set";
  return seen === "all"
    ? { is: "not-set", words: not, against: null }
    : { is: "unknown", words: `${not} where it was looked at`, against: null };
}

/** By PECR, regulation 6 and Schedule A1, as compare/consent.ts applies them. */
function against(record: CookieRecord | undefined, state: State): string | null {
  if (record === undefined || state === "accepted") return null;
  if (state === "before") return record.exception === CONSENT ? "without a “yes”" : null;
  return record.exception === CONSENT || mayObject(record) ? "in spite of the “no”" : null;
}

function needsConsent(record: CookieRecord | undefined): string {
  if (record === undefined) return "not in the inventory";
  if (record.exception === null) return "not stated";
  if (record.exception === CONSENT) return "yes";
  return mayObject(record) ? "no, but visitors may object" : "no";
}

function mayObject({ exception }: CookieRecord): boolean {
  return exception === 5 || exception === 6;
}

function lookedAt({ pages, choices }: Observations): Looked {
  const visits = Map.groupBy(pages, ({ state, address }) => keyOf(state, address));
  const missed = new Set(
    choices
      .filter(({ outcome }) => outcome === "unknown" || outcome === "failed")
      .map(({ state, origin }) => keyOf(state, origin)),
  );
  const isOpened = (state: State, address: string) => {
    const all = visits.get(keyOf(state, address)) ?? [];
    return all.length > 0 && all.every(({ outcome }) => !/^(?:failed|forbidden)$/.test(outcome));
  };
  const reached = new Set(
    pages
      .filter(({ state, address }) => isOpened(state, address))
      .map(({ state, address }) => keyOf(state, originOf(address))),
  );
  return (item, state) => {
    const isAll = item.pages.every(
      (address) => isOpened(state, address) && !missed.has(keyOf(state, originOf(address))),
    );
    if (isAll) return "all";
    return item.pages.some((address) => reached.has(keyOf(state, originOf(address))))
      ? "some"
      : "none";
  };
}
