import type { Limits, Page } from "../observation-schema.ts";
import { createTrapFilter } from "./crawler-traps.ts";
import { looksLikeDownload } from "./normalise-url.ts";
import { samplePages } from "./page-sample.ts";

/** A page that is to be opened. */
export type QueuedPage = Pick<Page, "order" | "address" | "journey" | "depth" | "from">;

/**
 * Decides which pages are opened, level by level: first the start addresses, then everything that these and the
 * sitemaps link to, and so on. The order in which pages happen to load makes no difference: two runs on the same
 * websites visit the same pages, and a resumed run continues as if it had not been interrupted.
 */
export class CrawlQueue {
  readonly #limits: Limits;
  readonly #isAllowed: (address: string) => boolean;
  readonly #traps = createTrapFilter();
  readonly #found = new Set<string>();
  readonly #skipped = {
    robots: new Set<string>(),
    limit: new Set<string>(),
    notPages: new Set<string>(),
  };
  readonly #journey: { readonly name: string; readonly firstOrder: number } | undefined;
  #size = 0;

  /**
   * `isAllowed` returns whether robots.txt allows an address. The pages of a `journey` come after `firstOrder` others in
   * the crawl.
   */
  constructor(
    limits: Limits,
    isAllowed: (address: string) => boolean,
    journey?: { readonly name: string; readonly firstOrder: number },
  ) {
    this.#limits = limits;
    this.#isAllowed = isAllowed;
    this.#journey = journey;
  }

  /** Whether an address has been found already, even if it was skipped. */
  hasFound(address: string): boolean {
    return this.#found.has(address);
  }

  /** Adds the start addresses, which are always opened, even if there are more than the limit. */
  addStarts(starts: readonly string[]): QueuedPage[] {
    return this.#add(
      starts.filter((address) => !this.#found.has(address)),
      0,
      () => null,
    );
  }

  /** Adds the pages of the next level: those `listed` in sitemaps, and the links of `pages`, which are in crawl order. */
  addLevel(depth: number, pages: readonly Page[], listed: readonly string[]): QueuedPage[] {
    const from = new Map<string, string>();
    for (const { address, links } of pages) {
      for (const link of links) if (!from.has(link)) from.set(link, address);
    }
    const inSitemap = new Set(listed);
    const fresh = [...new Set([...listed, ...from.keys()])]
      .filter((address) => !this.#found.has(address))
      .toSorted();
    const candidates: string[] = [];
    for (const address of fresh) {
      this.#found.add(address);
      if (!/^https?:/.test(address) || looksLikeDownload(address))
        this.#skipped.notPages.add(address);
      else if (!this.#isAllowed(address)) this.#skipped.robots.add(address);
      else if (this.#traps.admit(address, inSitemap.has(address))) candidates.push(address);
    }
    const { maxDepth, maxPages, seed } = this.#limits;
    const room = maxDepth !== null && depth > maxDepth ? 0 : maxPages - this.#size;
    const { sample, rest } = samplePages(candidates, Math.max(0, room), seed);
    for (const address of rest) this.#skipped.limit.add(address);
    return this.#add(sample, depth, (address) => from.get(address) ?? null);
  }

  /** Returns the addresses that were found but are not opened, by reason. */
  skipped() {
    const { robots, limit, notPages } = this.#skipped;
    return {
      robots: [...robots],
      traps: this.#traps.refusedPatterns(),
      limit: [...limit],
      notPages: [...notPages],
    };
  }

  #add(
    addresses: readonly string[],
    depth: number,
    from: (address: string) => string | null,
  ): QueuedPage[] {
    return addresses.map((address) => {
      this.#found.add(address);
      const order = this.#size + (this.#journey?.firstOrder ?? 0);
      this.#size += 1;
      return { order, address, journey: this.#journey?.name ?? null, depth, from: from(address) };
    });
  }
}
