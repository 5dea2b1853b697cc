import type { Site } from "../observation-schema.ts";
import type { HttpClient } from "./http-client.ts";
import { readRobots, type RobotsTxt } from "./robots-txt.ts";
import { readSitemaps } from "./sitemaps.ts";

/** The robots.txt and sitemaps of each origin of a crawl. */
export class SiteFiles {
  readonly #fetch: HttpClient;
  readonly #token: string;
  readonly #isInScope: (address: string) => boolean;
  readonly #robots = new Map<string, RobotsTxt>();
  /** The robots.txt files that have been or are being read. */
  readonly #requests = new Map<string, Promise<RobotsTxt>>();
  /** The origins whose files have been read completely. */
  readonly #done = new Set<string>();
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

  /**
   * Reads robots.txt, and unless `sitemaps` is false the sitemaps, of those origins of the addresses that have not been
   * read yet. Returns them sorted by origin.
   */
  async readNew(addresses: readonly string[], { sitemaps = true } = {}): Promise<Site[]> {
    const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
    const fresh = origins.filter((origin) => !this.#done.has(origin)).toSorted();
    for (const origin of fresh) this.#done.add(origin);
    return Promise.all(fresh.map((origin) => this.#read(origin, sitemaps)));
  }

  /** Whether an interrupted run has written this entry. */
  isWritten({ origin }: Site): boolean {
    return this.#earlier.has(origin);
  }

  /** Whether robots.txt, which has been read, allows an address. */
  isAllowed(address: string): boolean {
    return this.#robots.get(new URL(address).origin)?.isAllowed(address) ?? false;
  }

  /** Whether robots.txt allows an address. Reads it first if it is that of a new origin. */
  async mayOpen(address: string): Promise<boolean> {
    const robots = await this.#readRobots(new URL(address).origin);
    return robots.isAllowed(address);
  }

  /** Returns the pause between two pages that robots.txt asks for, in milliseconds. */
  crawlDelay(address: string): number {
    return (this.#robots.get(new URL(address).origin)?.crawlDelay ?? 0) * 1000;
  }

  async #read(origin: string, withSitemaps: boolean): Promise<Site> {
    const robots = await this.#readRobots(origin);
    const earlier = this.#earlier.get(origin);
    if (earlier !== undefined) return earlier;
    const sitemaps = withSitemaps
      ? await readSitemaps(origin, robots.sitemaps, this.#fetch, this.#isInScope)
      : { sitemaps: [], addresses: [] };
    return { type: "site", website: this.#website, origin, robots: robots.result, ...sitemaps };
  }

  #readRobots(origin: string): Promise<RobotsTxt> {
    const existing = this.#requests.get(origin);
    if (existing !== undefined) return existing;
    const request = readRobots(origin, this.#fetch, this.#token).then((robots) => {
      this.#robots.set(origin, robots);
      return robots;
    });
    this.#requests.set(origin, request);
    return request;
  }
}
