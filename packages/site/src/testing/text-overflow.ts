import type { Page } from "playwright/test";
import { expect, type OpenPage } from "./site-fixtures.ts";

const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
const DOUBLE_SIZE = ":root { font-size: 200% !important }";

/** Expects no overflow and no clipped text in narrow windows, with larger text and with wider text spacing. */
export async function expectNoTextOverflow(page: Page, open: OpenPage): Promise<void> {
  await open(page, 320);
  expect.soft(await findOverflows(page), "320 px wide (1.4.10)").toEqual([]);
  await addVisitorStyles(page, TEXT_SPACING);
  expect.soft(await findOverflows(page), "text spacing, 320 px wide (1.4.12)").toEqual([]);

  await open(page, 640);
  await addVisitorStyles(page, DOUBLE_SIZE);
  expect.soft(await findOverflows(page), "text at 200% (1.4.4)").toEqual([]);

  await open(page, 1280);
  await addVisitorStyles(page, TEXT_SPACING);
  expect.soft(await findOverflows(page), "text spacing, 1280 px wide (1.4.12)").toEqual([]);
}

/** Returns the elements that overflow the window horizontally, or whose text is clipped. */
function findOverflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const describe = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const visuallyHidden = [...document.querySelectorAll("body *")].filter(
      (element) => getComputedStyle(element).clipPath !== "none",
    );
    const candidates = [...document.querySelectorAll("body *")].filter(
      (element) =>
        !visuallyHidden.some((hidden) => hidden.contains(element)) &&
        // A table or code block may scroll if it is focusable, so that the keyboard can scroll it too.
        element.closest("section[tabindex='0'], pre[tabindex='0']") === null,
    );
    const root = document.documentElement;
    const pageOverflow = root.scrollWidth > root.clientWidth ? ["the page"] : [];
    const overflowing = candidates
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(describe);
    const clipped = candidates
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        return overflowX !== "visible" || overflowY !== "visible";
      })
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      )
      .map((element) => `clipped: ${describe(element)}`);
    return [...pageOverflow, ...overflowing, ...clipped];
  });
}

/** Adds styles as a browser extension would: the page’s Content-Security-Policy does not apply to them. */
async function addVisitorStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
