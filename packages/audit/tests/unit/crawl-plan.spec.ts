import { expect, test } from "playwright/test";
import { Plan } from "../../src/crawl/crawl-plan.ts";
import type { Limits, Page } from "../../src/observation-schema.ts";
import { seenPage } from "../support/made-observations.ts";

const SITE = "https://www.council.test";
const LIMITS: Limits = { maxPages: 10, maxDepth: null, include: [], exclude: [], seed: "1" };
const plan = (limits: Partial<Limits> = {}, allows = (_address: string) => true) =>
  new Plan({ ...LIMITS, ...limits }, allows);

/** A page that was visited, and where it links to. */
function page(path: string, order: number, links: readonly string[]): Page {
  const full = links.map((link) => (link.startsWith("/") ? SITE + link : link));
  return seenPage({ order, address: SITE + path, links: full });
}
const paths = (planned: readonly { address: string }[]) =>
  planned.map(({ address }) => address.replace(SITE, ""));

test("The next level is all that is linked to and listed, once, with the page that links to it first", () => {
  const crawl = plan();
  crawl.begin([`${SITE}/`]);
  const next = crawl.next(
    1,
    [page("/", 0, ["/b", "/a"]), page("/c", 1, ["/a", "/"])],
    [`${SITE}/d`],
  );
  expect(next).toEqual([
    { order: 1, address: `${SITE}/a`, depth: 1, from: `${SITE}/` },
    { order: 2, address: `${SITE}/b`, depth: 1, from: `${SITE}/` },
    { order: 3, address: `${SITE}/d`, depth: 1, from: null },
  ]);
  expect(crawl.next(2, [page("/a", 1, ["/b", "/a", "/"])], [])).toEqual([]);
});

test("Files, email addresses and what robots.txt forbids are named and not visited", () => {
  const crawl = plan({}, (address) => !address.includes("/private/"));
  crawl.begin([`${SITE}/`]);
  const links = ["/a.pdf", "mailto:a@council.test", "/private/x", "/b"];
  expect(paths(crawl.next(1, [page("/", 0, links)], []))).toEqual(["/b"]);
  expect(crawl.left()).toMatchObject({
    notPages: ["https://www.council.test/a.pdf", "mailto:a@council.test"],
    robots: ["https://www.council.test/private/x"],
  });
});

test("No more pages are planned than may be; the others are left, and all that they lead to", () => {
  const links = Array.from({ length: 20 }, (_, index) => `/page-${"x".repeat(index + 1)}`);
  const crawl = plan({ maxPages: 5 });
  crawl.begin([`${SITE}/`]);
  const first = crawl.next(1, [page("/", 0, links)], []);
  expect(first).toHaveLength(4);
  expect(crawl.left().limit).toHaveLength(16);
  expect(crawl.next(2, [page("/y", 1, ["/z"])], [])).toEqual([]);
  expect(crawl.left().limit).toContain(`${SITE}/z`);
});

test("The same seed takes the same sample, another one another", () => {
  const links = Array.from({ length: 40 }, (_, index) => `/page-${"x".repeat(index + 1)}`);
  const sample = (seed: string, shuffled: readonly string[]) => {
    const crawl = plan({ maxPages: 10, seed });
    crawl.begin([`${SITE}/`]);
    return paths(crawl.next(1, [page("/", 0, shuffled)], []));
  };
  expect(sample("1", links)).toEqual(sample("1", links.toReversed()));
  expect(sample("1", links)).not.toEqual(sample("2", links));
});

test("What lies deeper than is asked for is left", () => {
  const crawl = plan({ maxDepth: 1 });
  crawl.begin([`${SITE}/`]);
  expect(paths(crawl.next(1, [page("/", 0, ["/a"])], []))).toEqual(["/a"]);
  expect(crawl.next(2, [page("/a", 1, ["/b"])], [])).toEqual([]);
  expect(crawl.left().limit).toEqual([`${SITE}/b`]);
});

test("A kind of address without end is visited up to a bound, unless a sitemap lists it", () => {
  const days = Array.from({ length: 300 }, (_, index) => `/day/${index + 1}`);
  const crawl = plan({ maxPages: 1000 });
  crawl.begin([`${SITE}/`]);
  expect(crawl.next(1, [page("/", 0, days)], [])).toHaveLength(100);
  expect(crawl.left().traps).toEqual(["www.council.test/day/#"]);
  const listing = plan({ maxPages: 1000 });
  listing.begin([`${SITE}/`]);
  const listed = days.map((day) => SITE + day);
  expect(listing.next(1, [], listed)).toHaveLength(300);
});
