import type { Page } from "playwright/test";
import { testAppearance } from "./appearance.ts";
import { testKeyboard } from "./keyboard.ts";
import { expect, test } from "./site-test.ts";

/** Opens the page that is tested afresh, in a window that is so many pixels wide: 1280 if it is not said. */
export type Open = (page: Page, width?: number) => Promise<void>;

/** The elements that stick out of the window sideways, or whose own text is cut off. */
function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const all = [...document.querySelectorAll("body *")].filter(
      (element) =>
        !element.matches(".govuk-visually-hidden, .govuk-skip-link, .stacked thead *") &&
        // A table that cannot be made narrower may scroll by itself, where the keyboard can do so too.
        element.closest("section[tabindex='0']") === null,
    );
    const wide =
      document.documentElement.scrollWidth > document.documentElement.clientWidth
        ? ["the page"]
        : [];
    const out = all
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(name);
    const cut = all
      .filter(
        (element) =>
          getComputedStyle(element).overflowX !== "visible" ||
          getComputedStyle(element).overflowY !== "visible",
      )
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      )
      .map((element) => `cut off: ${name(element)}`);
    return [...wide, ...out, ...cut];
  });
}

const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

/** Adds styles as a reader's browser does: the page's policy speaks of the page's own alone. */
async function addReaderStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/**
 * What WCAG 2.2 asks of a page and no rule of axe covers: how it holds when people change it, and how it works
 * from the keyboard. `organisation` is the name with which its title ends.
 */
export function testAccessibility(open: Open, organisation: string): void {
  test("fits a window of 320 px without scrolling sideways (1.4.10)", async ({
    sharedPage: page,
  }) => {
    await open(page, 320);
    expect(await spills(page)).toEqual([]);
  });

  test("holds its text at 200 % (1.4.4)", async ({ sharedPage: page }) => {
    await open(page, 640);
    await addReaderStyles(page, ":root { font-size: 200% !important }");
    expect(await spills(page)).toEqual([]);
  });

  for (const width of [320, 1280]) {
    test(`holds its text when it is spaced out, ${width} px wide (1.4.12)`, async ({
      sharedPage: page,
    }) => {
      await open(page, width);
      await addReaderStyles(page, TEXT_SPACING);
      expect(await spills(page)).toEqual([]);
    });
  }

  test("is in British English and has one title and one main heading", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(new RegExp(` – ${RegExp.escape(organisation)}$`));
  });

  test("gives each table a caption, and each header its direction", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await expect(page.locator("table:not(:has(> caption))")).toHaveCount(0);
    await expect(page.locator("thead th:not([scope=col])")).toHaveCount(0);
    await expect(page.locator("tbody tr:not(:has(> th[scope=row]:first-child))")).toHaveCount(0);
  });

  testKeyboard(open);
  testAppearance(open);
}
