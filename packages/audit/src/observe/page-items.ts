import type { z } from "zod";
import type { SeenItem } from "../observation-schema.ts";
import type { storageCleared, storageItem } from "./devtools-events.ts";

type StorageId = z.output<typeof storageCleared>["storageId"];

/** What a page keeps beside cookies, as it is made and taken away again. */
export class Items {
  readonly #party: (host: string) => SeenItem["party"];
  readonly #kept = new Map<string, SeenItem>();

  constructor(party: (host: string) => SeenItem["party"]) {
    this.#party = party;
  }

  /** Sorted, so that two runs tell the same. */
  all(): SeenItem[] {
    return [...this.#kept].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }

  keep(item: Omit<SeenItem, "party">): void {
    const party = this.#party(new URL(item.origin).hostname);
    this.#kept.set(keyOf(item), { ...item, party });
  }

  /** The browser tells that an entry was written, or taken away. */
  change({ storageId, key: name, newValue }: z.output<typeof storageItem>): void {
    const origin = originOf(storageId);
    if (origin === undefined) return;
    const entry = { storage: storageOf(storageId), origin, name };
    if (newValue === undefined) this.#kept.delete(keyOf(entry));
    else this.keep({ ...entry, valueLength: Buffer.byteLength(newValue) });
  }

  /** The browser tells that all entries of an origin were taken away. */
  clear(storageId: StorageId): void {
    const origin = originOf(storageId);
    for (const [key, item] of this.#kept) {
      if (item.origin === origin && item.storage === storageOf(storageId)) this.#kept.delete(key);
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
