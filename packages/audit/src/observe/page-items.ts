import type { z } from "zod";
import type { SeenItem } from "../observation-schema.ts";
import type { storageCleared, storageItem } from "./devtools-events.ts";

type StorageId = z.output<typeof storageCleared>["storageId"];

/** The items other than cookies that a page stores, without those that it removes again. */
export class PageItems {
  readonly #partyOf: (host: string) => SeenItem["party"];
  readonly #items = new Map<string, SeenItem>();

  constructor(partyOf: (host: string) => SeenItem["party"]) {
    this.#partyOf = partyOf;
  }

  /** Returns the items in a fixed order, so that two runs have the same results. */
  sorted(): SeenItem[] {
    return [...this.#items].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }

  add(item: Omit<SeenItem, "party">): void {
    const party = this.#partyOf(new URL(item.origin).hostname);
    this.#items.set(keyOf(item), { ...item, party });
  }

  /** Handles the event that an entry was added, updated or removed. */
  update({ storageId, key: name, newValue }: z.output<typeof storageItem>): void {
    const origin = originOf(storageId);
    if (origin === undefined) return;
    const entry = { storage: storageOf(storageId), origin, name };
    if (newValue === undefined) this.#items.delete(keyOf(entry));
    else this.add({ ...entry, valueLength: Buffer.byteLength(newValue) });
  }

  /** Handles the event that all entries of an origin were removed. */
  clear(storageId: StorageId): void {
    const origin = originOf(storageId);
    for (const [key, item] of this.#items) {
      if (item.origin === origin && item.storage === storageOf(storageId)) this.#items.delete(key);
    }
  }
}

function keyOf({ storage, origin, name }: Pick<SeenItem, "storage" | "origin" | "name">): string {
  return JSON.stringify([storage, origin, name]);
}

function storageOf({ isLocalStorage }: StorageId): "localStorage" | "sessionStorage" {
  return isLocalStorage ? "localStorage" : "sessionStorage";
}

function originOf({ securityOrigin = "" }: StorageId): string | undefined {
  return URL.parse(securityOrigin)?.origin;
}
