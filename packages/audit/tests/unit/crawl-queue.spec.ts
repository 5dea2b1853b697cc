import { expect, test } from "playwright/test";
import { CrawlQueue } from "../../src/crawl/crawl-queue.ts";
import type { Limits, Page } from "../../src/observation-schema.ts";
import { seenPage } from "../support/made-observations.ts";

const SITE = "https://www.council.test";
const LIMITS: Limits = { maxPages: 10, maxDepth: null, include: [], exclude: [], seed: "1" };
const createQueue = (limits: Partial<Limits> = {}, isAllowed = (_address: string) => true) =>
  new CrawlQueue({ ...LIMITS, ...limits }, isAllowed);

/** A visited page with these links. */
function page(path: string, order: number, links: readonly string[]): Page {
  const addresses = links.map((link) => (link.startsWith("/") ? SITE + link : link));
  return seenPage({ order, address: SITE + path, links: addresses });
}
const paths = (queued: readonly { address: string }[]) =>
  queued.map(({ address }) => address.replace(SITE, ""));

test("The next level has each linked or listed page once, with the first page that links to it", () => {
  const queue = createQueue();
  queue.addStarts([`${SITE}/`]);
  const level = queue.addLevel(
    1,
    [page("/", 0, ["/b", "/a"]), page("/c", 1, ["/a", "/"])],
    [`${SITE}/d`],
  );
  expect(level).toEqual([
    { order: 1, address: `${SITE}/a`, journey: null, depth: 1, from: `${SITE}/` },
    { order: 2, address: `${SITE}/b`, journey: null, depth: 1, from: `${SITE}/` },
    { order: 3, address: `${SITE}/d`, journey: null, depth: 1, from: null },
  ]);
  expect(queue.addLevel(2, [page("/a", 1, ["/b", "/a", "/"])], [])).toEqual([]);
});

test("Downloads, email addresses and pages forbidden by robots.txt are skipped, and recorded", () => {
  const queue = createQueue({}, (address) => !address.includes("/private/"));
  queue.addStarts([`${SITE}/`]);
  const links = ["/a.pdf", "mailto:a@council.test", "/private/x", "/b"];
  expect(paths(queue.addLevel(1, [page("/", 0, links)], []))).toEqual(["/b"]);
  expect(queue.skipped()).toMatchObject({
    notPages: ["https://www.council.test/a.pdf", "mailto:a@council.test"],
    robots: ["https://www.council.test/private/x"],
  });
});

test("Pages beyond the maximum number are skipped, and so are the pages found after them", () => {
  const links = Array.from({ length: 20 }, (_, index) => `/page-${"x".repeat(index + 1)}`);
  const queue = createQueue({ maxPages: 5 });
  queue.addStarts([`${SITE}/`]);
  const first = queue.addLevel(1, [page("/", 0, links)], []);
  expect(first).toHaveLength(4);
  expect(queue.skipped().limit).toHaveLength(16);
  expect(queue.addLevel(2, [page("/y", 1, ["/z"])], [])).toEqual([]);
  expect(queue.skipped().limit).toContain(`${SITE}/z`);
});

test("The same seed gives the same sample, and another seed a different one", () => {
  const links = Array.from({ length: 40 }, (_, index) => `/page-${"x".repeat(index + 1)}`);
  const sample = (seed: string, shuffled: readonly string[]) => {
    const queue = createQueue({ maxPages: 10, seed });
    queue.addStarts([`${SITE}/`]);
    return paths(queue.addLevel(1, [page("/", 0, shuffled)], []));
  };
  expect(sample("1", links)).toEqual(sample("1", links.toReversed()));
  expect(sample("1", links)).not.toEqual(sample("2", links));
});

test("Pages beyond the maximum depth are skipped", () => {
  const queue = createQueue({ maxDepth: 1 });
  queue.addStarts([`${SITE}/`]);
  expect(paths(queue.addLevel(1, [page("/", 0, ["/a"])], []))).toEqual(["/a"]);
  expect(queue.addLevel(2, [page("/a", 1, ["/b"])], [])).toEqual([]);
  expect(queue.skipped().limit).toEqual([`${SITE}/b`]);
});

test("A limited number of pages with the same address pattern is visited, unless a sitemap lists them", () => {
  const days = Array.from({ length: 300 }, (_, index) => `/day/${index + 1}`);
  const queue = createQueue({ maxPages: 1000 });
  queue.addStarts([`${SITE}/`]);
  expect(queue.addLevel(1, [page("/", 0, days)], [])).toHaveLength(100);
  expect(queue.skipped().traps).toEqual(["www.council.test/day/#"]);
  const otherQueue = createQueue({ maxPages: 1000 });
  otherQueue.addStarts([`${SITE}/`]);
  const listed = days.map((day) => SITE + day);
  expect(otherQueue.addLevel(1, [], listed)).toHaveLength(300);
});

test("The pages of a journey have its name, and come after those of the crawl", () => {
  const limits = { maxPages: 10, maxDepth: null, include: [], exclude: [], seed: "1" };
  const queue = new CrawlQueue(limits, () => true, { name: "Sign in", firstOrder: 7 });
  expect(queue.addStarts([`${SITE}/login`])).toMatchObject([{ order: 7, journey: "Sign in" }]);
  expect(queue.addLevel(1, [], [`${SITE}/a`])).toMatchObject([{ order: 8, journey: "Sign in" }]);
});
