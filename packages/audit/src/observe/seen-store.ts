import type { Cookie } from "playwright";
import type { SeenCookie, SeenItem } from "../observation-schema.ts";

type StoredItem = Pick<SeenItem, "storage" | "origin" | "name">;

/** As much as tells one item from another. */
export type Stored =
  | StoredItem
  | Pick<SeenCookie, "storage" | "name" | "domain" | "hostOnly" | "path" | "partitionKey">;

/**
 * What has been seen in a run so far, so that what lies in the browser is told once: on the page that first
 * had it there.
 */
export class SeenStore {
  readonly #keys = new Set<string>();
  /** The pages that are open, each with what it has seen so far. */
  readonly #open = new Map<number, () => Iterable<Stored>>();
  /** Items, each with the last page that was seen making it. */
  readonly #made = new Map<string, number>();

  /** A page is opened; `seen` gives what it has seen so far. */
  open(order: number, seen: () => Iterable<Stored>): void {
    this.#open.set(order, seen);
  }

  /** Something was seen, and by whom it was stored. */
  add(stored: Stored): void {
    this.#keys.add(keyOf(stored));
  }

  /** What lies in the browser's jar is known, whoever has set it. */
  addJar(jar: readonly Cookie[]): void {
    for (const each of jar) this.#keys.add(jarKey(each));
  }

  /** Those in the browser's jar that nobody was seen setting. */
  unexplained(jar: readonly Cookie[]): Cookie[] {
    return this.#unknown(jar, jarKey);
  }

  /** Those of some items that no page was seen storing. */
  unseen<T extends StoredItem>(items: readonly T[]): T[] {
    return this.#unknown(items, keyOf);
  }

  /** Those that were not seen yet. What the open pages have seen is asked for only where it matters. */
  #unknown<T>(found: readonly T[], key: (each: T) => string): T[] {
    const fresh = found.filter((each) => !this.#keys.has(key(each)));
    if (fresh.length === 0) return [];
    const open = new Set([...this.#open.values()].flatMap((seen) => [...seen()].map(keyOf)));
    return fresh.filter((each) => !open.has(key(each)));
  }

  /** A page was seen making an item itself. */
  claims(order: number, item: StoredItem): void {
    this.#made.set(keyOf(item), order);
  }

  /** Those that no other page has made: the browser tells every page of a website of each entry in localStorage. */
  own<T extends StoredItem>(order: number, items: readonly T[]): T[] {
    return items.filter((item) => (this.#made.get(keyOf(item)) ?? order) === order);
  }

  /** A page is closed. */
  close(order: number): void {
    this.#open.delete(order);
  }
}

function keyOf(stored: Stored): string {
  if (stored.storage !== "cookie") {
    return JSON.stringify([stored.storage, stored.origin, stored.name]);
  }
  const { name, domain, hostOnly, path, partitionKey } = stored;
  return cookieKey(name, hostOnly ? domain : `.${domain}`, path, partitionKey);
}

function jarKey({ name, domain, path, partitionKey }: Cookie): string {
  return cookieKey(name, domain, path, partitionKey ?? null);
}

function cookieKey(name: string, domain: string, path: string, partition: string | null): string {
  return JSON.stringify([name, domain, path, partition]);
}
