import type { CookieRecord } from "cookie-inventory";
import { type Match, matchAll } from "../compare/matching.ts";
import type { Thing } from "../things.ts";
import type { Audit } from "./audit.ts";

/** The things that records cover as they are written, each with its record; nothing that is retired. */
export function declared({ things, inventory }: Audit): ReadonlyMap<Thing, Match> {
  return matchAll(things, currentRecords(inventory.cookies));
}

/** The records that say that something is stored, each with its place in the list. */
export function currentRecords(
  records: readonly CookieRecord[],
): { readonly record: CookieRecord; readonly index: number }[] {
  return records.flatMap((record, index) => (record.status === "retired" ? [] : { record, index }));
}
