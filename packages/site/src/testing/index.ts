import { testAccessibility } from "./accessibility-tests.ts";
import { testAddresses } from "./address-tests.ts";
import { testContent } from "./content-tests.ts";
import { testLanguages } from "./language-tests.ts";
import { testMarkup } from "./markup-tests.ts";
import { testOpenData } from "./open-data-tests.ts";
import { testPrivacy } from "./privacy-tests.ts";
import { testServing } from "./serving-tests.ts";
import { test } from "./site-fixtures.ts";

export { testPageAccessibility, testKeyboardAndAppearance } from "./page-accessibility.ts";
export { findHtmlErrors } from "./html-validation.ts";
export { expect, type OpenPage, openPage, test } from "./site-fixtures.ts";

/**
 * Defines the tests of a council’s built `_site`, served as in production. Call it in a Playwright test file, and run
 * Playwright in the council’s folder. With SITE_ADDRESS=https://… it tests a live site.
 */
export function testNotice(): void {
  test.describe("Content", testContent);
  test.describe("Accessibility", testAccessibility);
  test.describe("Markup", testMarkup);
  test.describe("Privacy", testPrivacy);
  test.describe("Addresses", testAddresses);
  test.describe("Serving", testServing);
  test.describe("Open data", testOpenData);
  test.describe("Languages", testLanguages);
}
