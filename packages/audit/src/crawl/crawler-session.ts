import type { Choice, Page, State, Website } from "../observation-schema.ts";
import { SeenStore } from "../observe/seen-store.ts";
import { Tabs } from "../observe/browser-tab.ts";
import { visit } from "../observe/visit-page.ts";
import type { Visit, VisitContext } from "../observe/page-visit.ts";
import { sleep } from "../observe/timeouts.ts";
import type { RestartableBrowser } from "./restartable-browser.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import type { ObserveOptions } from "./crawl-options.ts";
import type { Planned } from "./crawl-plan.ts";
import { inPool, type Room } from "./task-pool.ts";
import { type Scope, siteOf } from "./crawl-scope.ts";
import type { Sites } from "./site-files.ts";
import type { ProgressCounter } from "./progress-counter.ts";

/** Before a page that failed is opened once more, in milliseconds. */
const BEFORE_RETRY = 1000;

/** What everything that is done on a website shares. */
export interface CrawlContext {
  readonly website: Website;
  readonly options: ObserveOptions;
  readonly browser: RestartableBrowser;
  readonly scope: Scope;
  readonly sites: Sites;
  readonly gate: RateLimiter;
  readonly tally: ProgressCounter;
}

/** A visitor to a website, in one state: what one has seen before is not told again. */
export class CrawlerSession {
  readonly #ground: CrawlContext;
  readonly #state: State;
  readonly #known = new SeenStore();
  readonly #tabs = new Tabs();

  /** `before` is what an earlier part of the run has seen in this state. */
  constructor(ground: CrawlContext, state: State, before: readonly (Page | Choice)[]) {
    this.#ground = ground;
    this.#state = state;
    for (const { cookies, items } of before) {
      for (const each of [...cookies, ...items]) this.#known.add(each);
    }
  }

  /**
   * Visits pages, each as soon as there is room; they come in their order. `ready` is waited for before each:
   * what it gives, if anything, is why the page cannot be visited. `worthTelling` picks what is told of links.
   */
  async visitAll(
    planned: readonly Planned[],
    room: Room,
    worthTelling: (links: readonly string[]) => string[],
    ready: (address: string) => Promise<string | undefined> = async () => undefined,
  ): Promise<Page[]> {
    const { sites, gate, tally, website, options } = this.#ground;
    const pages: Page[] = [];
    tally.add(planned.length);
    await inPool(planned, room, async (plan, free) => {
      options.signal.throwIfAborted();
      const pause = Math.max(website.delay ?? options.delay, sites.delay(plan.address));
      await gate.pass(new URL(plan.address).host, pause);
      const page = await this.#record(plan, free, ready);
      options.signal.throwIfAborted();
      const told = { ...page, links: worthTelling(page.links) };
      options.write(told);
      pages.push(told);
      tally.done(this.#state, page.outcome === "failed");
    });
    return pages.toSorted((a, b) => a.order - b.order);
  }

  /** What a visit in this visitor's profile depends on. Throws where the browser cannot be started. */
  async around(): Promise<VisitContext> {
    const { browser, scope, options } = this.#ground;
    return {
      profile: await browser.profile(),
      tabs: this.#tabs,
      workers: browser.workers,
      known: this.#known,
      party: scope.party,
      siteOf,
      timeouts: options.timeouts,
      now: options.now,
      barred: (to) => this.#barred(to),
    };
  }

  async #record(
    plan: Planned,
    free: () => void,
    ready: (address: string) => Promise<string | undefined>,
  ): Promise<Page> {
    const attempts = this.#ground.sites.allows(plan.address)
      ? await this.#attempt(plan, free, ready)
      : [FORBIDDEN];
    const last = attempts.at(-1) ?? FORBIDDEN;
    return {
      type: "page",
      website: this.#ground.website.number,
      state: this.#state,
      ...plan,
      ...last,
      attempts: last === FORBIDDEN ? 0 : attempts.length,
      notes: [...new Set(attempts.flatMap(({ notes }) => notes))],
      hosts: [...new Set(attempts.flatMap(({ hosts }) => hosts))].toSorted(),
      cookies: attempts.flatMap(({ cookies }) => cookies),
      items: attempts.flatMap(({ items }) => items),
    };
  }

  /** What fails is tried once more. */
  async #attempt(
    plan: Planned,
    free: () => void,
    ready: (address: string) => Promise<string | undefined>,
  ): Promise<Visit[]> {
    const first = await this.#visit(plan, free, ready);
    if (first.outcome !== "failed") return [first];
    await sleep(BEFORE_RETRY);
    return [first, await this.#visit(plan, free, ready)];
  }

  async #visit(
    { address, order }: Planned,
    free: () => void,
    ready: (address: string) => Promise<string | undefined>,
  ): Promise<Visit> {
    const why = await ready(address);
    if (why !== undefined) return { ...FORBIDDEN, outcome: "failed", why };
    const around = await this.around();
    try {
      return await visit(address, order, around, free);
    } catch (cause) {
      return { ...FORBIDDEN, outcome: "failed", why: this.failureMessage(cause) };
    }
  }

  /** Why the browser did not do what it was asked: whatever it does with a page must not end the run. */
  failureMessage(cause: unknown): string {
    return this.#ground.browser.isRunning
      ? `The browser could not open it: ${cause instanceof Error ? cause.message : String(cause)}`
      : "The browser crashed.";
  }

  #barred(to: string): "elsewhere" | "forbidden" | undefined {
    const { scope, sites } = this.#ground;
    if (scope.party(new URL(to).hostname) === "third") return "elsewhere";
    return sites.allows(to) ? undefined : "forbidden";
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
