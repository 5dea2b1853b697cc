import type { CookieRecord, Inventory, Located } from "cookie-inventory";
import { compare } from "../compare/compare-inventory.ts";
import { matchAll } from "../compare/record-matching.ts";
import type { Finding } from "../finding.ts";
import type { Observations } from "../observation-schema.ts";
import { storedItems, type StoredItem } from "../stored-items.ts";
import type { Replacement } from "./inventory-edits.ts";

/** What is to be done about one record. */
export interface Step {
  readonly what: "verified" | "amended" | "drafted" | "retired";
  readonly name: string;
  /** The record’s place in the list; null for a new one. */
  readonly index: number | null;
  readonly replacements: readonly Replacement[];
  /** The new record; null for one that is there. */
  readonly draft: object | null;
}

/** What is known of the websites, beside the inventory. */
export interface Evidence {
  readonly seen: Observations;
  readonly previous: Observations | undefined;
  /** Drafts from this place on are new; somebody may be at work on those before it. */
  readonly firstNew: number;
}

/** What an audit lets be done about the records of an inventory, each step by itself. */
export function stepsOf(inventory: Located<Inventory>, evidence: Evidence): Step[] {
  const { seen, previous, firstNew } = evidence;
  const { cookies } = inventory.data;
  const day = dayOf(seen);
  const findings = compare(seen, inventory);
  const unsure = new Set(findings.filter((each) => !isCertain(each)).map(({ record }) => record));
  const isOpen = (index: number) => {
    const record = cookies[index];
    if (record === undefined || isAfter(record, day)) return false;
    // What is back, and not as its record says, is not verified.
    if (record.status === "retired") return !unsure.has(index);
    return record.status !== "draft" || index >= firstNew;
  };
  const told = new Set(findings.flatMap(({ record }) => record ?? []));
  const asDeclared = covering(storedItems(seen), cookies).filter((index) => !told.has(index));
  return [
    ...findings.filter(isCertain).flatMap((each) => amendment(each, cookies, isOpen)),
    ...missing(findings, seen, previous, inventory).map((index) => retirement(cookies, index)),
    ...asDeclared.flatMap((index) => verification(cookies, index, day)),
    ...findings.flatMap(drafted),
  ];
}

/** Whether following a finding takes no guess, and no person’s look at the website. */
function isCertain({ rule, edits }: Finding): boolean {
  if (rule === "not-seen" || edits.length === 0) return false;
  return edits.every(({ path, value }) => value !== null || path.at(-1) === "duration");
}

function amendment(
  { record: index, edits }: Finding,
  cookies: readonly CookieRecord[],
  isOpen: (index: number) => boolean,
): Step[] {
  if (index === null || !isOpen(index)) return [];
  const name = cookies[index]?.name ?? "";
  return [{ what: "amended", name, index, replacements: edits, draft: null }];
}

function retirement(cookies: readonly CookieRecord[], index: number): Step {
  const replacements = [{ path: ["cookies", index, "status"], value: "retired" }];
  return { what: "retired", name: cookies[index]?.name ?? "", index, replacements, draft: null };
}

/** A later sighting than this one is not taken back. */
function verification(cookies: readonly CookieRecord[], index: number, day: string): Step[] {
  const record = cookies[index];
  if (record === undefined) return [];
  const { name, status, lastVerified } = record;
  const latest = isAfter(record, day) ? lastVerified : day;
  if (status === "verified" && latest === lastVerified) return [];
  const replacements = [
    { path: ["cookies", index, "status"], value: "verified" },
    { path: ["cookies", index, "lastVerified"], value: latest },
  ];
  return [{ what: "verified", name, index, replacements, draft: null }];
}

function drafted({ record, edits }: Finding): Step[] {
  if (record !== null) return [];
  return edits.flatMap(({ value }) => {
    if (typeof value !== "object" || value === null) return [];
    const draft = { ...value, status: "draft" };
    const name = "name" in value ? String(value.name) : "";
    return { what: "drafted", name, index: null, replacements: [], draft };
  });
}

/**
 * The places of the records that two complete runs have missed, and nothing has shown in between. What another
 * record covers better is not missed: nothing at all that the record covers may have been seen.
 */
function missing(
  findings: readonly Finding[],
  seen: Observations,
  previous: Observations | undefined,
  inventory: Located<Inventory>,
): number[] {
  if (previous === undefined) return [];
  const { cookies } = inventory.data;
  const before = missedBy(compare(previous, inventory), previous, cookies);
  return missedBy(findings, seen, cookies).filter((index) => before.includes(index));
}

function missedBy(
  findings: readonly Finding[],
  run: Observations,
  cookies: readonly CookieRecord[],
): number[] {
  const items = storedItems(run);
  return findings.flatMap(({ rule, record: index }) => {
    const record = cookies[index ?? -1];
    if (rule !== "not-seen" || index === null || record === undefined) return [];
    const isMissed = matchAll(items, [{ record, index }]).size === 0;
    return isMissed && !isAfter(record, dayOf(run)) ? index : [];
  });
}

/** The places of the records that cover something that was seen; drafts have to be finished first. */
function covering(items: readonly StoredItem[], cookies: readonly CookieRecord[]): number[] {
  const current = cookies
    .map((record, index) => ({ record, index }))
    .filter(({ record: { status } }) => status === "declared" || status === "verified");
  const matches = matchAll(items, current);
  return [...new Set(matches.values().map(({ entry }) => entry.index))];
}

/** Whether a record was seen after this day, written like 2026-11-23. */
function isAfter({ lastVerified }: CookieRecord, day: string): boolean {
  return lastVerified !== null && lastVerified > day;
}

function dayOf({ run }: Observations): string {
  return run.started.slice(0, "2026-11-23".length);
}
