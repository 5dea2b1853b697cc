import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "playwright";
import { formatLongPause, type RequestedPause } from "../crawl/retry-after.ts";
import type { VisitEvidence } from "../evidence/evidence.ts";
import type { Page } from "../observation-schema.ts";
import type { BrowserTab, TabPool } from "./browser-tab.ts";
import { findUnattributedCookies, isStored, readCookieJar } from "./cookie-jar.ts";
import type { TargetEventListener } from "./devtools-target.ts";
import {
  MAX_PAGE_BYTES,
  type Navigation,
  requestedPause,
  toFailedNavigation,
  toNavigation,
  toUnresponsiveNavigation,
} from "./navigation.ts";
import { type PageContents, readPageContents } from "./page-contents.ts";
import { OpenedAddresses } from "./opened-addresses.ts";
import { PageRecorder, type Recorder, type RecorderContext } from "./page-recorder.ts";
import type { SeenStore } from "./seen-store.ts";
import type { ServiceWorkers } from "./service-workers.ts";
import { findUnattributedItems } from "./unattributed-items.ts";

/** In milliseconds. */
export interface Timeouts {
  /** For a page to load. */
  readonly load: number;
  /** The minimum time to watch a page after it has loaded, because many pages store items only then. */
  readonly settle: number;
  /** The maximum time to watch a page that does not settle. */
  readonly maxSettle: number;
}

/** The objects and settings that page visits of a session share. */
export interface VisitContext {
  readonly profile: BrowserContext;
  readonly tabPool: TabPool;
  readonly workers: ServiceWorkers;
  readonly seenStore: SeenStore;
  readonly partyOf: (host: string) => "first" | "third";
  /** Returns the site of an address, as in the partition keys of cookies. */
  readonly siteOf: (address: string) => string;
  /** Returns why a page may not open an address; undefined if it may. */
  readonly blockReason: (address: string) => Promise<"elsewhere" | "forbidden" | undefined>;
  readonly timeouts: Timeouts;
  /** Returns the time, in milliseconds since 1970. */
  readonly now: () => number;
  /** Starts collecting the evidence of a visit. `order` is its place in the crawl. */
  readonly startEvidence?: (order: number) => VisitEvidence;
  /** Called with each protocol event of the page. */
  readonly onEvent?: TargetEventListener;
  /** Creates the recorder of a visit, instead of one for a single page. */
  readonly createRecorder?: (context: RecorderContext, hasStarted: boolean) => Recorder;
}

/** The result of a visit. `links` are all links of the page, as full addresses. */
export type VisitResult = Omit<
  Page,
  "type" | "website" | "state" | "order" | "address" | "journey" | "depth" | "from" | "attempts"
> & { readonly pause?: RequestedPause | undefined };

/** A page has settled after this time without events, in milliseconds. */
const QUIET_TIME = 500;
/** How long a request without a response can keep a page from settling, in milliseconds. */
const RESPONSE_TIMEOUT = 2000;
const MAX_DIALOGS = 20;

/** A visit to one page in a tab. */
export class PageVisit {
  readonly evidence: VisitEvidence | undefined;
  readonly #tab: BrowserTab;
  readonly #context: VisitContext;
  #recorder: Recorder;
  readonly #addresses: OpenedAddresses;
  readonly #notes = new Set<string>();
  /** Resolves when the visit is aborted. */
  readonly #aborted = Promise.withResolvers<Navigation>();
  /** Resolves when loading was stopped because the page is too large. */
  readonly #loadingStopped = Promise.withResolvers<void>();
  #abortReason: Navigation | undefined;
  #isTooLarge = false;
  #dialogs = 0;

