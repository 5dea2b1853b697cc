import type { Located } from "../../files/places.ts";
import { INVENTORY_FILE, readInventory } from "../../inventory/read.ts";
import type { CookieRecord, Inventory } from "../../inventory/schema.ts";
import type { Problem } from "../../problems/problem.ts";
import { compare } from "../compare/compare.ts";
import { matchAll } from "../compare/matching.ts";
import type { Finding } from "../finding.ts";
import type { Observations } from "../observations.ts";
import { storedThings } from "../things.ts";
import { appended, replaced, type Replacement } from "./edits.ts";

/** What became of a record. */
export interface Change {
  /**
   * verified: it was seen as it is declared; amended: it says now what was seen; drafted: it is new, and has to
   * be finished; retired: two complete runs have not seen it.
   */
  readonly what: "verified" | "amended" | "drafted" | "retired";
  readonly name: string;
}

/** An inventory as an audit leaves it. */
export interface Update {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** Following all findings brings no others; this many rounds are never needed. */
const MOST_ROUNDS = 10;

/**
 * Writes into the text of an inventory what an audit has seen, and leaves all else as it stands. What was seen as
 * it is declared is verified, on the day of the audit; what the hints of findings say is followed, as far as
 * nothing has to be guessed; what is stored and has no record gets a draft; what neither this nor a `previous`
 * complete run has seen is retired. The same audit changes nothing a second time.
 * Throws an Error where the text has errors other than drafts.
 */
export function update(text: string, seen: Observations, previous?: Observations): Update {
  const changes = new Map<string, Change>();
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = once(now, seen, previous, (change) => {
      // An amended record is verified in the next round, which goes without saying.
      if (!changes.has(change.name) || change.what === "retired") changes.set(change.name, change);
    });
    if (next === now) break;
    now = next;
  }
  return { text: now, changes: [...changes.values()] };
}

function once(
  text: string,
  seen: Observations,
  previous: Observations | undefined,
  tell: (change: Change) => void,
): string {
  const inventory = inventoryIn(text);
  const { cookies } = inventory.data;
  const findings = compare(seen, inventory);
  const mends = findings.filter(isCertain);
  const missing = previous === undefined ? [] : missedBefore(previous, inventory);
  const retired = findings.filter(
    ({ rule, record }) => rule === "not-seen" && record !== null && missing.includes(record),
  );
  const told = new Set(findings.flatMap(({ record }) => record ?? []));
  const asDeclared = verified(seen, cookies).filter((index) => !told.has(index));

  const names = (index: number | null) => cookies[index ?? -1]?.name ?? "";
  for (const { record } of mends)
    if (record !== null) tell({ what: "amended", name: names(record) });
  for (const { record } of retired) tell({ what: "retired", name: names(record) });
  const day = seen.run.started.slice(0, "2026-11-23".length);
  const stamps = asDeclared.flatMap((index) => stampOf(index, cookies[index], day));
  for (const { path } of stamps) {
    const [, index] = path;
    if (typeof index === "number") tell({ what: "verified", name: names(index) });
  }

  const replacements = [...mends, ...retired].flatMap(({ record, mend }) =>
    record === null ? [] : mend,
  );
  const drafts = mends.flatMap(({ record, mend }) => (record === null ? mend : []));
  let next = replaced(text, [...replacements, ...stamps]);
  for (const { value } of drafts) {
    if (typeof value !== "object" || value === null) continue;
    const draft = { ...value, status: "draft" };
    tell({ what: "drafted", name: nameOf(draft) });
    next = appended(next, ["cookies"], draft);
  }
  return next;
}

/** Whether following a finding takes no guess, and no person’s look at the website. */
function isCertain({ rule, record, mend }: Finding): boolean {
  if (rule === "not-seen" || mend.length === 0) return false;
  return (
    record === null || mend.every(({ path, value }) => value !== null || path.at(-1) === "duration")
  );
}

/** The places in this inventory of the records that an earlier run has not seen either. */
function missedBefore(previous: Observations, inventory: Located<Inventory>): number[] {
  return compare(previous, inventory).flatMap(({ rule, record }) =>
    rule === "not-seen" ? (record ?? []) : [],
  );
}

/** The records that cover something that was seen, by their places; drafts have to be finished first. */
function verified(seen: Observations, cookies: readonly CookieRecord[]): number[] {
  const current = cookies
    .map((record, index) => ({ record, index }))
    .filter(({ record: { status } }) => status === "declared" || status === "verified");
  const matches = matchAll(storedThings(seen), current);
  return [...new Set(matches.values().map(({ entry }) => entry.index))];
}

/** A later sighting than this one is not taken back. */
function stampOf(index: number, record: CookieRecord | undefined, day: string): Replacement[] {
  if (record === undefined) return [];
  const { status, lastVerified } = record;
  const later = lastVerified !== null && lastVerified > day ? lastVerified : day;
  if (status === "verified" && later === lastVerified) return [];
  return [
    { path: ["cookies", index, "status"], value: "verified" },
    { path: ["cookies", index, "lastVerified"], value: later },
  ];
}

/** An inventory that has no errors but drafts. */
function inventoryIn(text: string): Located<Inventory> {
  const bytes = new TextEncoder().encode(text);
  const { inventory, problems } = readInventory({
    read: (file) => (file === INVENTORY_FILE ? bytes : undefined),
    list: () => [],
  });
  const [first] = problems.filter(isGrave);
  if (inventory === undefined || first !== undefined) {
    throw new Error(first?.message ?? "The inventory cannot be read.");
  }
  return inventory;
}

/** A draft keeps a notice from being published, and no audit from being done. */
export function isGrave({ rule }: Problem): boolean {
  return rule !== "draft";
}

function nameOf(record: object): string {
  return "name" in record ? String(record.name) : "";
}
