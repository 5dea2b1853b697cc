import type { Page } from "playwright/test";
import { expect, type Open } from "./site-test.ts";

const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
const DOUBLE_SIZE = ":root { font-size: 200% !important }";

/** Asserts that nothing sticks out of the window or is cut off when a visitor has a small window or larger text. */
export async function expectTextToFit(page: Page, open: Open): Promise<void> {
  await open(page, 320);
  expect.soft(await overflows(page), "320 px wide (1.4.10)").toEqual([]);
  await addVisitorStyles(page, TEXT_SPACING);
  expect.soft(await overflows(page), "spaced out, 320 px wide (1.4.12)").toEqual([]);

  await open(page, 640);
  await addVisitorStyles(page, DOUBLE_SIZE);
  expect.soft(await overflows(page), "text at 200 % (1.4.4)").toEqual([]);

  await open(page, 1280);
  await addVisitorStyles(page, TEXT_SPACING);
  expect.soft(await overflows(page), "spaced out, 1280 px wide (1.4.12)").toEqual([]);
}

/** The elements that stick out of the window sideways, or whose own text is cut off. */
function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const visuallyHidden = [...document.querySelectorAll("body *")].filter(
      (element) => getComputedStyle(element).clipPath !== "none",
    );
    const all = [...document.querySelectorAll("body *")].filter(
      (element) =>
        !visuallyHidden.some((hidden) => hidden.contains(element)) &&
        // A table that cannot be made narrower may scroll by itself, where the keyboard can do so too.
        element.closest("section[tabindex='0'], pre[tabindex='0']") === null,
    );
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? ["the page"] : [];
    const out = all
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(name);
    const cut = all
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        return overflowX !== "visible" || overflowY !== "visible";
      })
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      )
      .map((element) => `cut off: ${name(element)}`);
    return [...wide, ...out, ...cut];
  });
}

/** Adds styles as a visitor's browser does: the page's policy speaks of the page's own alone. */
async function addVisitorStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
