import type { Limits, Page } from "../observation-schema.ts";
import { looksLikeDownload } from "./normalise-url.ts";
import { choose } from "./page-sample.ts";
import { createTraps } from "./crawler-traps.ts";

/** An address that is to be opened. */
export type Planned = Pick<Page, "order" | "address" | "depth" | "from">;

/**
 * Decides which addresses are opened, level by level: first the start addresses, then all that these and the
 * sitemaps lead to, and so on. What it decides depends on what was found alone, and not on when: two runs over
 * the same sites visit the same pages, and a run that was cut off goes on as if it had not been.
 */
export class Plan {
  readonly #limits: Limits;
  readonly #allows: (address: string) => boolean;
  readonly #traps = createTraps();
  readonly #known = new Set<string>();
  readonly #left = {
    robots: new Set<string>(),
    limit: new Set<string>(),
    notPages: new Set<string>(),
  };
  #chosen = 0;

  /** `allows` tells whether robots.txt lets us open an address. */
  constructor(limits: Limits, allows: (address: string) => boolean) {
    this.#limits = limits;
    this.#allows = allows;
  }

  /** Whether an address was met before. */
  knows(address: string): boolean {
    return this.#known.has(address);
  }

  /** The start addresses: always opened, whatever their number. */
  begin(starts: readonly string[]): Planned[] {
    return this.#admit(
      starts.filter((address) => !this.#known.has(address)),
      0,
      () => null,
    );
  }

  /** The addresses of the next level: `listed` by sitemaps, and linked to by `pages`, which are in their order. */
  next(depth: number, pages: readonly Page[], listed: readonly string[]): Planned[] {
    const from = new Map<string, string>();
    for (const { address, links } of pages) {
      for (const link of links) if (!from.has(link)) from.set(link, address);
    }
    const inSitemap = new Set(listed);
    const fresh = [...new Set([...listed, ...from.keys()])]
      .filter((address) => !this.#known.has(address))
      .toSorted();
    const open: string[] = [];
    for (const address of fresh) {
      this.#known.add(address);
      if (!/^https?:/.test(address) || looksLikeDownload(address)) this.#left.notPages.add(address);
      else if (!this.#allows(address)) this.#left.robots.add(address);
      else if (this.#traps.admit(address, inSitemap.has(address))) open.push(address);
    }
    const { maxDepth, maxPages, seed } = this.#limits;
    const room = maxDepth !== null && depth > maxDepth ? 0 : maxPages - this.#chosen;
    const { chosen, left } = choose(open, Math.max(0, room), seed);
    for (const address of left) this.#left.limit.add(address);
    return this.#admit(chosen, depth, (address) => from.get(address) ?? null);
  }

  /** What was found and is not opened. */
  left() {
    const { robots, limit, notPages } = this.#left;
    return {
      robots: [...robots],
      traps: this.#traps.kinds(),
      limit: [...limit],
      notPages: [...notPages],
    };
  }

  #admit(
    addresses: readonly string[],
    depth: number,
    from: (address: string) => string | null,
  ): Planned[] {
    return addresses.map((address) => {
      this.#known.add(address);
      const order = this.#chosen;
      this.#chosen += 1;
      return { order, address, depth, from: from(address) };
    });
  }
}
