import { sitemapPaths } from "./built-site.ts";
import { data } from "./council-data.ts";
import { expect, openAfresh, test } from "./site-test.ts";

const PUBLISHED = data("addresses");

test("Every page of the sitemap is on the list of addresses that must go on working", () => {
  expect(Object.keys(PUBLISHED)).toEqual(expect.arrayContaining(sitemapPaths));
});

for (const [path, ids] of Object.entries(PUBLISHED)) {
  test(`${path} keeps the address of each heading`, async ({ sharedPage: page }) => {
    await openAfresh(page, path);
    const here = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
    expect(here).toEqual(expect.arrayContaining([...ids]));
    expect(new Set(here).size, "no address twice").toBe(here.length);
  });

  test(`${path} has an address on every heading below its title`, async ({ sharedPage: page }) => {
    await openAfresh(page, path);
    await expect(page.locator("main :is(h2, h3, h4, h5, h6):not([id])")).toHaveCount(0);
  });
}
