import { testAppearance } from "./appearance.ts";
import { expectNoAxeViolations } from "./axe.ts";
import { testKeyboard } from "./keyboard.ts";
import { expect, type OpenPage, test } from "./site-fixtures.ts";
import { expectMirroredText, expectNoOverflowFromRightToLeft } from "./text-direction.ts";
import { expectNoTextOverflow } from "./text-overflow.ts";

/** Defines the test that every page has to pass. */
export function testAxe(open: OpenPage): void {
  test("has no axe violations: light and dark, narrow and wide", async ({ sharedPage: page }) => {
    await open(page);
    await expectNoAxeViolations(page);
  });
}

/** Defines the quick accessibility tests, which a page of each layout has to pass. */
export function testPageAccessibility(open: OpenPage): void {
  testAxe(open);

  test("has no overflow with larger text (1.4.4, 1.4.10, 1.4.12)", async ({ sharedPage: page }) => {
    await expectNoTextOverflow(page, open);
  });

  test("has one h1, and tables with captions and scoped headers", async ({ sharedPage: page }) => {
    await open(page);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator("table:not(:has(> caption))")).toHaveCount(0);
    await expect(page.locator("thead th:not([scope=col])")).toHaveCount(0);
    await expect(page.locator("tbody tr:not(:has(> th[scope=row]:first-child))")).toHaveCount(0);
  });
}

/** Defines tests of a page that would be in a language which is read from right to left. */
export function testTextDirection(open: OpenPage): void {
  test("is mirrored if it is read from right to left, without overflow", async ({
    sharedPage: page,
  }) => {
    await expectMirroredText(page, open);
    await expectNoOverflowFromRightToLeft(page, open);
  });
}

/** Defines the slow accessibility tests. */
export function testKeyboardAndAppearance(open: OpenPage): void {
  testKeyboard(open);
  testAppearance(open);
}
