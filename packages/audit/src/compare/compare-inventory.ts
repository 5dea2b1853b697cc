import type { CookieRecord, Inventory, Located } from "cookie-inventory";
import { type Finding, FINDING_KINDS } from "../finding.ts";
import { collectSkipped, type Observations } from "../observation-schema.ts";
import { outcomeOf } from "../run-outcome.ts";
import { type StoredItem, storedItems } from "../stored-items.ts";
import type { KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";
import { checkAfterRejecting, checkBeforeChoice, CONSENT } from "./consent-findings.ts";
import { toCorrectionFinding } from "./correction-findings.ts";
import { type Coverage, createCoverage, createLoginCoverage } from "./coverage.ts";
import {
  checkAlias,
  checkLifetime,
  checkParty,
  checkPersistence,
  type ComparisonContext,
  type MatchedRecord,
  toNotSeenFinding,
} from "./record-checks.ts";
import {
  applyCorrection,
  type Correction,
  findDomainCorrections,
  findStorageCorrections,
  toRecordKey,
  updateLifetime,
} from "./record-corrections.ts";
import { type InventoryEntry, type Match, matchItems } from "./record-matching.ts";
import { proposeRecords, toDraftFinding, toReappearedFinding } from "./undeclared-findings.ts";

/**
 * Compares the results of a run with an inventory. Returns findings by severity, then by place; following a
 * finding’s hint resolves it. `findKnown` looks up a database of known cookies, for suggestions.
 *
 * An item that no record covers may belong to a record with a wrong storage or domain. So records that match no item
 * are corrected first; then all items are matched with the corrected records, and the rest are undeclared.
 */
export function compareInventory(
  observations: Observations,
  inventory: Located<Inventory>,
  findKnown?: KnownCookieLookup,
): Finding[] {
  const { domains, started } = observations.run;
  const context = {
    inventory,
    domains,
    findKnown,
    auditDate: started.slice(0, "2026-11-23".length),
  };
  const items = storedItems(observations);
  const entries = inventory.data.cookies.map((record, index) => ({ record, index }));
  const currentEntries = entries.filter(({ record }) => record.status !== "retired");

  const recordedMatches = matchItems(items, currentEntries);
  const { corrections, reappeared } = findCorrections(
    items,
    entries,
    recordedMatches,
    domains,
    createLoginCoverage(observations),
  );
  const correctedMatches = matchItems(items, [
    ...applyCorrections(currentEntries, corrections),
    ...reappeared,
  ]);
  const matchesByIndex = Map.groupBy(correctedMatches, ([, { entry }]) => entry.index);
  const itemsOf = (index: number) => (matchesByIndex.get(index) ?? []).map(([item]) => item);
  const newItemsOf = (index: number) => itemsOf(index).filter((item) => !recordedMatches.has(item));
  const finalCorrections = corrections.map((each) =>
    updateLifetime(each, itemsOf(each.entry.index)),
  );

  const undeclaredItems = items.filter((item) => !correctedMatches.has(item));
  const findings = [
    ...proposeRecords(undeclaredItems, context),
    ...reappeared.map((entry) => toReappearedFinding(entry, newItemsOf(entry.index), context)),
    ...finalCorrections.map((each) =>
      toCorrectionFinding(each, newItemsOf(each.entry.index), context),
    ),
    ...currentEntries
      .filter(({ record }) => record.status === "draft")
      .map((entry) => toDraftFinding(entry, itemsOf(entry.index), context)),
    ...checkRecords(applyCorrections(entries, finalCorrections), matchesByIndex, context),
    ...findNotSeen(observations, currentEntries, [recordedMatches, correctedMatches], context),
  ];
  return findings
    .filter(({ rule, items: findingItems }) => findingItems.length > 0 || rule === "not-seen")
    .toSorted(bySeverityAndPlace);
}

function applyCorrections(
  entries: readonly InventoryEntry[],
  corrections: readonly Correction[],
): InventoryEntry[] {
  const corrected = new Map(corrections.map((each) => [each.entry.index, applyCorrection(each)]));
  return entries.map((entry) => corrected.get(entry.index) ?? entry);
}

/** Finds the records that cover unmatched items when corrected, and the retired records that cover some. */
function findCorrections(
  items: readonly StoredItem[],
  entries: readonly InventoryEntry[],
  matches: ReadonlyMap<StoredItem, Match>,
  domains: readonly string[],
  loginCoverage: Coverage,
): { corrections: Correction[]; reappeared: InventoryEntry[] } {
  const retired = entries.filter(({ record }) => record.status === "retired");
  const matchedEntries = new Set(matches.values().map(({ entry }) => entry));
  const unmatchedEntries = entries.filter(
    (entry) =>
      !matchedEntries.has(entry) &&
      entry.record.status !== "retired" &&
      // Where no journey has signed in, a record may be right although nothing matches it.
      (entry.record.behindLogin !== true || loginCoverage.isCovered(entry.record.domain)),
  );

  const unmatchedItems = items.filter((item) => !matches.has(item));
  const retiredMatches = matchItems(unmatchedItems, retired);
  const newItems = unmatchedItems.filter((item) => !retiredMatches.has(item));
  const records = entries.map(({ record }) => record);
  const byStorage = findStorageCorrections(newItems, unmatchedEntries, toKeys(records));

  const correctedByStorage = byStorage.map(applyCorrection);
  const storageMatches = matchItems(newItems, correctedByStorage);
  const correctedEntries = new Set(byStorage.map(({ entry }) => entry));
  const byDomain = findDomainCorrections(
    newItems.filter((item) => !storageMatches.has(item)),
    unmatchedEntries.filter((entry) => !correctedEntries.has(entry)),
    toKeys([...records, ...correctedByStorage.map(({ record }) => record)]),
    domains,
  );
  return {
    corrections: [...byStorage, ...byDomain],
    reappeared: [...new Set(retiredMatches.values().map(({ entry }) => entry))],
  };
}

/** Checks everything except storage and domain. */
function checkRecords(
  entries: readonly InventoryEntry[],
  matchesByIndex: ReadonlyMap<number, MatchedRecord["matches"]>,
  context: ComparisonContext,
): Finding[] {
  const takenKeys = toKeys([
    ...context.inventory.data.cookies,
    ...entries.map(({ record }) => record),
  ]);
  return entries.flatMap((entry) => {
    const matched = { entry, matches: matchesByIndex.get(entry.index) ?? [] };
    return matched.matches.length === 0
      ? []
      : [
          ...checkBeforeChoice(matched, context),
          ...checkAfterRejecting(matched, context),
          ...checkParty(matched, context),
          ...checkPersistence(matched, context),
          ...checkLifetime(matched, context),
          ...checkAlias(matched, context, takenKeys),
        ];
  });
}

/** Finds the records that a complete run has not found. Other runs may have missed them. */
function findNotSeen(
  observations: Observations,
  currentEntries: readonly InventoryEntry[],
  matches: readonly ReadonlyMap<StoredItem, Match>[],
  context: ComparisonContext,
): Finding[] {
  const { kind, visited } = outcomeOf(observations);
  if (kind !== "complete") return [];
  const robots = collectSkipped(observations).robots.length;
  const matchedIndexes = new Set(
    matches.flatMap((all) => [...all.values()].map(({ entry }) => entry.index)),
  );
  const coverage = createCoverage(observations);
  const loginCoverage = createLoginCoverage(observations);
  return currentEntries.flatMap((entry) => {
    const { status, behindLogin, domain, exception } = entry.record;
    const { isCovered, isAccepted } = behindLogin === true ? loginCoverage : coverage;
    const accepted = isAccepted(domain);
    const needsAccepting = exception === CONSENT && !accepted;
    const isExempt = status === "draft" || needsAccepting || !isCovered(domain);
    return matchedIndexes.has(entry.index) || isExempt
      ? []
      : toNotSeenFinding(entry, context, { visited, robots, accepted });
  });
}

function toKeys(records: readonly CookieRecord[]): ReadonlySet<string> {
  return new Set(records.map(toRecordKey));
}

/** Compares findings by severity, then by place. */
function bySeverityAndPlace(a: Finding, b: Finding): number {
  return (
    FINDING_KINDS.indexOf(a.rule) - FINDING_KINDS.indexOf(b.rule) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0)
  );
}
