import { isShown } from "./navigation.ts";
import { readPageContents } from "./page-contents.ts";
import { PageVisit, type VisitContext, type VisitResult } from "./page-visit.ts";

/**
 * Opens an address and reports everything that the page stores. `order` is its place in the crawl. `onLoaded` is
 * called when the page has loaded or failed to load, and is only being watched from then on. Throws Playwright’s
 * error if the browser has crashed, but never because of the website.
 */
export async function visitPage(
  address: string,
  order: number,
  context: VisitContext,
  onLoaded: () => void,
): Promise<VisitResult> {
  const { profile, tabPool, seenStore, now } = context;
  const started = now();
  const tab = await tabPool.acquire(profile);
  const page = new PageVisit(tab, order, context);
  let isReusable = false;
  try {
    const navigation = await page.open(address);
    onLoaded();
    const isSettled = isShown(navigation) && (await page.waitUntilSettled());
    const contents = isShown(navigation)
      ? await readPageContents(tab.page, context.timeouts.load)
      : undefined;
    if (contents !== undefined) {
      await page.evidence?.takePicture("first-page", tab.page);
      await page.evidence?.saveScripts();
    }
    const isResponsive = contents !== undefined || !isShown(navigation);
    // A settled page can stay open until the next one is loaded.
    isReusable = isResponsive && (isSettled || (await tab.leavePage()));
    return { ...(await page.finish(navigation, contents)), milliseconds: now() - started };
  } finally {
    onLoaded();
    seenStore.closePage(order);
    page.detach();
    if (isReusable) tabPool.release(profile, tab);
    else await tab.close();
  }
}
