import type { Site } from "../observation-schema.ts";
import type { HttpClient } from "./http-client.ts";
import { readRobots, type RobotsTxt } from "./robots-txt.ts";
import { readSitemaps } from "./sitemaps.ts";

/** The robots.txt and sitemaps of each origin of a crawl, read when its first address is found. */
export class SiteFiles {
  readonly #fetch: HttpClient;
  readonly #token: string;
  readonly #isInScope: (address: string) => boolean;
  readonly #robots = new Map<string, RobotsTxt>();
  readonly #earlier: ReadonlyMap<string, Site>;
  readonly #website: number;

  /** `token` is the product token in robots.txt; `earlier` are the entries that an interrupted run has written. */
  constructor(
    fetch: HttpClient,
    token: string,
    isInScope: (address: string) => boolean,
    earlier: readonly Site[],
    website: number,
  ) {
    this.#website = website;
    this.#fetch = fetch;
    this.#token = token;
    this.#isInScope = isInScope;
    this.#earlier = new Map(earlier.map((site) => [site.origin, site]));
  }

  /** Reads the files of those origins of the addresses that have not been read yet. Returns them sorted by origin. */
  async readNew(addresses: readonly string[]): Promise<Site[]> {
    const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
    const fresh = origins.filter((origin) => !this.#robots.has(origin)).toSorted();
    return Promise.all(fresh.map((origin) => this.#read(origin)));
  }

  /** Whether an interrupted run has written this entry. */
  isWritten({ origin }: Site): boolean {
    return this.#earlier.has(origin);
  }

  /** Whether robots.txt allows an address. */
  isAllowed(address: string): boolean {
    return this.#robots.get(new URL(address).origin)?.isAllowed(address) ?? true;
  }

  /** Returns the pause between two pages that robots.txt asks for, in milliseconds. */
  crawlDelay(address: string): number {
    return (this.#robots.get(new URL(address).origin)?.crawlDelay ?? 0) * 1000;
  }

  async #read(origin: string): Promise<Site> {
    const robots = await readRobots(origin, this.#fetch, this.#token);
    this.#robots.set(origin, robots);
    const earlier = this.#earlier.get(origin);
    if (earlier !== undefined) return earlier;
    const sitemaps = await readSitemaps(origin, robots.sitemaps, this.#fetch, this.#isInScope);
    return { type: "site", website: this.#website, origin, robots: robots.result, ...sitemaps };
  }
}
