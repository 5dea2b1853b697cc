import { sitemapPaths } from "../support/built-site.ts";
import { expect, openAfresh, test } from "../support/site-test.ts";

/** Addresses that others may have linked to. Add to this list; what is in it must go on working. */
const PUBLISHED: Record<string, readonly string[]> = {
  "/": [
    "what-we-collect",
    "how-we-use-it",
    "website-visits",
    "cookies-on-our-websites",
    "the-cookies-we-use",
    "social-media",
    "computer-viruses",
    "email",
    "your-information",
    "changes",
  ],
  "/cookies/": [
    "what-cookies-are",
    "refuse-or-delete",
    "essential-cookies",
    "analytics-cookies",
    "testcookie",
    "phpsessid",
    "nmstat",
    "utma",
    "utmz",
    "utmb",
    "utmc",
  ],
  "/accessibility/": [
    "how-accessible",
    "contact",
    "report-a-problem",
    "enforcement",
    "technical-information",
    "compliance",
    "non-accessible-content",
    "non-compliance",
    "disproportionate-burden",
    "out-of-scope",
    "preparation",
  ],
};

test("The sitemap names the published pages and no other", () => {
  expect(sitemapPaths.toSorted()).toEqual(Object.keys(PUBLISHED).toSorted());
});

for (const [path, ids] of Object.entries(PUBLISHED)) {
  test(`${path} keeps the address of each heading and cookie`, async ({ sharedPage: page }) => {
    await openAfresh(page, path);
    const here = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
    expect(here).toEqual(expect.arrayContaining([...ids]));
  });

  test(`${path} has an address on every heading below its title`, async ({ sharedPage: page }) => {
    await openAfresh(page, path);
    await expect(page.locator("main :is(h2, h3, h4, h5, h6):not([id])")).toHaveCount(0);
  });
}
