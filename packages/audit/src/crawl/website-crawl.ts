import {
  type Choice,
  type End,
  type Page,
  type Run,
  type Site,
  type State,
  wasChoiceMade,
  type Website,
  type WebsiteEntry,
} from "../observation-schema.ts";
import { ConsentChoices } from "./consent-choices.ts";
import { CrawlQueue, type QueuedPage } from "./crawl-queue.ts";
import { createScope, originOf } from "./crawl-scope.ts";
import { type CrawlContext, CrawlerSession } from "./crawler-session.ts";
import { createHttpClient } from "./http-client.ts";
import { JourneyCrawls } from "./journey-crawls.ts";
import { normaliseUrl } from "./normalise-url.ts";
import type { ObserveOptions } from "./observe-options.ts";
import type { ProgressCounter } from "./progress-counter.ts";
import { RateLimiter } from "./rate-limiter.ts";
import type { RestartableBrowser } from "./restartable-browser.ts";
import { SiteFiles } from "./site-files.ts";

/** For robots.txt and sitemaps, in milliseconds and bytes (https://www.sitemaps.org/protocol.html). */
const FETCH_LIMITS = { timeout: 20_000, maxBytes: 52_428_800 };

/** The number of open tabs for each page that may load: the others wait for their page to settle. */
const TABS_PER_LOADING_PAGE = 8;

/** The crawl of one website, from its start or from where it was interrupted. */
export class WebsiteCrawl {
  readonly #context: CrawlContext;
  readonly #queue: CrawlQueue;
  readonly #starts: readonly string[];
  readonly #states: readonly State[];
  /** The entries that an interrupted run has written. */
  readonly #earlier: readonly WebsiteEntry[];
  readonly #sites: Site[] = [];

