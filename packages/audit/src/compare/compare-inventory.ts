import { type CookieRecord, type Inventory, isWithin, type Located } from "cookie-inventory";
import { type Finding, FINDING_KINDS } from "../finding.ts";
import { wasChoiceMade, collectSkipped, type Observations } from "../observation-schema.ts";
import { outcomeOf } from "../run-outcome.ts";
import { storedItems, type StoredItem } from "../stored-items.ts";
import { amendmentFinding } from "./amendment-findings.ts";
import {
  amended,
  type Amendment,
  domainAmendments,
  keyOf,
  settled,
  storageAmendments,
  partyOf,
} from "./amendments.ts";
import { CONSENT, setAlthoughRejected, setBeforeChoice } from "./consent-findings.ts";
import { type InventoryEntry, type Match, matchAll } from "./record-matching.ts";
import {
  aliasSeen,
  type Covered,
  type Comparison,
  longerLifetime,
  notSeen,
  wrongParty,
  wrongPersistence,
} from "./comparison-rules.ts";
import { returned, undeclared, unfinished } from "./undeclared-findings.ts";

/**
 * Where an inventory is untrue, by what an audit has seen: the gravest first, then by place. Each Finding says
 * what to write, and following it makes the Finding go away.
 *
 * What no record covers may be a record’s own item all the same, with another storage or domain than it
 * says. So first those records are amended for which nothing was seen as they are written; then everything
 * is matched with the records as they should be, and what is still covered by none is undeclared.
 */
export function compare(observations: Observations, inventory: Located<Inventory>): Finding[] {
  const { domains, started } = observations.run;
  const known = { inventory, domains };
  const day = started.slice(0, "2026-11-23".length);
  const items = storedItems(observations);
  const entries = inventory.data.cookies.map((record, index) => ({ record, index }));
  const current = entries.filter(({ record }) => record.status !== "retired");

  const asWritten = matchAll(items, current);
  const { amendments, revived } = amend(items, entries, asWritten, domains);
  const asAmended = matchAll(items, [...withAmendments(current, amendments), ...revived]);
  const covered = Map.groupBy(asAmended, ([, { entry }]) => entry.index);
  const itemsOf = (index: number) => (covered.get(index) ?? []).map(([item]) => item);
  const gained = (index: number) => itemsOf(index).filter((item) => !asWritten.has(item));
  const final = amendments.map((each) => settled(each, itemsOf(each.entry.index)));

  const strangers = items.filter((item) => !asAmended.has(item));
  const findings = [
    ...undeclared(strangers, known, day),
    ...revived.map((entry) => returned(entry, gained(entry.index), known, day)),
    ...final.map((each) => amendmentFinding(each, gained(each.entry.index), known)),
    ...current
      .filter(({ record }) => record.status === "draft")
      .map((entry) => unfinished(entry, itemsOf(entry.index), known)),
    ...ruled(withAmendments(entries, final), covered, known),
    ...unseen(observations, current, [asWritten, asAmended], known),
  ];
  return findings
    .filter(({ rule, items: about }) => about.length > 0 || rule === "not-seen")
    .toSorted(bySeverityAndPlace);
}

/** The entries, with those that are amended as they should be. */
function withAmendments(
  entries: readonly InventoryEntry[],
  amendments: readonly Amendment[],
): InventoryEntry[] {
  const right = new Map(amendments.map((each) => [each.entry.index, amended(each)]));
  return entries.map((entry) => right.get(entry.index) ?? entry);
}

