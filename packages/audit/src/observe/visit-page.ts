import { isShown } from "./navigation.ts";
import { survey } from "./page-survey.ts";
import { type Visit, PageVisit, type VisitContext } from "./page-visit.ts";

/**
 * Opens an address as a visitor would, and tells everything that it stores. `order` is its place in the crawl.
 * `onLoaded` is called when the page has loaded, or will not: the rest is only waiting. Never throws for what a
 * website does.
 */
export async function visit(
  address: string,
  order: number,
  around: VisitContext,
  onLoaded: () => void,
): Promise<Visit> {
  const { profile, tabs, known, now } = around;
  const started = now();
  const tab = await tabs.take(profile);
  const page = new PageVisit(tab, order, around);
  let isReusable = false;
  try {
    const opening = await page.open(address);
    onLoaded();
    const isAtRest = isShown(opening) && (await page.rest());
    const looked = isShown(opening) ? await survey(tab.page) : undefined;
    const isSound = looked !== undefined || !isShown(opening);
    // A page at rest may stay until the next one comes.
    isReusable = isSound && (isAtRest || (await tab.leave()));
    return { ...(await page.tell(opening, looked)), milliseconds: now() - started };
  } finally {
    onLoaded();
    known.close(order);
    page.end();
    if (isReusable) tabs.give(profile, tab);
    else await tab.close();
  }
}
