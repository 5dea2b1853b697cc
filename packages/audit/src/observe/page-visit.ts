import type { BrowserContext } from "playwright";
import type { Page } from "../observation-schema.ts";
import { isStored, jarOf, unexplained } from "./cookie-jar.ts";
import type { SeenStore } from "./seen-store.ts";
import {
  MOST_BYTES,
  notOpened,
  type Navigation,
  navigationOf,
  navigationTimeout,
} from "./navigation.ts";
import { PageRecorder } from "./page-recorder.ts";
import { type Survey, survey } from "./page-survey.ts";
import type { Tab, Tabs } from "./browser-tab.ts";
import type { Hear } from "./devtools-target.ts";
import { sleep } from "./timeouts.ts";
import type { ServiceWorkers } from "./service-workers.ts";

/** How long items may take, in milliseconds. */
export interface Timeouts {
  /** Until a page has loaded. */
  readonly load: number;
  /** For which a page is watched after it has loaded, at least: much is stored only then. */
  readonly watch: number;
  /** For which a page that does not come to rest is watched, at most. */
  readonly rest: number;
}

/** What a visit depends on. */
export interface VisitContext {
  readonly profile: BrowserContext;
  readonly tabs: Tabs;
  readonly workers: ServiceWorkers;
  readonly known: SeenStore;
  readonly party: (host: string) => "first" | "third";
  /** The website of an address, as partitioned cookies name it. */
  readonly siteOf: (address: string) => string;
  /** What keeps a page from leading to an address, if anything does. */
  readonly barred: (address: string) => "elsewhere" | "forbidden" | undefined;
  readonly timeouts: Timeouts;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
  /** Is told everything that the browser tells of the page. */
  readonly overhear?: Hear;
}

/** What came of a visit; `links` are all that the page has, as full addresses. */
export type Visit = Omit<
  Page,
  "type" | "website" | "state" | "order" | "address" | "depth" | "from" | "attempts"
>;

/** Without an event for as long as this, in milliseconds, a page is at rest. */
const QUIET = 500;
/** A request that nobody answers keeps a page from its rest only for as long as this, in milliseconds. */
const UNANSWERED = 2000;
/** After so many dialogs a page is left. */
const MOST_DIALOGS = 20;

/** A page in its tab, while it is visited. */
export class PageVisit {
  readonly #tab: Tab;
  readonly #order: number;
  readonly #around: VisitContext;
  #sightings: PageRecorder;
  readonly #trail: string[] = [];
  readonly #notes = new Set<string>();
  /** Resolves when the page is left before its time. */
  readonly #left = Promise.withResolvers<Navigation>();
  /** Resolves when enough of it was loaded. */
  readonly #enough = Promise.withResolvers<void>();
  #leftAs: Navigation | undefined;
  #isEnough = false;
  #dialogs = 0;

