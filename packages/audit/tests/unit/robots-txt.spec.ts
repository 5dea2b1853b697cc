import { expect, test } from "playwright/test";
import { startTestServer } from "test-support";
import { createHttpClient } from "../../src/crawl/http-client.ts";
import { readRobots, type Robots } from "../../src/crawl/robots-txt.ts";

const TOKEN = "council-audit";
const FETCHING = { userAgent: "test/1.0", timeout: 20_000, limit: 2 ** 20 };

/** What is read of a website whose robots.txt answers so. */
async function read(text: string, status = 200): Promise<Robots & { origin: string }> {
  const website = await startTestServer((_request, response) =>
    response.writeHead(status).end(text),
  );
  try {
    const robots = await readRobots(website.address, createHttpClient(FETCHING), TOKEN);
    expect(website.requests).toEqual(["GET /robots.txt"]);
    return { ...robots, origin: website.address };
  } finally {
    await website.close();
  }
}

const NOTHING_ASKED = { sitemaps: [], crawlDelay: null };

test.describe("An address is", () => {
  const cases: readonly (readonly [text: string, allowed: string[], forbidden: string[]])[] = [
    ["", ["/", "/a"], []],
    ["User-agent: *\nDisallow:", ["/", "/a"], []],
    ["User-agent: *\nDisallow: /", [], ["/", "/a"]],
    ["User-agent: *\nDisallow: /a", ["/", "/b/a"], ["/a", "/abc", "/a/b", "/a?b"]],
    ["User-agent: *\nDisallow: /a$\nDisallow: /*?print=", ["/ab", "/c?d"], ["/a", "/c?print=1"]],
    ["User-agent: *\nDisallow: /a\nAllow: /a/b", ["/a/b", "/a/b/c"], ["/a/c"]],
    ["User-agent: other\nDisallow: /", ["/a"], []],
    [`User-agent: *\nDisallow: /\n\nUser-agent: ${TOKEN}\nDisallow: /b`, ["/a"], ["/b"]],
    ["User-agent: *\nAllow: /\n\nuser-agent: Council-Audit/2.0\ndisallow: /a", ["/b"], ["/a"]],
    [`User-agent: other\nUser-agent: ${TOKEN}\nDisallow: /a`, ["/b"], ["/a"]],
    ["\uFEFFUser-agent: *\r\nDisallow: /a # comment\r\n", ["/b"], ["/a"]],
    ["User-agent: *\nDisallow: /caf%c3%a9\nDisallow: /tŷ", ["/"], ["/caf%C3%A9", "/t%C5%B7"]],
    ["nonsense\n: \nDisallow: /a\n\0\n", ["/a"], []],
  ];
  for (const [text, allowed, forbidden] of cases) {
    test(`allowed or not as this says: ${JSON.stringify(text)}`, async () => {
      const { record, allows, origin } = await read(text);
      expect(record).toEqual({ outcome: "read", crawlDelay: null, why: null });
      expect(allowed.filter((path) => !allows(origin + path))).toEqual([]);
      expect(forbidden.filter((path) => allows(origin + path))).toEqual([]);
    });
  }

  for (const status of [400, 401, 403, 404, 410, 451]) {
    test(`allowed where robots.txt answers ${status}`, async () => {
      const { allows, origin, ...rest } = await read("User-agent: *\nDisallow: /", status);
      const record = { outcome: "none", crawlDelay: null, why: null };
      expect(rest).toEqual({ record, ...NOTHING_ASKED });
      expect(allows(`${origin}/a`)).toBe(true);
    });
  }

  test("allowed where a page stands in place of robots.txt", async () => {
    const { allows, origin, record } = await read("\n<!DOCTYPE html>\nUser-agent: *\nDisallow: /");
    expect(record.outcome).toBe("none");
    expect(allows(`${origin}/a`)).toBe(true);
  });

  for (const status of [429, 500, 503, 304]) {
    test(`forbidden where robots.txt answers ${status}`, async () => {
      const { allows, origin, ...rest } = await read("", status);
      const record = { outcome: "failed", crawlDelay: null, why: `It answers ${status}.` };
      expect(rest).toEqual({ record, ...NOTHING_ASKED });
      expect(allows(`${origin}/a`)).toBe(false);
    });
  }

  test("forbidden where nobody can be reached", async () => {
    const closed = await startTestServer(() => {});
    await closed.close();
    const { host } = new URL(closed.address);
    const { allows, ...rest } = await readRobots(closed.address, createHttpClient(FETCHING), TOKEN);
    const record = { outcome: "failed", crawlDelay: null, why: `${host} refuses connections.` };
    expect(rest).toEqual({ record, ...NOTHING_ASKED });
    expect(allows(`${closed.address}/a`)).toBe(false);
  });
});

test("Of a file that is too long, what stands in its first 500 KiB counts", async () => {
  const filler = "# nothing\n".repeat(60_000);
  const { allows, origin } = await read(
    `User-agent: *\nDisallow: /a\n${filler}User-agent: *\nDisallow: /b\n`,
  );
  expect([allows(`${origin}/a`), allows(`${origin}/b`)]).toEqual([false, true]);
});

test("It is read through redirects", async () => {
  const website = await startTestServer(({ url }, response) => {
    if (url === "/robots.txt") response.writeHead(301, { Location: "/other.txt" }).end();
    else response.end("User-agent: *\nDisallow: /a");
  });
  const { allows } = await readRobots(website.address, createHttpClient(FETCHING), TOKEN);
  expect([allows(`${website.address}/a`), allows(`${website.address}/b`)]).toEqual([false, true]);
  await website.close();
});

test("The sitemaps that it names are told as addresses, each once", async () => {
  const named =
    "Sitemap: https://www.council.test/a.xml\nUser-agent: *\nsitemap: /b.xml\nSitemap: https://www.council.test/a.xml\nSitemap:\nSitemap: mailto:a@b.test";
  const { sitemaps, origin } = await read(named);
  expect(sitemaps).toEqual(["https://www.council.test/a.xml", `${origin}/b.xml`]);
});

test.describe("Between two pages it asks to wait", () => {
  const cases: readonly (readonly [text: string, asked: number | null, waited: number | null])[] = [
    ["User-agent: *\nCrawl-delay: 5", 5, 5],
    ["User-agent: *\nCrawl-delay: 0.5", 0.5, 0.5],
    ["User-agent: *\nCrawl-delay: 3600", 3600, 30],
    [`User-agent: *\nCrawl-delay: 5\n\nUser-agent: ${TOKEN}\nCrawl-delay: 2`, 2, 2],
    [`User-agent: *\nCrawl-delay: 5\n\nUser-agent: ${TOKEN}\nDisallow: /a`, null, null],
    ["User-agent: other\nCrawl-delay: 5", null, null],
    ["User-agent: *\nCrawl-delay: 0", null, null],
    ["User-agent: *\nCrawl-delay: -5", null, null],
    ["User-agent: *\nCrawl-delay: Infinity", null, null],
    ["User-agent: *\nCrawl-delay: soon", null, null],
    ["User-agent: *\nCrawl-delay:", null, null],
  ];
  for (const [text, asked, waited] of cases) {
    test(`${waited ?? "no"} seconds: ${JSON.stringify(text)}`, async () => {
      const { record, crawlDelay } = await read(text);
      expect(record.crawlDelay).toBe(asked);
      expect(crawlDelay).toBe(waited);
    });
  }
});
