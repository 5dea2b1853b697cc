import type { Page } from "playwright/test";
import { expect, type OpenPage } from "./site-fixtures.ts";
import { addVisitorStyles, DOUBLE_SIZE, expectNoOverflowAtEachWidth } from "./text-overflow.ts";

const TEXTS = "h1, h2, h3, p, li, caption, th, td, figcaption";

/** Expects that each text starts at the mirrored place if the page is read from right to left, except code. */
export async function expectMirroredText(page: Page, open: OpenPage): Promise<void> {
  await open(page);
  const leftToRight = await readTextStarts(page, "ltr");
  const rightToLeft = await readTextStarts(page, "rtl");
  expect(leftToRight).not.toEqual([]);
  expect(rightToLeft).toEqual(leftToRight);
  const directions = await page
    .locator("code")
    .evaluateAll((all) => all.map((code) => getComputedStyle(code).direction));
  expect(directions).toEqual(directions.map(() => "ltr"));
}

/** Expects no overflow at each width if a page is read from right to left, with text of normal and of twice the size. */
export async function expectNoOverflowFromRightToLeft(page: Page, open: OpenPage): Promise<void> {
  await open(page);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await expectNoOverflowAtEachWidth(page, "right to left");
  await addVisitorStyles(page, DOUBLE_SIZE);
  await expectNoOverflowAtEachWidth(page, "right to left, text at 200%");
}

/** Returns the distance of each text from the side where reading starts, in CSS pixels, with the start of the text. */
function readTextStarts(page: Page, direction: "ltr" | "rtl"): Promise<string[]> {
  return page.evaluate(
    ([selector, dir]) => {
      document.documentElement.dir = dir;
      const texts = [...document.querySelectorAll(selector)].filter(
        (element) =>
          element.checkVisibility() &&
          element.textContent?.trim() !== "" &&
          // Text in another language keeps its direction.
          element.closest("body [dir]") === null,
      );
      return texts.map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right } = range.getBoundingClientRect();
        const start = dir === "ltr" ? left : innerWidth - right;
        return `${Math.round(start)} ${element.localName} ${element.textContent?.trim().slice(0, 30)}`;
      });
    },
    [TEXTS, direction] as const,
  );
}