  constructor(tab: Tab, order: number, around: VisitContext) {
    this.#tab = tab;
    this.#order = order;
    this.#around = around;
    this.#sightings = this.#watching(false);
    around.known.open(order, () => this.#sightings.stored());
    tab.watch({
      hear: this.#hear,
      onDialog: () => {
        this.#dialogs += 1;
        if (this.#dialogs > MOST_DIALOGS) this.#leave("failed", "It opens dialogs without end.");
      },
      onWindow: () => this.#notes.add("It opened another window, which was closed."),
      isBarred: (to) => this.#barrier(to) !== undefined,
      onGone: (why) => this.#leave("failed", why),
    });
  }

  #watching(hasBegun: boolean): PageRecorder {
    const { party, siteOf, profile, known, workers, now } = this.#around;
    return new PageRecorder(
      {
        party,
        partition: () => siteOf(this.#trail.at(-1) ?? ""),
        isStored: (terms) => isStored(profile, terms),
        claims: (item) => known.claims(this.#order, item),
        asks: (script) => workers.ask(this.#tab.profile, script, this.#hear),
        goesTo: (to) => this.#goTo(to),
        now,
      },
      hasBegun,
    );
  }

  /** Everything that was seen so far is not told: it is known, and what counts is what comes from now on. */
  async forget(): Promise<void> {
    const { known, profile } = this.#around;
    const looked = await survey(this.#tab.page);
    const jar = await jarOf(profile);
    for (const each of [...this.#sightings.stored(), ...(looked?.items ?? [])]) known.add(each);
    known.addJar(jar);
    this.#sightings.close();
    this.#sightings = this.#watching(true);
  }

  /** Opens the address and waits until it has loaded. */
  async open(address: string): Promise<Navigation> {
    const { load } = this.#around.timeouts;
    const { page } = this.#tab;
    const timeout = { timeout: load };
    const shown = page.goto(address, { waitUntil: "commit", ...timeout }).then(
      async () => {
        const loaded = page.waitForLoadState("load", timeout).catch(() => {
          this.#notes.add(`It had not loaded after ${load / 1000} seconds.`);
        });
        await Promise.race([loaded, this.#enough.promise]);
        return navigationOf(this.#sightings.answer);
      },
      (cause: unknown) => {
        const { hostname } = new URL(this.#trail.at(-1) ?? address);
        return notOpened(cause, this.#sightings.answer, hostname, load);
      },
    );
    const opening = await Promise.race([shown, this.#left.promise]);
    // The answer that led away is told a moment after the next request.
    if (this.#leftAs !== undefined) await sleep(QUIET / 5);
    return opening;
  }

  /** What is shown now, where the page has led on since it was opened. */
  current(): Navigation {
    return navigationOf(this.#sightings.answer);
  }

  /** Waits until the page has been quiet for a while. Returns whether it came to that. */
  async rest(): Promise<boolean> {
    const { timeouts, now } = this.#around;
    const began = now();
    const isOver = Promise.race([this.#left.promise, this.#enough.promise]).then(() => true);
    for (;;) {
      const over = await Promise.race([isOver, sleep(QUIET / 5)]);
      const watched = now() - began;
      const quiet = now() - Math.max(this.#sightings.lastHeard, began);
      const { pending, awaitsWorker } = this.#sightings;
      const isQuiet = quiet >= QUIET && (pending === 0 || quiet >= UNANSWERED);
      const atRest = isQuiet && !awaitsWorker;
      if (over === true) return false;
      if (watched >= timeouts.watch && atRest) return true;
      if (watched >= timeouts.rest) {
        this.#notes.add(`It had not come to rest ${timeouts.rest / 1000} seconds after it loaded.`);
        return false;
      }
    }
  }

  /** The tab is somebody else's from now on. */
  end(): void {
    this.#tab.watch(undefined);
    this.#around.workers.leave(this.#hear);
  }

  /** Everything that was seen, once it is over; `looked` is what the page held. */
  async tell(opened: Navigation, looked: Survey | undefined): Promise<Omit<Visit, "milliseconds">> {
    const { known, party, profile, now } = this.#around;
    const { answer, bytes } = this.#sightings;
    const isStuck = opened.outcome === "visited" && looked === undefined;
    const opening = this.#leftAs ?? (isStuck ? navigationTimeout(answer, bytes) : opened);
    this.#sightings.close();
    const { cookies, hosts, ...seen } = await this.#sightings.result();
    const items = known.own(this.#order, seen.items);
    for (const each of [...cookies, ...items]) known.add(each);
    const found = {
      cookies: await unexplained(profile, known, party, now),
      items: known.unseen(looked?.items ?? []),
    };
    for (const each of [...found.cookies, ...found.items]) known.add(each);
    if (this.#dialogs > 0)
      this.#notes.add(`It opened ${this.#dialogs} dialogs, which were closed.`);
    return {
      ...opening,
      redirects: this.#trail.slice(1),
      notes: [...this.#notes],
      // What a page for addresses that do not exist links to is no part of the website’s own structure.
      links: opening.outcome === "visited" ? [...(looked?.links ?? [])] : [],
      hosts,
      cookies: [...cookies, ...found.cookies],
      items: [
        ...items,
        ...found.items.map((item) => ({ ...item, party: party(new URL(item.origin).hostname) })),
      ],
    };
  }

  readonly #hear: Hear = (target, method, params) => {
    try {
      this.#around.overhear?.(target, method, params);
      this.#sightings.hear(target, method, params);
    } catch {
      this.#leave("failed", "The browser tells of it in a way that this version does not know.");
    }
    if (this.#sightings.bytes <= MOST_BYTES || this.#isEnough) return;
    this.#isEnough = true;
    this.#notes.add(`Loading was stopped at ${MOST_BYTES / 1_000_000} MB.`);
    void this.#tab.stop().then(this.#enough.resolve);
  };

  #goTo(to: string): void {
    const barrier = this.#barrier(to);
    this.#trail.push(to);
    if (barrier === undefined) return;
    this.#sightings.leave();
    this.#leave(barrier, null);
  }

  /** The address that was asked for is always open. */
  #barrier(to: string): "elsewhere" | "forbidden" | undefined {
    return this.#trail.length === 0 ? undefined : this.#around.barred(to);
  }

  #leave(outcome: Navigation["outcome"], why: string | null): void {
    this.#leftAs ??= { outcome, status: null, why };
    this.#left.resolve(this.#leftAs);
  }
}
