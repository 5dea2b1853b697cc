import type { Cookie } from "playwright";
import type { SeenCookie, SeenItem } from "../observation-schema.ts";

export type ItemKey = Pick<SeenItem, "storage" | "origin" | "name">;

/** The properties that identify a cookie or another item. */
export type StoredKey =
  ItemKey | Pick<SeenCookie, "storage" | "name" | "domain" | "hostOnly" | "path" | "partitionKey">;

/**
 * The cookies and items that a session has seen so far, so that those that are found in the browser later are
 * reported only once, on the first page.
 */
export class SeenStore {
  readonly #keys = new Set<string>();
  /** Functions that return what each open page has stored so far. */
  readonly #openPages = new Map<number, () => Iterable<StoredKey>>();

  /** Registers an open page; `storedKeys` returns what it has stored so far. */
  openPage(order: number, storedKeys: () => Iterable<StoredKey>): void {
    this.#openPages.set(order, storedKeys);
  }

  closePage(order: number): void {
    this.#openPages.delete(order);
  }

  add(stored: StoredKey): void {
    this.#keys.add(toKey(stored));
  }

  addCookieJar(jar: readonly Cookie[]): void {
    for (const cookie of jar) this.#keys.add(toCookieKey(cookie));
  }

  /** Returns the cookies in the jar that no page was observed to set. */
  findUnattributed(jar: readonly Cookie[]): Cookie[] {
    return this.#findUnseen(jar, toCookieKey);
  }

  /** Returns the items that no page was observed to store. */
  findUnseen<T extends ItemKey>(items: readonly T[]): T[] {
    return this.#findUnseen(items, toKey);
  }

  #findUnseen<T>(all: readonly T[], key: (each: T) => string): T[] {
    const unseen = all.filter((each) => !this.#keys.has(key(each)));
    // Collecting the keys of the open pages is slow.
    if (unseen.length === 0) return [];
    const open = new Set(
      [...this.#openPages.values()].flatMap((storedKeys) => [...storedKeys()].map(toKey)),
    );
    return unseen.filter((each) => !open.has(key(each)));
  }
}

function toKey(stored: StoredKey): string {
  if (stored.storage !== "cookie") {
    return JSON.stringify([stored.storage, stored.origin, stored.name]);
  }
  const { name, domain, hostOnly, path, partitionKey } = stored;
  return joinCookieKey(name, hostOnly ? domain : `.${domain}`, path, partitionKey);
}

function toCookieKey({ name, domain, path, partitionKey }: Cookie): string {
  return joinCookieKey(name, domain, path, partitionKey ?? null);
}

function joinCookieKey(
  name: string,
  domain: string,
  path: string,
  partitionKey: string | null,
): string {
  return JSON.stringify([name, domain, path, partitionKey]);
}
