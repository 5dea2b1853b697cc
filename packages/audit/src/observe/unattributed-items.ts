import { setTimeout as sleep } from "node:timers/promises";
import type { SeenItem } from "../observation-schema.ts";
import type { SeenStore } from "./seen-store.ts";

/** How long after something was stored the browser may report who set it, in milliseconds. */
export const EVENT_DELAY = 250;

/** The setter of what was found in the browser but not observed while it was set. */
export const UNKNOWN_SETTER = { by: "unknown", address: null, line: null } as const;

/** Returns those of the `items` in the browser for which it has not reported who set them. */
export async function findUnattributedItems(
  items: readonly Omit<SeenItem, "party">[],
  seenStore: SeenStore,
  partyOf: (host: string) => SeenItem["party"],
): Promise<SeenItem[]> {
  if (seenStore.findUnseen(items).length === 0) return [];
  // Another page may have set it just now.
  await sleep(EVENT_DELAY);
  // Several frames may have read the same item.
  const unseen = new Map(seenStore.findUnseen(items).map((item) => [JSON.stringify(item), item]));
  return [...unseen.values()].map((item) => ({
    ...item,
    party: partyOf(new URL(item.origin).hostname),
  }));
}
