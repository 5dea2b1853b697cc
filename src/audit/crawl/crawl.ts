import {
  type End,
  type Entry,
  type Observations,
  type Page,
  type Run,
  type Site,
  VERSION,
} from "../observations.ts";
import { Known } from "../observe/known.ts";
import { Tabs } from "../observe/tab.ts";
import { visit, type Visit } from "../observe/visit.ts";
import { sleep } from "../observe/within.ts";
import { tidy } from "./addresses.ts";
import type { LastingBrowser } from "./browser.ts";
import { createFetch } from "./fetch.ts";
import { Gate } from "./gate.ts";
import type { ObserveOptions, Task } from "./options.ts";
import { Plan, type Planned } from "./plan.ts";
import { inPool, type Room } from "./pool.ts";
import { type Scope, scopeOf, siteOf } from "./scope.ts";
import { Sites } from "./sites.ts";

/** Before a page that failed is opened once more, in milliseconds. */
const BEFORE_RETRY = 1000;

/** For robots.txt and sitemaps, in milliseconds and bytes (https://www.sitemaps.org/protocol.html). */
const FETCHING = { timeout: 20_000, limit: 52_428_800 };

/** So many tabs may wait for their page to come to rest, for each page that loads. */
const RESTING = 8;

/** One run over websites, from its beginning or from where it was cut off. */
export class Crawl {
  readonly #options: ObserveOptions;
  readonly #browser: LastingBrowser;
  readonly #scope: Scope;
  readonly #task: Task;
  readonly #sites: Sites;
  readonly #plan: Plan;
  readonly #gate: Gate;
  readonly #known = new Known();
  readonly #tabs = new Tabs();
  readonly #began: number;
  /** What an earlier part of the run has written. */
  readonly #before: { readonly run: Run | undefined; readonly pages: ReadonlyMap<string, Page> };
  readonly #met: Site[] = [];
  #done = 0;
  #failed = 0;

