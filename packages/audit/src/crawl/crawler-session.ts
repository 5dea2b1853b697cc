import { UserError } from "cookie-inventory";
import type { Choice, Page, State, Website } from "../observation-schema.ts";
import { TabPool } from "../observe/browser-tab.ts";
import type { VisitContext, VisitResult } from "../observe/page-visit.ts";
import { SeenStore } from "../observe/seen-store.ts";
import { visitPage } from "../observe/visit-page.ts";
import type { QueuedPage } from "./crawl-queue.ts";
import { type CrawlScope, siteOf } from "./crawl-scope.ts";
import { mergeVisits } from "./merge-visits.ts";
import type { ObserveOptions } from "./observe-options.ts";
import type { ProgressCounter } from "./progress-counter.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import type { RestartableBrowser } from "./restartable-browser.ts";
import type { SiteFiles } from "./site-files.ts";
import { type PoolLimits, runInPool } from "./task-pool.ts";
import { visitWithRetry } from "./visit-with-retry.ts";

/** The objects that all steps of the crawl of a website share. */
export interface CrawlContext {
  readonly website: Website;
  readonly options: ObserveOptions;
  readonly browser: RestartableBrowser;
  readonly scope: CrawlScope;
  readonly siteFiles: SiteFiles;
  readonly rateLimiter: RateLimiter;
  readonly progress: ProgressCounter;
}

/** Returns why a page cannot be visited; undefined if it can. */
type PageGuard = (address: string) => Promise<string | undefined>;

/** The visits of a new visitor to a website, in one state. What was stored before is not recorded again. */
export class CrawlerSession {
  readonly #context: CrawlContext;
  readonly #state: State;
  readonly #stored = new SeenStore();
  readonly #tabPool = new TabPool();

  /** `earlier` are the entries that an interrupted run has written in this state. */
  constructor(context: CrawlContext, state: State, earlier: readonly (Page | Choice)[]) {
    this.#context = context;
    this.#state = state;
    for (const { cookies, items } of earlier) {
      for (const each of [...cookies, ...items]) this.#stored.add(each);
    }
  }

  /**
   * Visits pages, in their order and as many at a time as the limits allow, and writes them. Returns them in crawl
   * order. `selectLinks` picks the links to save; `guard` is called before each page.
   */
  async visitAll(
    queued: readonly QueuedPage[],
    limits: PoolLimits,
    selectLinks: (links: readonly string[]) => string[],
    guard: PageGuard = async () => undefined,
  ): Promise<Page[]> {
    const { progress, options } = this.#context;
    const pages: Page[] = [];
    progress.addQueued(queued.length);
    await runInPool(queued, limits, async (next, release) => {
      await this.waitForTurn(next.address);
      const visited = await this.#visitPage(next, release, guard);
      const page = { ...visited, links: selectLinks(visited.links) };
      options.write(page);
      pages.push(page);
      progress.addDone(this.#state, page.outcome === "failed");
    });
    return pages.toSorted((a, b) => a.order - b.order);
  }

  /** Waits until the host of an address may be requested again. */
  async waitForTurn(address: string): Promise<void> {
    await this.#context.rateLimiter.waitForTurn(address);
  }

  /** Returns what a visit in this session depends on. Throws if the browser cannot be started. */
  async visitContext(): Promise<VisitContext> {
    const { website, browser, scope, options } = this.#context;
    const { evidence } = options;
    return {
      profile: await browser.profile(),
      tabPool: this.#tabPool,
      workers: browser.workers,
      seenStore: this.#stored,
      partyOf: scope.partyOf,
      siteOf,
      timeouts: options.timeouts,
      now: options.now,
      ...(evidence && {
        startEvidence: (order: number) => evidence.startVisit(website, this.#state, order),
      }),
      blockReason: (to) => this.#blockReason(to),
    };
  }

  async #visitPage(queued: QueuedPage, release: () => void, guard: PageGuard): Promise<Page> {
    const { address } = queued;
    const attempts = (await this.#context.siteFiles.mayOpen(address))
      ? await visitWithRetry(
          () => this.#visit(queued, release, guard),
          () => this.waitForTurn(address),
          this.#context.options.signal,
        )
      : [NOT_OPENED];
    const { pause: _pause, ...last } = attempts.at(-1) ?? NOT_OPENED;
    return {
      type: "page",
      website: this.#context.website.number,
      state: this.#state,
      ...queued,
      ...last,
      attempts: attempts[0] === NOT_OPENED ? 0 : attempts.length,
      ...mergeVisits(attempts),
    };
  }

  async #visit(
    { address, order }: QueuedPage,
    release: () => void,
    guard: PageGuard,
  ): Promise<VisitResult> {
    const why = await guard(address);
    if (why !== undefined) return { ...NOT_OPENED, outcome: "failed", why };
    const context = await this.visitContext();
    try {
      const result = await visitPage(address, order, context, release);
      if (result.pause?.isShort) {
        const responding = result.redirects.at(-1) ?? address;
        this.#context.rateLimiter.pause(responding, result.pause.milliseconds);
      }
      return result;
    } catch (cause) {
      return { ...NOT_OPENED, outcome: "failed", why: this.failureMessage(cause) };
    }
  }

  /**
   * Returns why the browser failed: an error of the browser on a page must not end the run. Throws `cause` if it is
   * that the evidence could not be saved.
   */
  failureMessage(cause: unknown): string {
    if (cause instanceof UserError) throw cause;
    return this.#context.browser.isRunning
      ? `The browser could not open the page: ${cause instanceof Error ? cause.message : String(cause)}`
      : "The browser crashed.";
  }

  async #blockReason(address: string): Promise<"elsewhere" | "forbidden" | undefined> {
    const { scope, siteFiles } = this.#context;
    if (scope.partyOf(new URL(address).hostname) === "third") return "elsewhere";
    return (await siteFiles.mayOpen(address)) ? undefined : "forbidden";
  }
}

const NOT_OPENED: VisitResult = {
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
