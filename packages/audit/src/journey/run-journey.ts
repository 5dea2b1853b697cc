import type { Journey } from "cookie-inventory";
import { BrowserTab } from "../observe/browser-tab.ts";
import { toNavigation } from "../observe/navigation.ts";
import { readPageContents } from "../observe/page-contents.ts";
import { PageSeriesRecorder } from "../observe/page-series-recorder.ts";
import { PageVisit, type VisitContext, type VisitResult } from "../observe/page-visit.ts";
import { takeMaskedPicture } from "./page-elements.ts";
import { runSteps, type StepContext, type StepFailure } from "./run-steps.ts";

/** The steps are not in the order of the crawl until it is known which pages they open. */
const NO_ORDER = -1;

/** A page that the steps opened. */
export type StepPage = VisitResult & { readonly address: string };

/** What the steps of a journey did. */
export interface JourneyRun {
  readonly failure: (StepFailure & { readonly picture: Buffer | undefined }) | null;
  /** In the order in which they were opened; an address may be repeated. */
  readonly pages: readonly StepPage[];
  readonly milliseconds: number;
}

/**
 * Runs the steps of a journey in a new tab, which then goes to the pool, so that the next page keeps what the journey has
 * stored in sessionStorage. The steps are those of a person who knows the website, so they may lead to other websites,
 * such as a login service, and to addresses that robots.txt disallows. Throws Playwright’s error if the browser has
 * crashed before the first step, and the reason of the signal if the run is aborted.
 */
export async function runJourney(
  { steps }: Journey,
  visitContext: VisitContext,
  options: Pick<StepContext, "base" | "waitForTurn" | "variables" | "signal">,
): Promise<JourneyRun> {
  const { profile, tabPool, seenStore, timeouts, now } = visitContext;
  const started = now();
  const tab = await BrowserTab.open(profile);
  const recorders: PageSeriesRecorder[] = [];
  const visit = new PageVisit(tab, NO_ORDER, {
    ...visitContext,
    blockReason: async () => undefined,
    createRecorder: (context) => {
      const recorder = new PageSeriesRecorder(context);
      recorders.push(recorder);
      return recorder;
    },
  });
  const [recorder] = recorders;
  if (recorder === undefined) throw new Error("A visit creates its recorder when it starts.");
  const texts = steps.flatMap(({ from }) => options.variables.get(from ?? "") ?? []);
  let isReusable = false;
  try {
    const context = { ...options, tab: tab.page, visit, recorder, timeout: timeouts.load };
    const failure = await abortable(runSteps(steps, context), options.signal);
    const picture = failure === null ? undefined : await takeMaskedPicture(tab.page, texts);
    const pages = await collectPages(tab, visit, recorder, visitContext);
    isReusable = failure === null;
    return {
      failure: failure && { ...failure, picture },
      pages,
      milliseconds: now() - started,
    };
  } finally {
    seenStore.closePage(NO_ORDER);
    visit.detach();
    if (isReusable) tabPool.release(profile, tab);
    else await tab.close();
  }
}

/** Returns all pages that the tab has shown. Only the last one can still be read. */
async function collectPages(
  tab: BrowserTab,
  visit: PageVisit,
  recorder: PageSeriesRecorder,
  { seenStore, timeouts }: VisitContext,
): Promise<StepPage[]> {
  if (recorder.address === undefined) return [];
  const navigation = visit.currentNavigation();
  if (navigation.outcome === "visited") {
    await visit.waitUntilSettled();
    await visit.evidence?.saveScripts();
  }
  const left = await recorder.leftPages();
  for (const { cookies, items } of left) {
    for (const each of [...cookies, ...items]) seenStore.add(each);
  }
  const { pause: _pause, ...last } = await visit.finish(
    navigation,
    await readPageContents(tab.page, timeouts.load),
  );
  // Scripts may have changed the address without loading another document.
  const { origin } = new URL(recorder.address);
  const shown = URL.parse(tab.page.url());
  const address = shown?.origin === origin ? shown.href : recorder.address;
  return [
    ...left.map(({ response, ...page }) => ({
      ...EMPTY,
      ...toNavigation(response),
      ...page,
      cookies: [...page.cookies],
      items: [...page.items],
      hosts: [...page.hosts],
    })),
    { ...last, redirects: [], milliseconds: 0, address },
  ];
}

const EMPTY = { redirects: [], notes: [], milliseconds: 0, links: [] };

/** Returns the result of `work`, or throws the signal’s reason as soon as it is aborted. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    signal.throwIfAborted();
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
    // It ends with an error when its tab is closed.
    work.catch(() => {});
  }
}
