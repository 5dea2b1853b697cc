import type { Cookie } from "playwright";
import type { SeenCookie, SeenItem } from "../observations.ts";
import type { Hear, TargetInfo } from "./target.ts";

type StoredItem = Pick<SeenItem, "storage" | "origin" | "name">;

/** As much as tells one thing from another. */
export type Stored =
  | StoredItem
  | Pick<SeenCookie, "storage" | "name" | "domain" | "hostOnly" | "path" | "partitionKey">;

/** A page that is open. */
export interface OpenPage {
  /** What it has seen so far. */
  readonly stored: () => Iterable<Stored>;
  readonly hear: Hear;
}

/**
 * What has been seen in a run so far, so that what lies in the browser is told once: on the page that first
 * had it there.
 */
export class Known {
  readonly #keys = new Set<string>();
  readonly #leftOut: string[] = [];
  readonly #open = new Map<number, OpenPage>();
  /** Which page has last asked for a service worker, by the address of its script. */
  readonly #asked = new Map<string, number>();
  /** Items, each with the last page that was seen making it. */
  readonly #made = new Map<string, number>();
  /** Service workers, each with the pages that hear it at work, in the order in which they first did. */
  readonly #workers = new Map<string, Set<number>>();

  /** A page is opened. */
  open(order: number, page: OpenPage): void {
    this.#open.set(order, page);
  }

  /** Something was seen, and by whom it was stored. */
  add(stored: Stored): void {
    this.#keys.add(keyOf(stored));
  }

  /** What a host of another organisation stores that a page led to is not told. */
  leaveOut(host: string): void {
    this.#leftOut.push(host);
  }

  /** Those in the browser's jar that nobody was seen setting. */
  unexplained(jar: readonly Cookie[]): Cookie[] {
    const open = this.#seenByOpenPages();
    return jar.filter(({ name, domain, path, partitionKey }) => {
      const key = cookieKey(name, domain, path, partitionKey ?? null);
      const host = domain.replace(/^\./, "");
      const isForeign = this.#leftOut.some((each) => each === host || each.endsWith(`.${host}`));
      return !this.#keys.has(key) && !open.has(key) && !isForeign;
    });
  }

  /** Those of some items that no page was seen storing. */
  unseen<T extends StoredItem>(items: readonly T[]): T[] {
    const open = this.#seenByOpenPages();
    return items.filter((item) => !this.#keys.has(keyOf(item)) && !open.has(keyOf(item)));
  }

  #seenByOpenPages(): Set<string> {
    return new Set([...this.#open.values()].flatMap(({ stored }) => [...stored()].map(keyOf)));
  }

  /** A page was seen making an item itself. */
  claims(order: number, item: StoredItem): void {
    this.#made.set(keyOf(item), order);
  }

  /** Those that no other page has made: the browser tells every page of a website of each entry in localStorage. */
  own<T extends StoredItem>(order: number, items: readonly T[]): T[] {
    return items.filter((item) => (this.#made.get(keyOf(item)) ?? order) === order);
  }

  /** A page asks for a service worker: what that does is told of this page. */
  asks(order: number, script: string): void {
    const before = this.#asked.get(script);
    if (before === undefined || !this.#open.has(before)) this.#asked.set(script, order);
  }

  /**
   * A service worker does something, which every page of its website hears: it is told once, of the page that
   * asked for it, or else of the first that heard it.
   */
  hearWorker(order: number, worker: TargetInfo, method: string, params: unknown): void {
    const pages = this.#workers.get(worker.id) ?? new Set();
    this.#workers.set(worker.id, pages.add(order));
    const [first] = pages;
    if (first !== order) return;
    const asked = this.#open.get(this.#asked.get(worker.url) ?? order);
    (asked ?? this.#open.get(order))?.hear(worker, method, params);
  }

  /** A page that is closed hears no worker any more. */
  close(order: number): void {
    this.#open.delete(order);
    for (const pages of this.#workers.values()) pages.delete(order);
  }
}

function keyOf(stored: Stored): string {
  if (stored.storage !== "cookie") {
    return JSON.stringify([stored.storage, stored.origin, stored.name]);
  }
  const { name, domain, hostOnly, path, partitionKey } = stored;
  return cookieKey(name, hostOnly ? domain : `.${domain}`, path, partitionKey);
}

function cookieKey(name: string, domain: string, path: string, partition: string | null): string {
  return JSON.stringify([name, domain, path, partition]);
}
