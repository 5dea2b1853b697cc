import type { BannerSelectors } from "cookie-inventory";
import type { Choice } from "../observation-schema.ts";
import type { Navigation } from "../observe/navigation.ts";
import { survey } from "../observe/page-survey.ts";
import { Tab } from "../observe/browser-tab.ts";
import type { Hear } from "../observe/devtools-target.ts";
import { PageVisit, type VisitContext } from "../observe/page-visit.ts";
import { Banner } from "./cookie-banner.ts";
import { consentScript } from "./banner-rules.ts";

/** How long a page may take to show its banner after it has come to rest, in milliseconds. */
const PATIENCE = 2000;

/** A page that is opened for its banner has no place in the crawl. */
const NO_PLACE = -1;

/** How a page answered, when it was opened to make a choice. */
export type Chosen = Omit<Choice, "type" | "website" | "state" | "origin" | "outcome"> & {
  readonly outcome: "made" | "unknown" | "failed";
};

/**
 * Opens a page and answers its banner; what is stored from the answer on is told, and nothing that was stored
 * before. Throws Playwright's error where the browser is gone, and never for what a website does.
 */
export async function choose(
  address: string,
  answer: "rejected" | "accepted",
  taught: BannerSelectors | null,
  around: VisitContext,
): Promise<Chosen> {
  const started = around.now();
  const told = (outcome: Chosen["outcome"], kind: string | null, why: string | null): Chosen => ({
    outcome,
    banner: kind,
    address,
    why,
    milliseconds: around.now() - started,
    hosts: [],
    cookies: [],
    items: [],
  });
  return opened(address, taught, around, async ({ opening, kind, banner, page, tab }) => {
    if (opening.outcome !== "visited") {
      return told("failed", null, opening.why ?? "The page could not be opened.");
    }
    if (kind === undefined) return told("unknown", null, unknownWords(banner.words));
    await page.forget();
    const taken = await banner.answer(answer);
    if (!taken.isTaken) return told("failed", kind, taken.why);
    await page.rest();
    const seen = await page.tell(page.current(), await survey(tab.page));
    if (seen.outcome !== "visited") return told("failed", kind, seen.why ?? LED_AWAY);
    const { hosts, cookies, items } = seen;
    return { ...told("made", kind, null), hosts, cookies, items };
  });
}

/** Whether a page shows a banner that is known. Throws as `choose`. */
export function asks(
  address: string,
  taught: BannerSelectors | null,
  around: VisitContext,
): Promise<boolean> {
  return opened(address, taught, around, async ({ kind }) => kind !== undefined);
}

/** A page at rest; `kind` is that of the banner that it shows. */
interface Opened {
  readonly opening: Navigation;
  readonly kind: string | undefined;
  readonly banner: Banner;
  readonly page: PageVisit;
  readonly tab: Tab;
}

async function opened<T>(
  address: string,
  taught: BannerSelectors | null,
  around: VisitContext,
  look: (opened: Opened) => Promise<T>,
): Promise<T> {
  const banner = new Banner(taught);
  const tab = await Tab.open(around.profile, consentScript());
  const overhear: Hear = (...event) => banner.hear(...event);
  const page = new PageVisit(tab, NO_PLACE, { ...around, overhear });
  try {
    const opening = await page.open(address);
    const isThere = opening.outcome === "visited";
    if (isThere) await page.rest();
    const kind = isThere ? await banner.found(PATIENCE) : undefined;
    return await look({ opening, kind, banner, page, tab });
  } finally {
    around.known.close(NO_PLACE);
    page.end();
    await tab.close();
  }
}

const LED_AWAY = "The answer led away from the website, or to a page that is not there.";

function unknownWords(words: string | undefined): string {
  return words === undefined
    ? "No banner was seen."
    : `No banner that is known was seen, though the page says “${words}”.`;
}
