import type { CookieRecord, Inventory, Located } from "cookie-inventory";
import { compareInventory } from "../compare/compare-inventory.ts";
import { matchItems } from "../compare/record-matching.ts";
import type { Finding } from "../finding.ts";
import type { Observations } from "../observation-schema.ts";
import { type StoredItem, storedItems } from "../stored-items.ts";
import type { KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";
import type { Replacement } from "./inventory-edits.ts";

/** A change of one record. */
export interface PlannedChange {
  readonly action: "verified" | "corrected" | "drafted" | "retired";
  readonly name: string;
  /** The record’s index in the list; null for a new one. */
  readonly index: number | null;
  readonly replacements: readonly Replacement[];
  /** The new record; null for an existing one. */
  readonly draft: object | null;
  /** The providers that the new record needs, by key. */
  readonly providers: Readonly<Record<string, object>>;
}

/** The results of the runs that an inventory is updated from. */
export interface UpdateResults {
  readonly observations: Observations;
  readonly previous: Observations | undefined;
  /** Looks up a database of known cookies; undefined if there is none. */
  readonly findKnown: KnownCookieLookup | undefined;
  /** The index of the first draft that this update added; editors may be working on earlier ones. */
  readonly firstNew: number;
}

/** Plans the changes that runs justify without a person’s decision. Each can be applied without the others. */
export function planChanges(
  inventory: Located<Inventory>,
  results: UpdateResults,
): PlannedChange[] {
  const { observations, previous, findKnown, firstNew } = results;
  const { cookies } = inventory.data;
  const auditDate = dateOf(observations);
  const findings = compareInventory(observations, inventory, findKnown);
  const needsPerson = new Set(
    findings.filter((each) => !isCertain(each)).map(({ record }) => record),
  );
  const isEditable = (index: number) => {
    const record = cookies[index];
    if (record === undefined || wasVerifiedAfter(record, auditDate)) return false;
    // A retired record becomes verified only if nothing else about it needs a person’s decision.
    if (record.status === "retired") return !needsPerson.has(index);
    return record.status !== "draft" || index >= firstNew;
  };
  const withFindings = new Set(findings.flatMap(({ record }) => record ?? []));
  const correct = findMatched(storedItems(observations), cookies).filter(
    (index) => !withFindings.has(index),
  );
  return [
    ...findings.filter(isCertain).flatMap((each) => planCorrection(each, cookies, isEditable)),
    ...findMissed(findings, observations, previous, inventory).map((index) =>
      planRetirement(cookies, index),
    ),
    ...correct.flatMap((index) => planVerification(cookies, index, auditDate)),
    ...findings.flatMap(planDrafts),
  ];
}

/** Whether the edits of a finding contain all values, and no person has to check the website. */
function isCertain({ rule, edits }: Finding): boolean {
  if (rule === "not-seen" || edits.length === 0) return false;
  return edits.every(({ path, value }) => value !== null || path.at(-1) === "duration");
}

const NO_DRAFT = { draft: null, providers: {} };

function planCorrection(
  { record: index, edits }: Finding,
  cookies: readonly CookieRecord[],
  isEditable: (index: number) => boolean,
): PlannedChange[] {
  if (index === null || !isEditable(index)) return [];
  const name = cookies[index]?.name ?? "";
  return [{ action: "corrected", name, index, replacements: edits, ...NO_DRAFT }];
}

function planRetirement(cookies: readonly CookieRecord[], index: number): PlannedChange {
  const replacements = [{ path: ["cookies", index, "status"], value: "retired" }];
  return { action: "retired", name: cookies[index]?.name ?? "", index, replacements, ...NO_DRAFT };
}

/** Plans to verify a record. Keeps `lastVerified` if it is later than the audit. */
function planVerification(
  cookies: readonly CookieRecord[],
  index: number,
  auditDate: string,
): PlannedChange[] {
  const record = cookies[index];
  if (record === undefined) return [];
  const { name, status, lastVerified } = record;
  const latest = wasVerifiedAfter(record, auditDate) ? lastVerified : auditDate;
  if (status === "verified" && latest === lastVerified) return [];
  const replacements = [
    { path: ["cookies", index, "status"], value: "verified" },
    { path: ["cookies", index, "lastVerified"], value: latest },
  ];
  return [{ action: "verified", name, index, replacements, ...NO_DRAFT }];
}

function planDrafts({ record, edits }: Finding): PlannedChange[] {
  if (record !== null) return [];
  const records = edits.flatMap(({ path: [list, key], value }) =>
    typeof value === "object" && value !== null ? { list, key: `${key}`, value } : [],
  );
  const providers = Object.fromEntries(
    records.flatMap(({ list, key, value }) => (list === "providers" ? [[key, value]] : [])),
  );
  return records.flatMap(({ list, value }) => {
    if (list !== "cookies") return [];
    const name = "name" in value ? String(value.name) : "";
    return { action: "drafted", name, index: null, replacements: [], draft: value, providers };
  });
}

/** Returns the indexes of the records that two complete runs have missed, and that were not verified in between. */
function findMissed(
  findings: readonly Finding[],
  observations: Observations,
  previous: Observations | undefined,
  inventory: Located<Inventory>,
): number[] {
  if (previous === undefined) return [];
  const { cookies } = inventory.data;
  const missedBefore = findMissedBy(previous, compareInventory(previous, inventory), cookies);
  return findMissedBy(observations, findings, cookies).filter((index) =>
    missedBefore.includes(index),
  );
}

/**
 * Returns the indexes of the records that a run has missed. Matches each record separately: one whose items another
 * record covers better is not missed.
 */
function findMissedBy(
  observations: Observations,
  findings: readonly Finding[],
  cookies: readonly CookieRecord[],
): number[] {
  const items = storedItems(observations);
  return findings.flatMap(({ rule, record: index }) => {
    const record = cookies[index ?? -1];
    if (rule !== "not-seen" || index === null || record === undefined) return [];
    const isMissed = matchItems(items, [{ record, index }]).size === 0;
    return isMissed && !wasVerifiedAfter(record, dateOf(observations)) ? index : [];
  });
}

/** Returns the indexes of the records that cover an item, except drafts and retired records. */
function findMatched(items: readonly StoredItem[], cookies: readonly CookieRecord[]): number[] {
  const published = cookies
    .map((record, index) => ({ record, index }))
    .filter(({ record: { status } }) => status === "declared" || status === "verified");
  const matches = matchItems(items, published);
  return [...new Set(matches.values().map(({ entry }) => entry.index))];
}

/** Whether a record was last verified after a date, such as 2026-11-23. */
function wasVerifiedAfter({ lastVerified }: CookieRecord, date: string): boolean {
  return lastVerified !== null && lastVerified > date;
}

function dateOf({ run }: Observations): string {
  return run.started.slice(0, "2026-11-23".length);
}
