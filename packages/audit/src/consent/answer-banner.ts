import type { BannerSelectors } from "cookie-inventory";
import type { Choice } from "../observation-schema.ts";
import { BrowserTab } from "../observe/browser-tab.ts";
import type { Navigation } from "../observe/navigation.ts";
import { readPageContents } from "../observe/page-contents.ts";
import { PageVisit, type VisitContext } from "../observe/page-visit.ts";
import { takePicture } from "../observe/take-picture.ts";
import { createConsentScript } from "./banner-rules.ts";
import type { BannerSigns } from "./banner-signs.ts";
import { CookieBanner } from "./cookie-banner.ts";

/** Pages that are opened to answer a banner are not in the order of the crawl. */
const NO_ORDER = -1;

/** The result of answering the banner on one page. */
export type ChoiceResult = Omit<
  Choice,
  "type" | "website" | "state" | "origin" | "outcome" | "picture"
> & {
  readonly outcome: "made" | "unknown" | "failed";
  /** A picture of the page before the answer, as PNG; undefined if a choice was made or nothing looks like a banner. */
  readonly screenshot?: Uint8Array | undefined;
};

/** How a banner is looked for. */
export interface BannerSearch {
  readonly selectors: BannerSelectors | null;
  /** Whether the website showed a banner to another new visitor. */
  readonly isExpected: boolean;
}

/**
 * Opens a page, answers its cookie banner, and opens the page again to see that the banner does not come back.
 * Reports only what was stored after the answer. Throws Playwright’s error if the browser has crashed, but never
 * because of the website.
 */
export async function answerBanner(
  address: string,
  choice: "rejected" | "accepted",
  search: BannerSearch,
  context: VisitContext,
): Promise<ChoiceResult> {
  const started = context.now();
  const createResult = (
    outcome: ChoiceResult["outcome"],
    kind: string | null,
    why: string | null,
    { signs, screenshot }: BannerSight = NOTHING_SEEN,
  ): ChoiceResult => ({
    outcome,
    banner: kind,
    address,
    why,
    signs,
    screenshot,
    milliseconds: context.now() - started,
    hosts: [],
    cookies: [],
    items: [],
  });
  return withOpenPage(address, search, context, async ({ navigation, kind, banner, page, tab }) => {
    if (navigation.outcome !== "visited") {
      return createResult("failed", null, navigation.why ?? "The page could not be opened.");
    }
    const sight = await lookAtBanner(banner, kind, tab);
    page.evidence?.savePicture("banner-before-answer", tab.page.url(), sight.screenshot);
    await page.evidence?.saveScripts();
    if (kind === undefined) {
      return createResult("unknown", null, explainNoBanner(sight.signs), sight);
    }
    await page.startOver();
    const answer = await banner.answer(choice);
    if (answer.isAnswered) await page.waitUntilSettled();
    await page.evidence?.takePicture("banner-after-answer", tab.page);
    if (!answer.isAnswered) return createResult("failed", kind, answer.why, sight);
    if (page.currentNavigation().outcome !== "visited") {
      return createResult("failed", kind, NO_PAGE_AFTER_ANSWER, sight);
    }
    banner.forget();
    const reopened = await page.open(address);
    const [isAgain] = await Promise.all([
      reopened.outcome === "visited" && banner.isShownAgain(),
      page.waitUntilSettled(),
    ]);
    await page.evidence?.saveScripts();
    const result = await page.finish(
      reopened,
      await readPageContents(tab.page, context.timeouts.load),
    );
    if (result.outcome !== "visited") {
      return createResult("failed", kind, result.why ?? NO_PAGE_AFTER_ANSWER);
    }
    if (isAgain) return createResult("failed", kind, SHOWN_AGAIN, sight);
    const { hosts, cookies, items } = result;
    return { ...createResult("made", kind, null), hosts, cookies, items };
  });
}

/** What is reported if a choice cannot be made. */
interface BannerSight {
  readonly signs: BannerSigns | null;
  readonly screenshot?: Uint8Array | undefined;
}

const NOTHING_SEEN: BannerSight = { signs: null };

async function lookAtBanner(
  banner: CookieBanner,
  kind: string | undefined,
  { page }: BrowserTab,
): Promise<BannerSight> {
  const signs = await banner.findSigns();
  if (signs === null && kind === undefined) return NOTHING_SEEN;
  return { signs, screenshot: await takePicture(page) };
}

/** Whether a page shows a cookie banner. Throws Playwright’s error if the browser has crashed. */
export function showsBanner(
  address: string,
  search: BannerSearch,
  context: VisitContext,
): Promise<boolean> {
  return withOpenPage(address, search, context, async ({ kind }) => kind !== undefined);
}

/** A settled page; `kind` is that of the banner that it shows. */
interface OpenPage {
  readonly navigation: Navigation;
  readonly kind: string | undefined;
  readonly banner: CookieBanner;
  readonly page: PageVisit;
  readonly tab: BrowserTab;
}

async function withOpenPage<T>(
  address: string,
  search: BannerSearch,
  context: VisitContext,
  action: (openPage: OpenPage) => Promise<T>,
): Promise<T> {
  const banner = new CookieBanner(search.selectors, search.isExpected);
  const tab = await BrowserTab.open(context.profile, createConsentScript());
  const page = new PageVisit(tab, NO_ORDER, {
    ...context,
    onEvent: (...event) => banner.handleEvent(...event),
  });
  try {
    const navigation = await page.open(address);
    const kind = navigation.outcome === "visited" ? await findKind(banner, page) : undefined;
    return await action({ navigation, kind, banner, page, tab });
  } finally {
    context.seenStore.closePage(NO_ORDER);
    page.detach();
    await tab.close();
  }
}

/** Looks for a banner while the page settles, and again when it has: a slow page may show its banner late. */
async function findKind(banner: CookieBanner, page: PageVisit): Promise<string | undefined> {
  const [kind] = await Promise.all([banner.waitForKind(), page.waitUntilSettled()]);
  return kind ?? banner.findKind();
}

const NO_PAGE_AFTER_ANSWER = "Answering the banner led to another website or to a missing page.";
const SHOWN_AGAIN = "The banner was answered, but it is shown again when the page is opened again.";

/** Says “no banner” only if nothing on the page looks like one. */
function explainNoBanner(signs: BannerSigns | null): string {
  if (signs === null) return "No cookie banner was found.";
  const { tool, buttons, text } = signs;
  if (buttons.length > 0) {
    const names = buttons.map((each) => `“${each}”`).join(", ");
    return `There may be a cookie banner that the audit does not recognise, with ${names}.`;
  }
  if (tool !== null) return `The consent tool “${tool}” is on the page, but it showed no banner.`;
  return `No known cookie banner was found, though the page says “${text ?? ""}”.`;
}