  constructor(
    website: Website,
    { domains, states }: Run,
    options: ObserveOptions,
    earlier: readonly WebsiteEntry[],
    shared: {
      readonly browser: RestartableBrowser;
      readonly progress: ProgressCounter;
      /** The user agent of requests without a browser, and the product token in robots.txt. */
      readonly agent: string;
    },
  ) {
    const { limits, number } = website;
    const { browser, progress, agent } = shared;
    this.#starts = website.starts.map((address) => normaliseUrl(address) ?? address);
    this.#states = states;
    this.#earlier = earlier;
    const scope = createScope({ domains, starts: this.#starts, ...limits });
    const rateLimiter = new RateLimiter({
      now: options.now,
      delayOf: (address) => Math.max(website.delay ?? options.delay, siteFiles.crawlDelay(address)),
      signal: options.signal,
    });
    const fetch = createHttpClient({
      userAgent: agent,
      rateLimiter,
      signal: options.signal,
      ...FETCH_LIMITS,
      ...options.hostOverrides,
    });
    const isInScope = (address: string) => scope.contains(address);
    const siteFiles = new SiteFiles(fetch, agent, isInScope, earlier.filter(isSite), number);
    this.#context = { website, options, browser, scope, siteFiles, rateLimiter, progress };
    this.#queue = new CrawlQueue(limits, (address) => siteFiles.isAllowed(address));
  }

  /** Crawls the website in every state. Returns all its entries, including earlier ones. */
  async run(): Promise<WebsiteEntry[]> {
    const journeys = new JourneyCrawls(this.#context, this.#earlier, (addresses) =>
      this.#readSites(addresses),
    );
    const pages = await this.#crawlBeforeChoice();
    const revisits: Page[] = [];
    const entries: WebsiteEntry[] = [...pages];
    const choices: Choice[] = [];
    for (const state of this.#states) {
      const after =
        state === "before"
          ? { choices: [], pages: [] }
          : await this.#revisitAfterChoice(state, pages, choices);
      choices.push(...after.choices);
      revisits.push(...after.pages);
      entries.push(...after.choices, ...after.pages);
      const own = await journeys.run(state, pages, after.choices);
      entries.push(...own.choices, ...own.pages, ...own.journeys);
    }
    // Origins to which pages only redirect, and of which none is visited, have a robots.txt too.
    await this.#readSites(this.#redirectTargets([...pages, ...revisits]), { sitemaps: false });
    const { options, website } = this.#context;
    const ended = new Date(options.now()).toISOString();
    const left = journeys.addSkipped(this.#queue.skipped());
    const end: End = { type: "end", website: website.number, ended, left };
    options.write(end);
    return [...this.#sites, ...entries, end];
  }

  /** Finds and visits the pages of the website as a visitor who makes no choice. */
  async #crawlBeforeChoice(): Promise<Page[]> {
    const { options, scope } = this.#context;
    const { concurrency } = options;
    const session = await this.#startSession("before");
    const pages: Page[] = [];
    const listed = await this.#readSites(this.#starts);
    // The start pages are opened one by one, so that what every page sets is always recorded on the first of them.
    let queued = this.#queue.addStarts(this.#starts);
    let poolLimits = { busy: 1, open: 1 };
    for (let depth = 1; queued.length > 0; depth += 1) {
      const { done, remaining } = this.#splitByDone("before", queued);
      const visited = await session.visitAll(remaining, poolLimits, (links) =>
        this.#selectLinks(links),
      );
      const level = [...done, ...visited].toSorted((a, b) => a.order - b.order);
      pages.push(...level);
      const linked = level.flatMap(({ links }) => links.filter((link) => /^https?:/.test(link)));
      const redirected = this.#redirectTargets(level).filter((each) => scope.contains(each));
      listed.push(...(await this.#readSites([...listed, ...linked, ...redirected])));
      queued = this.#queue.addLevel(depth, level, listed.splice(0));
      poolLimits = { busy: concurrency, open: concurrency * TABS_PER_LOADING_PAGE };
    }
    return pages;
  }

  /** Makes a choice, and visits the same pages again on the origins where it could be made. */
  async #revisitAfterChoice(
    state: Choice["state"],
    pages: readonly Page[],
    otherStates: readonly Choice[],
  ): Promise<{ choices: Choice[]; pages: Page[] }> {
    const { concurrency } = this.#context.options;
    const visited = pages.filter(({ outcome }) => outcome === "visited");
    const queued = visited.map(({ order, address, journey, depth, from }) => ({
      order,
      address,
      journey,
      depth,
      from,
    }));
    const { done, remaining } = this.#splitByDone(state, queued);
    if (visited.length === 0) return { choices: [], pages: [] };

    const session = await this.#startSession(state);
    const choices = new ConsentChoices(this.#context, session, state, visited, otherStates);
    const made = await this.#writeChoices(choices, state, visited);
    const origins = new Set(made.filter(wasChoiceMade).map(({ origin }) => origin));
    const revisits = await session.visitAll(
      remaining.filter(({ address }) => origins.has(originOf(address))),
      { busy: concurrency, open: concurrency * TABS_PER_LOADING_PAGE },
      () => [],
      async (address) => {
        const choice = (await choices.makeOnce()).get(originOf(address));
        return choice === undefined || wasChoiceMade(choice)
          ? undefined
          : `The choice could not be made again. ${choice.why ?? ""}`.trim();
      },
    );
    return { choices: made, pages: [...done, ...revisits].toSorted((a, b) => a.order - b.order) };
  }

  /** Makes and writes the choices of a state. Keeps those that an interrupted run has written. */
  async #writeChoices(
    choices: ConsentChoices,
    state: Choice["state"],
    pages: readonly Page[],
  ): Promise<Choice[]> {
    const origins = new Set(pages.map(({ address }) => originOf(address)));
    const earlier = this.#earlier
      .filter(isChoice)
      .filter((choice) => choice.state === state && origins.has(choice.origin));
    if (earlier.length === origins.size) return earlier;
    const byOrigin = new Map(earlier.map((choice) => [choice.origin, choice]));
    return [...(await choices.makeOnce()).values()].map((choice) => {
      const written = byOrigin.get(choice.origin);
      if (written === undefined) this.#context.options.write(choice);
      return written ?? choice;
    });
  }

  /** Starts a session in a new profile, with what an interrupted run has recorded in this state. */
  async #startSession(state: State): Promise<CrawlerSession> {
    await this.#context.browser.resetProfile();
    const earlier = this.#earlier
      .filter((each) => isPage(each) || isChoice(each))
      .filter((each) => each.state === state);
    return new CrawlerSession(this.#context, state, earlier);
  }

  /** Returns the pages that an interrupted run has visited already, and those that remain. */
  #splitByDone(
    state: State,
    queued: readonly QueuedPage[],
  ): { done: Page[]; remaining: QueuedPage[] } {
    const pages = this.#earlier.filter(isPage).filter((page) => page.state === state);
    const byAddress = new Map(pages.map((page) => [page.address, page]));
    return {
      done: queued.flatMap(({ address }) => byAddress.get(address) ?? []),
      remaining: queued.filter(({ address }) => !byAddress.has(address)),
    };
  }

  /** Returns the addresses of the organisation to which pages redirect. */
  #redirectTargets(pages: readonly Page[]): string[] {
    return pages
      .flatMap(({ redirects }) => redirects.flatMap((each) => normaliseUrl(each) ?? []))
      .filter((each) => this.#context.scope.partyOf(new URL(each).hostname) === "first");
  }

  /** Reads robots.txt and the sitemaps of new origins. Returns the addresses that the sitemaps list. */
  async #readSites(
    addresses: readonly string[],
    which?: { readonly sitemaps: boolean },
  ): Promise<string[]> {
    const { siteFiles, options } = this.#context;
    const listed: string[] = [];
    // A sitemap can list addresses of another new origin.
    for (let next = addresses; next.length > 0;) {
      const sites = await siteFiles.readNew(next, which);
      for (const site of sites) if (!siteFiles.isWritten(site)) options.write(site);
      this.#sites.push(...sites);
      next = sites.flatMap((site) => site.addresses);
      listed.push(...next);
    }
    return listed;
  }

  /** Returns the links that have not been found before, to pages in scope, email addresses and telephone numbers. */
  #selectLinks(links: readonly string[]): string[] {
    const selected = links.flatMap((link) => {
      const address = normaliseUrl(link);
      if (address === undefined) return /^(?:mailto|tel|sms):/i.test(link) ? [link] : [];
      return this.#context.scope.contains(address) ? [address] : [];
    });
    return [...new Set(selected)].filter((address) => !this.#queue.hasFound(address)).toSorted();
  }
}

function isSite(entry: WebsiteEntry): entry is Site {
  return entry.type === "site";
}

/** Whether an entry is of a page that the crawl found, and not a journey. */
function isPage(entry: WebsiteEntry): entry is Page {
  return entry.type === "page" && entry.journey === null;
}

function isChoice(entry: WebsiteEntry): entry is Choice {
  return entry.type === "choice";
}
