import type { Site } from "../observation-schema.ts";
import type { HttpClient } from "./http-client.ts";
import { readRobots, type Robots } from "./robots-txt.ts";
import { readSitemaps } from "./sitemaps.ts";

/** What the sites that a crawl comes to say of themselves: read once, when the first address of each is met. */
export class Sites {
  readonly #fetch: HttpClient;
  readonly #agent: string;
  readonly #contains: (address: string) => boolean;
  readonly #robots = new Map<string, Robots>();
  readonly #known: ReadonlyMap<string, Site>;
  readonly #website: number;

  /** `known` are the sites whose sitemaps an earlier part of the run has read; `website` is the number of ours. */
  constructor(
    fetch: HttpClient,
    agent: string,
    contains: (address: string) => boolean,
    known: readonly Site[],
    website: number,
  ) {
    this.#website = website;
    this.#fetch = fetch;
    this.#agent = agent;
    this.#contains = contains;
    this.#known = new Map(known.map((site) => [site.origin, site]));
  }

  /** The sites of these addresses that were not met before, by name. */
  async meet(addresses: readonly string[]): Promise<Site[]> {
    const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
    const fresh = origins.filter((origin) => !this.#robots.has(origin)).toSorted();
    return Promise.all(fresh.map((origin) => this.#read(origin)));
  }

  /** Whether an earlier part of the run has told of this site. */
  isKnown({ origin }: Site): boolean {
    return this.#known.has(origin);
  }

  /** Whether robots.txt lets us open an address, of a site that was met. */
  allows(address: string): boolean {
    return this.#robots.get(new URL(address).origin)?.allows(address) ?? true;
  }

  /** How long to wait between two pages of a site, as it asks for, in milliseconds. */
  delay(address: string): number {
    return (this.#robots.get(new URL(address).origin)?.crawlDelay ?? 0) * 1000;
  }

  async #read(origin: string): Promise<Site> {
    const robots = await readRobots(origin, this.#fetch, this.#agent);
    this.#robots.set(origin, robots);
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const named = robots.sitemaps;
    const read = await readSitemaps(origin, named, this.#fetch, this.#contains);
    return { type: "site", website: this.#website, origin, robots: robots.record, ...read };
  }
}