/** Records that would cover some of what no record covers: amended, or retired and back. */
function amend(
  items: readonly StoredItem[],
  entries: readonly InventoryEntry[],
  matches: ReadonlyMap<StoredItem, Match>,
  domains: readonly string[],
): { amendments: Amendment[]; revived: InventoryEntry[] } {
  const retired = entries.filter(({ record }) => record.status === "retired");
  const seen = new Set(matches.values().map(({ entry }) => entry));
  // What is behind a login may well be as the record says, whatever else is seen.
  const idle = entries.filter(
    (entry) =>
      !seen.has(entry) && entry.record.status !== "retired" && entry.record.behindLogin !== true,
  );

  const strays = items.filter((item) => !matches.has(item));
  const back = matchAll(strays, retired);
  const strangers = strays.filter((item) => !back.has(item));
  const taken = entries.map(({ record }) => record);
  const byStorage = storageAmendments(strangers, idle, keysOf(taken));

  const right = byStorage.map(amended);
  const moved = matchAll(strangers, right);
  const done = new Set(byStorage.map(({ entry }) => entry));
  const byDomain = domainAmendments(
    strangers.filter((item) => !moved.has(item)),
    idle.filter((entry) => !done.has(entry)),
    keysOf([...taken, ...right.map(({ record }) => record)]),
    domains,
  );
  return {
    amendments: [...byStorage, ...byDomain],
    revived: [...new Set(back.values().map(({ entry }) => entry))],
  };
}

/** What is untrue of records besides storage and domain. */
function ruled(
  entries: readonly InventoryEntry[],
  covered: ReadonlyMap<number, Covered["matches"]>,
  known: Comparison,
): Finding[] {
  const taken = keysOf([...known.inventory.data.cookies, ...entries.map(({ record }) => record)]);
  return entries.flatMap((entry) => {
    const each = { entry, matches: covered.get(entry.index) ?? [] };
    return each.matches.length === 0
      ? []
      : [
          ...setBeforeChoice(each, known),
          ...setAlthoughRejected(each, known),
          ...wrongParty(each, known),
          ...wrongPersistence(each, known),
          ...longerLifetime(each, known),
          ...aliasSeen(each, known, taken),
        ];
  });
}

/** Only a complete run can say that something is not there. */
function unseen(
  observations: Observations,
  current: readonly InventoryEntry[],
  matches: readonly ReadonlyMap<StoredItem, Match>[],
  known: Comparison,
): Finding[] {
  const { kind, visited } = outcomeOf(observations);
  if (kind !== "complete") return [];
  const robots = collectSkipped(observations).robots.length;
  const seen = new Set(matches.flatMap((all) => [...all.values()].map(({ entry }) => entry.index)));
  const { isCovered, isAccepted } = coverageOf(observations);
  return current.flatMap((entry) => {
    const { status, behindLogin, domain, exception } = entry.record;
    const accepted = isAccepted(domain);
    // What waits for a “yes” can be missed only by whoever has said “yes”.
    const isWaiting = exception === CONSENT && !accepted;
    const isLeftAlone =
      status === "draft" || behindLogin === true || isWaiting || !isCovered(domain);
    return seen.has(entry.index) || isLeftAlone
      ? []
      : notSeen(entry, known, { visited, robots, accepted });
  });
}

/**
 * Tells whether a run was where a domain's cookies are set: on a website of that domain, or, for a domain of
 * somebody else, on a website of each of the organisation's; and whether it said “yes” on all of these.
 */
function coverageOf({ run, pages, choices }: Observations) {
  const origins = new Map(
    pages.flatMap(({ outcome, address }) => {
      const url = outcome === "visited" ? URL.parse(address) : null;
      return url === null ? [] : [[url.origin, url.hostname] as const];
    }),
  );
  const yes = new Set(
    choices
      .filter((choice) => choice.state === "accepted" && wasChoiceMade(choice))
      .map(({ origin }) => origin),
  );
  const isFirst = (domain: string) => partyOf(domain, run.domains) === "first";
  const isVisited = (domain: string) => origins.values().some((host) => isWithin(host, domain));
  const isEverywhere = run.domains.every(isVisited);
  return {
    isCovered: (domain: string) => (isFirst(domain) ? isVisited(domain) : isEverywhere),
    isAccepted: (domain: string) =>
      origins
        .entries()
        .every(([origin, host]) => yes.has(origin) || (isFirst(domain) && !isWithin(host, domain))),
  };
}

function keysOf(records: readonly CookieRecord[]): ReadonlySet<string> {
  return new Set(records.map(keyOf));
}

/** Findings of one kind and place are in order already. */
function bySeverityAndPlace(a: Finding, b: Finding): number {
  return (
    FINDING_KINDS.indexOf(a.rule) - FINDING_KINDS.indexOf(b.rule) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0)
  );
}
