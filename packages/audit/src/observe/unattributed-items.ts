import { setTimeout as sleep } from "node:timers/promises";
import type { SeenItem } from "../observation-schema.ts";
import type { SeenStore } from "./seen-store.ts";

/** How often to look whether the browser has reported who set something, in milliseconds. */
const EVENT_DELAY = 250;

/** How long after something was stored the browser may report who set it, in milliseconds: a busy machine needs more. */
const MAX_EVENT_DELAY = 2000;

/** The setter of what was found in the browser but not observed while it was set. */
export const UNKNOWN_SETTER = { by: "unknown", address: null, line: null } as const;

/** Returns what is still found when the browser has had time to report who set it: another page may have set it just now. */
export async function findLasting<T>(
  find: () => readonly T[] | Promise<readonly T[]>,
): Promise<readonly T[]> {
  let found = await find();
  for (let waited = 0; found.length > 0 && waited < MAX_EVENT_DELAY; waited += EVENT_DELAY) {
    await sleep(EVENT_DELAY);
    found = await find();
  }
  return found;
}

/** Returns those of the `items` in the browser for which it has not reported who set them. */
export async function findUnattributedItems(
  items: readonly Omit<SeenItem, "party">[],
  seenStore: SeenStore,
  partyOf: (host: string) => SeenItem["party"],
): Promise<SeenItem[]> {
  const found = await findLasting(() => seenStore.findUnseen(items));
  // Several frames may have read the same item.
  const unseen = new Map(found.map((item) => [JSON.stringify(item), item]));
  return [...unseen.values()].map((item) => ({
    ...item,
    party: partyOf(new URL(item.origin).hostname),
  }));
}
