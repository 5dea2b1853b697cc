import { testAccessibility } from "./accessibility-tests.ts";
import { testAddresses } from "./address-tests.ts";
import { testContent } from "./content-tests.ts";
import { testMarkup } from "./markup-tests.ts";
import { testOpenData } from "./open-data-tests.ts";
import { testPrivacy } from "./privacy-tests.ts";
import { testServing } from "./serving-tests.ts";
import { test } from "./site-test.ts";

export { testAccessiblePage, testInteraction } from "./accessible-page.ts";
export { markupMistakes } from "./markup.ts";
export { expect, type Open, openAfresh, test } from "./site-test.ts";

/**
 * Defines the tests of a council’s notice: its `_site`, as it was built last, served as in production. Call it in a
 * file of Playwright’s that is run in the council’s folder. With SITE_ADDRESS=https://… the tests look at a live site.
 */
export function testNotice(): void {
  test.describe("Content", testContent);
  test.describe("Accessibility", testAccessibility);
  test.describe("Markup", testMarkup);
  test.describe("Privacy", testPrivacy);
  test.describe("Addresses", testAddresses);
  test.describe("Serving", testServing);
  test.describe("Open data", testOpenData);
}
