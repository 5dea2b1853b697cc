import type { BannerSelectors } from "cookie-inventory";
import type { Choice } from "../observation-schema.ts";
import { BrowserTab } from "../observe/browser-tab.ts";
import type { Navigation } from "../observe/navigation.ts";
import { readPageContents } from "../observe/page-contents.ts";
import { PageVisit, type VisitContext } from "../observe/page-visit.ts";
import { createConsentScript } from "./banner-rules.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";
import { CookieBanner } from "./cookie-banner.ts";

/** Pages that are opened to answer a banner are not in the order of the crawl. */
const NO_ORDER = -1;

/** The result of answering the banner on one page. */
export type ChoiceResult = Omit<Choice, "type" | "website" | "state" | "origin" | "outcome"> & {
  readonly outcome: "made" | "unknown" | "failed";
};

/**
 * Opens a page and answers its cookie banner. Reports only what was stored after the answer. Throws Playwright’s
 * error if the browser has crashed, but never because of the website.
 */
export async function answerBanner(
  address: string,
  choice: "rejected" | "accepted",
  selectors: BannerSelectors | null,
  context: VisitContext,
): Promise<ChoiceResult> {
  const started = context.now();
  const createResult = (
    outcome: ChoiceResult["outcome"],
    kind: string | null,
    why: string | null,
  ): ChoiceResult => ({
    outcome,
    banner: kind,
    address,
    why,
    milliseconds: context.now() - started,
    hosts: [],
    cookies: [],
    items: [],
  });
  return withOpenPage(
    address,
    selectors,
    context,
    async ({ navigation, kind, banner, page, tab }) => {
      if (navigation.outcome !== "visited") {
        return createResult("failed", null, navigation.why ?? "The page could not be opened.");
      }
      if (kind === undefined) {
        return createResult("unknown", null, noBannerMessage(banner.typicalText));
      }
      await page.startOver();
      const answer = await banner.answer(choice);
      if (!answer.isAnswered) return createResult("failed", kind, answer.why);
      await page.waitUntilSettled();
      const result = await page.finish(page.currentNavigation(), await readPageContents(tab.page));
      if (result.outcome !== "visited") {
        return createResult("failed", kind, result.why ?? NO_PAGE_AFTER_ANSWER);
      }
      const { hosts, cookies, items } = result;
      return { ...createResult("made", kind, null), hosts, cookies, items };
    },
  );
}

/** Whether a page shows a known cookie banner. Throws Playwright’s error if the browser has crashed. */
export function showsBanner(
  address: string,
  selectors: BannerSelectors | null,
  context: VisitContext,
): Promise<boolean> {
  return withOpenPage(address, selectors, context, async ({ kind }) => kind !== undefined);
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
  selectors: BannerSelectors | null,
  context: VisitContext,
  action: (openPage: OpenPage) => Promise<T>,
): Promise<T> {
  const banner = new CookieBanner(selectors);
  const tab = await BrowserTab.open(context.profile, createConsentScript());
  const page = new PageVisit(tab, NO_ORDER, {
    ...context,
    onEvent: (...event) => banner.handleEvent(...event),
  });
  try {
    const navigation = await page.open(address);
    const isVisited = navigation.outcome === "visited";
    if (isVisited) await page.waitUntilSettled();
    const kind = isVisited ? await banner.waitForKind(BANNER_TIMEOUTS.banner) : undefined;
    return await action({ navigation, kind, banner, page, tab });
  } finally {
    context.seenStore.closePage(NO_ORDER);
    page.detach();
    await tab.close();
  }
}

const NO_PAGE_AFTER_ANSWER = "Answering the banner led to another website or to a missing page.";

function noBannerMessage(typicalText: string | undefined): string {
  return typicalText === undefined
    ? "No cookie banner was found."
    : `No known cookie banner was found, though the page says “${typicalText}”.`;
}