  constructor(tab: BrowserTab, order: number, context: VisitContext) {
    this.#tab = tab;
    this.#context = context;
    this.evidence = context.startEvidence?.(order);
    this.#addresses = new OpenedAddresses(context.blockReason, (reason) => {
      this.#recorder.leave();
      this.#abort(reason, null);
    });
    this.#recorder = this.#createRecorder(false);
    context.seenStore.openPage(order, () => this.#recorder.storedKeys());
    tab.observe({
      onEvent: this.#handleEvent,
      onDialog: () => {
        this.#dialogs += 1;
        if (this.#dialogs > MAX_DIALOGS) this.#abort("failed", "The page keeps opening dialogs.");
      },
      onPopup: () => this.#notes.add("Another window opened and was closed."),
      isBlocked: (address) => this.#addresses.isBlocked(address),
      onCrash: (why) => this.#abort("failed", why),
    });
  }

  #createRecorder(hasStarted: boolean): Recorder {
    const { partyOf, siteOf, profile, workers, now, createRecorder } = this.#context;
    const create = createRecorder ?? ((...args) => new PageRecorder(...args));
    return create(
      {
        partyOf,
        topLevelSite: () => siteOf(this.#addresses.all.at(-1) ?? ""),
        isStored: (cookie) => isStored(profile, cookie),
        onWorkerRegistered: (script) =>
          workers.addListener(this.#tab.browserContextId, script, this.#handleEvent),
        onNavigation: (address) => this.#addresses.add(address),
        now,
      },
      hasStarted,
    );
  }

  /** Marks everything so far as seen and starts recording again, so that only later items are reported. */
  async startOver(): Promise<void> {
    const { seenStore, profile, timeouts } = this.#context;
    const contents = await readPageContents(this.#tab.page, timeouts.load);
    const jar = await readCookieJar(profile);
    const stored = [...this.#recorder.storedKeys(), ...(contents?.items ?? [])];
    for (const each of stored) seenStore.add(each);
    seenStore.addCookieJar(jar);
    this.#recorder.close();
    this.#recorder = this.#createRecorder(true);
  }

  /** Opens the address and waits until the page has loaded. */
  async open(address: string): Promise<Navigation> {
    const { load } = this.#context.timeouts;
    const { page } = this.#tab;
    const timeout = { timeout: load };
    const opened = page.goto(address, { waitUntil: "commit", ...timeout }).then(
      async () => {
        const loaded = page.waitForLoadState("load", timeout).catch(() => {
          this.#notes.add(`The page had not loaded after ${load / 1000} seconds.`);
        });
        await Promise.race([loaded, this.#loadingStopped.promise]);
        return toNavigation(this.#recorder.response);
      },
      (cause: unknown) => {
        const { hostname } = new URL(this.#addresses.all.at(-1) ?? address);
        return toFailedNavigation(cause, this.#recorder.response, hostname, load);
      },
    );
    const navigation = await Promise.race([opened, this.#aborted.promise]);
    // The browser reports the headers of a redirect shortly after the next request.
    if (this.#abortReason !== undefined) await sleep(QUIET_TIME / 5);
    return navigation;
  }

  /** Returns the state of the page that is shown now, which may have been opened by the first one. */
  currentNavigation(): Navigation {
    return toNavigation(this.#recorder.response);
  }

  /** Waits until the network is idle and the page sends no more events. Returns whether that happened in time. */
  async waitUntilSettled(): Promise<boolean> {
    const { timeouts, now } = this.#context;
    const started = now();
    const ended = Promise.race([this.#aborted.promise, this.#loadingStopped.promise]).then(
      () => true,
    );
    for (;;) {
      const hasEnded = await Promise.race([ended, sleep(QUIET_TIME / 5)]);
      const elapsed = now() - started;
      const quietFor = now() - Math.max(this.#recorder.lastEventAt, started);
      const { pendingRequests, isInstallingWorker } = this.#recorder;
      const isQuiet =
        quietFor >= QUIET_TIME && (pendingRequests === 0 || quietFor >= RESPONSE_TIMEOUT);
      // Where the page leads to decides its outcome, and a robots.txt may take long to read. A worker stores items.
      const isBusy = this.#addresses.isChecking || isInstallingWorker;
      const isSettled = isQuiet && !isBusy;
      const maxSettle = isBusy ? timeouts.load : timeouts.maxSettle;
      if (hasEnded === true) return false;
      if (elapsed >= timeouts.settle && isSettled) return true;
      if (elapsed >= maxSettle) {
        this.#notes.add(`The page was still active ${maxSettle / 1000} seconds after it loaded.`);
        return false;
      }
    }
  }

  /** Stops listening to the tab, which may be given another page, and saves the evidence. */
  detach(): void {
    this.#tab.observe(undefined);
    this.#context.workers.removeListener(this.#handleEvent);
    this.evidence?.finish();
  }

  /** Stops recording and returns the result. `contents` are those of the settled page. */
  async finish(
    navigation: Navigation,
    contents: PageContents | undefined,
  ): Promise<Omit<VisitResult, "milliseconds">> {
    const { seenStore, partyOf, profile, now } = this.#context;
    const { response, bytes } = this.#recorder;
    const isUnresponsive = navigation.outcome === "visited" && contents === undefined;
    const outcome =
      this.#abortReason ??
      (isUnresponsive ? toUnresponsiveNavigation(response, bytes) : navigation);
    this.#recorder.close();
    const { cookies, hosts, items } = await this.#recorder.result();
    for (const each of [...cookies, ...items]) seenStore.add(each);
    const unattributed = {
      cookies: await findUnattributedCookies(profile, seenStore, partyOf, now),
      items: await findUnattributedItems(contents?.items ?? [], seenStore, partyOf),
    };
    for (const each of [...unattributed.cookies, ...unattributed.items]) seenStore.add(each);
    const pause = response === undefined ? undefined : requestedPause(response, now());
    if (this.#dialogs > 0) this.#notes.add(formatDialogNote(this.#dialogs));
    return {
      ...outcome,
      why: outcome.why === null ? null : outcome.why + formatLongPause(pause),
      pause,
      redirects: this.#addresses.all.slice(1),
      notes: [...this.#notes],
      // The links of an error page are not part of the website’s structure.
      links: outcome.outcome === "visited" ? [...(contents?.links ?? [])] : [],
      hosts,
      cookies: [...cookies, ...unattributed.cookies],
      items: [...items, ...unattributed.items],
    };
  }

  readonly #handleEvent: TargetEventListener = (target, method, params) => {
    try {
      this.#context.onEvent?.(target, method, params);
      this.evidence?.handleEvent(target, method, params);
      this.#recorder.handleEvent(target, method, params);
    } catch {
      this.#abort("failed", "The browser sent an event that this version does not support.");
    }
    if (this.#recorder.bytes <= MAX_PAGE_BYTES || this.#isTooLarge) return;
    this.#isTooLarge = true;
    this.#notes.add(`Loading was stopped at ${MAX_PAGE_BYTES / 1_000_000} MB.`);
    void this.#tab.stopLoading().then(this.#loadingStopped.resolve);
  };

  #abort(outcome: Navigation["outcome"], why: string | null): void {
    this.#abortReason ??= { outcome, status: null, why };
    this.#aborted.resolve(this.#abortReason);
  }
}

function formatDialogNote(count: number): string {
  return count === 1
    ? "1 dialog opened and was closed."
    : `${count} dialogs opened and were closed.`;
}
