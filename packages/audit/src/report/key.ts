import type { Thing } from "../things.ts";

/** What tells things apart; they may have been put together twice. */
export function keyOf({ storage, domain, hostOnly, name }: Thing): string {
  return JSON.stringify([storage, domain, hostOnly, name]);
}
