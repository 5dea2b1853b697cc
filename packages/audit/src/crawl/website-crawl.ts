import {
  wasChoiceMade,
  type Choice,
  type End,
  type JournalEntry,
  type Page,
  type Run,
  type Site,
  type State,
  type Website,
} from "../observation-schema.ts";
import { normaliseUrl } from "./normalise-url.ts";
import type { RestartableBrowser } from "./restartable-browser.ts";
import { Choices } from "./make-choices.ts";
import { createHttpClient } from "./http-client.ts";
import { RateLimiter } from "./rate-limiter.ts";
import type { ObserveOptions } from "./crawl-options.ts";
import { Plan, type Planned } from "./crawl-plan.ts";
import { scopeOf } from "./crawl-scope.ts";
import { Sites } from "./site-files.ts";
import type { ProgressCounter } from "./progress-counter.ts";
import { type CrawlContext, CrawlerSession } from "./crawler-session.ts";

/** For robots.txt and sitemaps, in milliseconds and bytes (https://www.sitemaps.org/protocol.html). */
const FETCHING = { timeout: 20_000, limit: 52_428_800 };

/** So many tabs may wait for their page to come to rest, for each page that loads. */
const RESTING = 8;

/** Everything that is written of one website. */
export type WebsiteEntry = Exclude<JournalEntry, Run>;

/** The crawl of one website, from its beginning or from where it was cut off. */
export class Crawl {
  readonly #ground: CrawlContext;
  readonly #plan: Plan;
  readonly #starts: readonly string[];
  readonly #states: readonly State[];
  /** What an earlier part of the run has written. */
  readonly #before: readonly WebsiteEntry[];
  readonly #met: Site[] = [];

