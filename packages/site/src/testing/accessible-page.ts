import { testAppearance } from "./appearance.ts";
import { expectNoViolations } from "./axe.ts";
import { testKeyboard } from "./keyboard.ts";
import { expect, type Open, test } from "./site-test.ts";
import { expectTextToFit } from "./text-size.ts";

/** What WCAG 2.2 asks of every page. */
export function testAccessiblePage(open: Open): void {
  test("has nothing that axe finds wrong: light and dark, narrow and wide", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await expectNoViolations(page);
  });

  test("fits narrow windows and larger text (1.4.4, 1.4.10, 1.4.12)", async ({
    sharedPage: page,
  }) => {
    await expectTextToFit(page, open);
  });

  test("has one main heading, and tables with captions and headers that have a direction", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator("table:not(:has(> caption))")).toHaveCount(0);
    await expect(page.locator("thead th:not([scope=col])")).toHaveCount(0);
    await expect(page.locator("tbody tr:not(:has(> th[scope=row]:first-child))")).toHaveCount(0);
  });
}

/** What takes longer: how a page works from the keyboard, and how it looks to visitors who change it. */
export function testInteraction(open: Open): void {
  testKeyboard(open);
  testAppearance(open);
}
