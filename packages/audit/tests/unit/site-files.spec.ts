import { expect, test } from "playwright/test";
import { SiteFiles } from "../../src/crawl/site-files.ts";

const ORIGIN = "https://www.council.test";

/** The files of a website with this robots.txt; `requests` are the addresses that were requested. */
function createSiteFiles(robots: string): { files: SiteFiles; requests: string[] } {
  const requests: string[] = [];
  const files = new SiteFiles(
    async (address) => {
      requests.push(address);
      return { ok: true, status: 200, address, bytes: new TextEncoder().encode(robots) };
    },
    "audit",
    () => true,
    [],
    1,
  );
  return { files, requests };
}

test("robots.txt decides which addresses are allowed, and how long to pause", async () => {
  const { files } = createSiteFiles("User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n");
  await files.readNew([`${ORIGIN}/`, `${ORIGIN}/about`]);
  expect(files.isAllowed(`${ORIGIN}/about`)).toBe(true);
  expect(files.isAllowed(`${ORIGIN}/private/a`)).toBe(false);
  expect(files.crawlDelay(`${ORIGIN}/about`)).toBe(2000);
});

test("The robots.txt of a new origin, such as that of a redirect, is read once before it is known what it allows", async () => {
  const { files, requests } = createSiteFiles("User-agent: *\nDisallow: /private/\n");
  expect(files.isAllowed(`${ORIGIN}/`)).toBe(false);
  const paths = ["/private/a", "/about", "/private/b"];
  const allowed = paths.map((path) => files.mayOpen(ORIGIN + path));
  expect(await Promise.all(allowed)).toEqual([false, true, false]);
  expect(files.isAllowed(`${ORIGIN}/`)).toBe(true);
  expect(requests).toEqual([`${ORIGIN}/robots.txt`]);
});

test("An origin is reported once, with its sitemaps unless they are not asked for", async () => {
  const { files, requests } = createSiteFiles("");
  await files.mayOpen(`${ORIGIN}/`);
  const [site] = await files.readNew([`${ORIGIN}/`]);
  expect(site?.sitemaps).toHaveLength(1);
  expect(await files.readNew([`${ORIGIN}/again`])).toEqual([]);
  const forms = "https://forms.council.test";
  expect(await files.readNew([`${forms}/`], { sitemaps: false })).toMatchObject([
    { origin: forms, robots: { outcome: "read" }, sitemaps: [], addresses: [] },
  ]);
  expect(requests).toEqual([
    `${ORIGIN}/robots.txt`,
    `${ORIGIN}/sitemap.xml`,
    `${forms}/robots.txt`,
  ]);
});