  constructor(
    task: Task,
    options: ObserveOptions,
    entries: readonly Entry[],
    browser: LastingBrowser,
    agent: string,
  ) {
    const { limits } = task;
    const starts = task.starts.map((address) => tidy(address) ?? address);
    this.#options = options;
    this.#browser = browser;
    this.#began = options.now();
    this.#scope = scopeOf({ domains: [...task.domains], starts, ...limits });
    this.#task = { starts, domains: this.#scope.domains, limits };
    const fetch = createFetch({ userAgent: agent, ...FETCHING, ...options.detour });
    const contains = (address: string) => this.#scope.contains(address);
    this.#sites = new Sites(fetch, agent, contains, entries.filter(isSite));
    this.#plan = new Plan(limits, (address) => this.#sites.allows(address));
    this.#gate = new Gate(options.now);
    const pages = entries.filter(isPage);
    this.#before = {
      run: entries.find((entry) => entry.type === "run"),
      pages: new Map(pages.map((page) => [page.address, page])),
    };
    for (const { cookies, items } of pages) {
      for (const each of [...cookies, ...items]) this.#known.add(each);
    }
  }

  async run(): Promise<Observations> {
    const run = this.#before.run ?? this.#begin();
    const { starts } = this.#task;
    const { concurrency } = this.#options;
    const pages: Page[] = [];
    const listed = await this.#meet(starts);
    // The first pages are opened one by one: what every page sets is told of the first of them.
    let level = await this.#visitAll(this.#plan.begin(starts), { busy: 1, open: 1 });
    for (let depth = 1; level.length > 0; depth += 1) {
      pages.push(...level);
      const linked = level.flatMap(({ links }) => links.filter((link) => /^https?:/.test(link)));
      listed.push(...(await this.#meet([...listed, ...linked])));
      const planned = this.#plan.next(depth, level, listed.splice(0));
      level = await this.#visitAll(planned, { busy: concurrency, open: concurrency * RESTING });
    }
    const end: End = { type: "end", ended: this.#moment(), left: this.#plan.left() };
    this.#options.write(end);
    return { version: VERSION, run, sites: this.#met, pages, end };
  }

  #begin(): Run {
    const { starts, domains, limits } = this.#task;
    const run: Run = {
      type: "run",
      version: VERSION,
      browser: this.#browser.name,
      started: this.#moment(),
      starts: [...starts],
      domains: [...domains],
      limits,
    };
    this.#options.write(run);
    return run;
  }

  /** Reads what the sites of these addresses say of themselves, and gives the addresses that their sitemaps list. */
  async #meet(addresses: readonly string[]): Promise<string[]> {
    const listed: string[] = [];
    // A sitemap may list addresses of a site that was not met yet.
    for (let next = addresses; next.length > 0;) {
      const met = await this.#sites.meet(next);
      for (const site of met) if (!this.#sites.isKnown(site)) this.#options.write(site);
      this.#met.push(...met);
      next = met.flatMap((site) => site.addresses);
      listed.push(...next);
    }
    return listed;
  }

  /** Visits what was planned, as far as that was not done before; the pages in their order. */
  async #visitAll(planned: readonly Planned[], room: Room): Promise<Page[]> {
    const pages = planned.flatMap(({ address }) => this.#before.pages.get(address) ?? []);
    const fresh = planned.filter(({ address }) => !this.#before.pages.has(address));
    let queued = fresh.length;
    await inPool(fresh, room, async (plan, free) => {
      const { signal, write, tell, delay, now } = this.#options;
      signal.throwIfAborted();
      const pause = Math.max(delay, this.#sites.delay(plan.address));
      await this.#gate.pass(new URL(plan.address).host, pause);
      const page = await this.#record(plan, free);
      signal.throwIfAborted();
      write(page);
      pages.push(page);
      queued -= 1;
      this.#done += 1;
      if (page.outcome === "failed") this.#failed += 1;
      const rate = (this.#done * 1000) / Math.max(1, now() - this.#began);
      tell({ done: this.#done, queued, failed: this.#failed, rate });
    });
    return pages.toSorted((a, b) => a.order - b.order);
  }

  async #record(plan: Planned, free: () => void): Promise<Page> {
    const attempts = this.#sites.allows(plan.address)
      ? await this.#attempt(plan, free)
      : [FORBIDDEN];
    const last = attempts.at(-1) ?? FORBIDDEN;
    return {
      type: "page",
      ...plan,
      ...last,
      attempts: last === FORBIDDEN ? 0 : attempts.length,
      links: this.#worthTelling(last.links),
      notes: [...new Set(attempts.flatMap(({ notes }) => notes))],
      hosts: [...new Set(attempts.flatMap(({ hosts }) => hosts))].toSorted(),
      cookies: attempts.flatMap(({ cookies }) => cookies),
      items: attempts.flatMap(({ items }) => items),
    };
  }

  /** What fails is tried once more. */
  async #attempt(plan: Planned, free: () => void): Promise<Visit[]> {
    const first = await this.#visit(plan, free);
    if (first.outcome !== "failed") return [first];
    await sleep(BEFORE_RETRY);
    return [first, await this.#visit(plan, free)];
  }

  async #visit({ address, order }: Planned, free: () => void): Promise<Visit> {
    const { patience, now } = this.#options;
    const profile = await this.#browser.profile();
    const { party } = this.#scope;
    const around = { profile, tabs: this.#tabs, known: this.#known, party, siteOf, patience, now };
    try {
      return await visit(address, order, { ...around, barred: (to) => this.#barred(to) }, free);
    } catch (cause) {
      // Whatever the browser does with a page must not end the run.
      const why = this.#browser.isRunning
        ? `The browser could not open it: ${cause instanceof Error ? cause.message : String(cause)}`
        : "The browser crashed.";
      return { ...FORBIDDEN, outcome: "failed", why };
    }
  }

  #barred(to: string): "elsewhere" | "forbidden" | undefined {
    if (!this.#scope.isFirstParty(new URL(to).hostname)) return "elsewhere";
    return this.#sites.allows(to) ? undefined : "forbidden";
  }

  /** Links to pages that may be opened and were not met yet, and those that lead to no page. */
  #worthTelling(links: readonly string[]): string[] {
    const told = links.flatMap((link) => {
      const address = tidy(link);
      if (address === undefined) return /^(?:mailto|tel|sms):/i.test(link) ? [link] : [];
      return this.#scope.contains(address) ? [address] : [];
    });
    return [...new Set(told)].filter((address) => !this.#plan.knows(address)).toSorted();
  }

  #moment(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

/** A page that was not opened. */
const FORBIDDEN: Visit = {
  outcome: "forbidden",
  status: null,
  redirects: [],
  why: null,
  notes: [],
  milliseconds: 0,
  links: [],
  hosts: [],
  cookies: [],
  items: [],
};

function isSite(entry: Entry): entry is Site {
  return entry.type === "site";
}

function isPage(entry: Entry): entry is Page {
  return entry.type === "page";
}
