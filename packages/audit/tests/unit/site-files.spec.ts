import { expect, test } from "playwright/test";
import { SiteFiles } from "../../src/crawl/site-files.ts";

const ORIGIN = "https://www.council.test";

/** The files of a website with this robots.txt. */
function createSiteFiles(robots: string): SiteFiles {
  return new SiteFiles(
    async (address) => ({
      ok: true,
      status: 200,
      address,
      bytes: new TextEncoder().encode(robots),
    }),
    "audit",
    () => true,
    [],
    1,
  );
}

test("robots.txt decides which addresses are allowed, and how long to pause", async () => {
  const files = createSiteFiles("User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n");
  await files.readNew([`${ORIGIN}/`, `${ORIGIN}/about`]);
  expect(files.isAllowed(`${ORIGIN}/about`)).toBe(true);
  expect(files.isAllowed(`${ORIGIN}/private/a`)).toBe(false);
  expect(files.crawlDelay(`${ORIGIN}/about`)).toBe(2000);
});

test("An origin whose robots.txt has not been read, such as the target of a redirect, is allowed", async () => {
  const files = createSiteFiles("User-agent: *\nDisallow: /\n");
  await files.readNew([`${ORIGIN}/`]);
  expect(files.isAllowed(`${ORIGIN}/`)).toBe(false);
  expect(files.isAllowed("https://forms.council.test/")).toBe(true);
  expect(files.crawlDelay("https://forms.council.test/")).toBe(0);
});
