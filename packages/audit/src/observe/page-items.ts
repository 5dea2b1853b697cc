import type { SeenItem } from "../observation-schema.ts";
import type { ItemKey } from "./seen-store.ts";

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

  /** Adds an item, unless the page has already stored it: another document of it may do so too. */
  add(item: Omit<SeenItem, "party">): void {
    const url = URL.parse(item.origin);
    // Nothing can be stored for an opaque origin, so the page has forged the report.
    if (url === null || this.#items.has(keyOf(item))) return;
    this.#items.set(keyOf(item), { ...item, party: this.#partyOf(url.hostname) });
  }

  /** Removes an entry, or all entries of the storage area if `name` is null. */
  remove({ storage, origin, name }: Omit<ItemKey, "name"> & { readonly name: string | null }) {
    for (const [key, item] of this.#items) {
      if (item.storage !== storage || item.origin !== origin) continue;
      if (name === null || item.name === name) this.#items.delete(key);
    }
  }
}

function keyOf({ storage, origin, name }: ItemKey): string {
  return JSON.stringify([storage, origin, name]);
}