  constructor(
    website: Website,
    { domains, states }: Run,
    options: ObserveOptions,
    before: readonly WebsiteEntry[],
    around: {
      readonly browser: RestartableBrowser;
      readonly tally: ProgressCounter;
      readonly agent: string;
    },
  ) {
    const { limits, number } = website;
    const { browser, tally, agent } = around;
    this.#starts = website.starts.map((address) => normaliseUrl(address) ?? address);
    this.#states = states;
    this.#before = before;
    const scope = scopeOf({ domains, starts: this.#starts, ...limits });
    const fetch = createHttpClient({ userAgent: agent, ...FETCHING, ...options.hostOverrides });
    const contains = (address: string) => scope.contains(address);
    const sites = new Sites(fetch, agent, contains, before.filter(isSite), number);
    const gate = new RateLimiter(options.now);
    this.#ground = { website, options, browser, scope, sites, gate, tally };
    this.#plan = new Plan(limits, (address) => sites.allows(address));
  }

  /** Visits the website in every state. Returns everything that was written of it. */
  async run(): Promise<WebsiteEntry[]> {
    const pages = await this.#discover();
    const choices: Choice[] = [];
    const more: Page[] = [];
    for (const state of this.#states) {
      if (state === "before") continue;
      const again = await this.#again(state, pages, choices);
      choices.push(...again.choices);
      more.push(...again.pages);
    }
    const { options, website } = this.#ground;
    const ended = new Date(options.now()).toISOString();
    const end: End = { type: "end", website: website.number, ended, left: this.#plan.left() };
    options.write(end);
    return [...this.#met, ...pages, ...more, ...choices, end];
  }

  /** The pages of the website, as a visitor who answers nothing is shown them. */
  async #discover(): Promise<Page[]> {
    const { concurrency } = this.#ground.options;
    const visitor = await this.#arrive("before");
    const pages: Page[] = [];
    const listed = await this.#meet(this.#starts);
    // The first pages are opened one by one: what every page sets is told of the first of them.
    let planned = this.#plan.begin(this.#starts);
    let room = { busy: 1, open: 1 };
    for (let depth = 1; planned.length > 0; depth += 1) {
      const { done, fresh } = this.#split("before", planned);
      const visited = await visitor.visitAll(fresh, room, (links) => this.#worthTelling(links));
      const level = [...done, ...visited].toSorted((a, b) => a.order - b.order);
      pages.push(...level);
      const linked = level.flatMap(({ links }) => links.filter((link) => /^https?:/.test(link)));
      listed.push(...(await this.#meet([...listed, ...linked])));
      planned = this.#plan.next(depth, level, listed.splice(0));
      room = { busy: concurrency, open: concurrency * RESTING };
    }
    return pages;
  }

  /** The same pages once more, after a choice; only those of origins on which it holds. */
  async #again(
    state: Choice["state"],
    pages: readonly Page[],
    earlier: readonly Choice[],
  ): Promise<{ choices: Choice[]; pages: Page[] }> {
    const { concurrency } = this.#ground.options;
    const visited = pages.filter(({ outcome }) => outcome === "visited");
    const planned = visited.map(({ order, address, depth, from }) => ({
      order,
      address,
      depth,
      from,
    }));
    const told = this.#before.filter(isChoice).filter((each) => each.state === state);
    const { done, fresh } = this.#split(state, planned);
    if (visited.length === 0) return { choices: [], pages: [] };

    const visitor = await this.#arrive(state);
    const choices = new Choices(this.#ground, visitor, state, visited, earlier);
    const made = await this.#toldOnce(choices, told, visited);
    const holds = new Set(made.filter(wasChoiceMade).map(({ origin }) => origin));
    const again = await visitor.visitAll(
      fresh.filter(({ address }) => holds.has(originOf(address))),
      { busy: concurrency, open: concurrency * RESTING },
      () => [],
      async (address) => {
        const choice = (await choices.inUse()).get(originOf(address));
        return choice === undefined || wasChoiceMade(choice)
          ? undefined
          : `The choice could not be made again. ${choice.why ?? ""}`.trim();
      },
    );
    return { choices: made, pages: [...done, ...again].toSorted((a, b) => a.order - b.order) };
  }

  /** What was told of choices before the run was cut off stands; only others are told. */
  async #toldOnce(
    choices: Choices,
    told: readonly Choice[],
    pages: readonly Page[],
  ): Promise<Choice[]> {
    const origins = new Set(pages.map(({ address }) => originOf(address)));
    if (told.length === origins.size) return [...told];
    const byOrigin = new Map(told.map((choice) => [choice.origin, choice]));
    return [...(await choices.inUse()).values()].map((choice) => {
      const before = byOrigin.get(choice.origin);
      if (before === undefined) this.#ground.options.write(choice);
      return before ?? choice;
    });
  }

  /** A visitor who comes for the first time, unless an earlier part of the run was there already. */
  async #arrive(state: State): Promise<CrawlerSession> {
    await this.#ground.browser.forget();
    const seen = this.#before
      .filter((each) => isPage(each) || isChoice(each))
      .filter((each) => each.state === state);
    return new CrawlerSession(this.#ground, state, seen);
  }

  /** What an earlier part of the run has done of a plan, and what is left of it. */
  #split(state: State, planned: readonly Planned[]): { done: Page[]; fresh: Planned[] } {
    const pages = this.#before.filter(isPage).filter((page) => page.state === state);
    const byAddress = new Map(pages.map((page) => [page.address, page]));
    return {
      done: planned.flatMap(({ address }) => byAddress.get(address) ?? []),
      fresh: planned.filter(({ address }) => !byAddress.has(address)),
    };
  }

  /** Reads what the sites of these addresses say of themselves, and gives the addresses that their sitemaps list. */
  async #meet(addresses: readonly string[]): Promise<string[]> {
    const { sites, options } = this.#ground;
    const listed: string[] = [];
    // A sitemap may list addresses of a site that was not met yet.
    for (let next = addresses; next.length > 0;) {
      const met = await sites.meet(next);
      for (const site of met) if (!sites.isKnown(site)) options.write(site);
      this.#met.push(...met);
      next = met.flatMap((site) => site.addresses);
      listed.push(...next);
    }
    return listed;
  }

  /** Links to pages that may be opened and were not met yet, and those that lead to no page. */
  #worthTelling(links: readonly string[]): string[] {
    const told = links.flatMap((link) => {
      const address = normaliseUrl(link);
      if (address === undefined) return /^(?:mailto|tel|sms):/i.test(link) ? [link] : [];
      return this.#ground.scope.contains(address) ? [address] : [];
    });
    return [...new Set(told)].filter((address) => !this.#plan.knows(address)).toSorted();
  }
}

function originOf(address: string): string {
  return new URL(address).origin;
}

function isSite(entry: WebsiteEntry): entry is Site {
  return entry.type === "site";
}

function isPage(entry: WebsiteEntry): entry is Page {
  return entry.type === "page";
}

function isChoice(entry: WebsiteEntry): entry is Choice {
  return entry.type === "choice";
}
