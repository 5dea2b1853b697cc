import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright";
import { takePicture } from "../observe/take-picture.ts";
import { withTimeout } from "../observe/with-timeout.ts";

/** The pause between two looks, and the longest time for a frame to answer, in milliseconds. */
const LOOK = { pause: 100, timeout: 2000 };

/** Fields whose content a picture must not show. */
const TEXT_FIELDS =
  "input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=image]), textarea, select, [contenteditable]";

/** Whether a text is a CSS selector that the browser can look for. */
export async function isSelector(page: Page, selector: string): Promise<boolean> {
  try {
    await page.locator(toLocator(selector)).count();
    return true;
  } catch (cause) {
    return !/while parsing|not a valid selector|Unknown engine|Unsupported/i.test(String(cause));
  }
}

/**
 * Waits up to `timeout` milliseconds for a visible element, in any frame of a page and in shadow roots. Returns the first;
 * undefined if there is none.
 */
export async function findVisible(
  page: Page,
  selector: string,
  timeout: number,
): Promise<Locator | undefined> {
  const deadline = performance.now() + timeout;
  do {
    for (const frame of page.frames()) {
      const element = frame.locator(toLocator(selector)).filter({ visible: true }).first();
      if (((await withTimeout(LOOK.timeout, element.count())) ?? 0) > 0) return element;
    }
    await sleep(LOOK.pause);
  } while (performance.now() < deadline && !page.isClosed());
  return undefined;
}

/** Takes a picture of a page, in which all fields and the `texts` are covered. Returns undefined if the page does not respond. */
export function takeMaskedPicture(
  page: Page,
  texts: readonly string[],
): Promise<Buffer | undefined> {
  const mask = page
    .frames()
    .flatMap((frame) => [
      frame.locator(TEXT_FIELDS),
      ...texts.map((text) => frame.getByText(text)),
    ]);
  return takePicture(page, { fullPage: true, mask });
}

/** Without its prefix, Playwright would also accept selectors of other kinds. */
function toLocator(selector: string): string {
  return `css=${selector}`;
}
