import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "playwright/test";
import { startTestServer } from "test-support";
import { createHttpClient } from "../../src/crawl/http-client.ts";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";
import { readRobots, type RobotsTxt } from "../../src/crawl/robots-txt.ts";

const TOKEN = "council-audit";
const CLIENT = {
  userAgent: "test/1.0",
  timeout: 20_000,
  maxBytes: 2 ** 20,
  rateLimiter: new RateLimiter({ now: Date.now, delayOf: () => 0 }),
};

/** Reads the robots.txt of a website that responds with this content and status. */
async function read(
  content: string | Buffer,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<RobotsTxt & { origin: string }> {
  const website = await startTestServer((_request, response) =>
    response.writeHead(status, headers).end(content),
  );
  try {
    const robots = await readRobots(website.address, createHttpClient(CLIENT), TOKEN);
    expect(website.requests).toEqual(["GET /robots.txt"]);
    return { ...robots, origin: website.address };
  } finally {
    await website.close();
  }
}

const NO_RULES = { sitemaps: [], crawlDelay: null };

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
    test(`allowed or forbidden by ${JSON.stringify(text)}`, async () => {
      const { result, isAllowed, origin } = await read(text);
      expect(result).toEqual({ outcome: "read", crawlDelay: null, why: null });
      expect(allowed.filter((path) => !isAllowed(origin + path))).toEqual([]);
      expect(forbidden.filter((path) => isAllowed(origin + path))).toEqual([]);
    });
  }

  for (const status of [400, 401, 403, 404, 410, 451]) {
    test(`allowed if robots.txt returns ${status}`, async () => {
      const { isAllowed, origin, ...rest } = await read("User-agent: *\nDisallow: /", status);
      const result = { outcome: "none", crawlDelay: null, why: null };
      expect(rest).toEqual({ result, ...NO_RULES });
      expect(isAllowed(`${origin}/a`)).toBe(true);
    });
  }

  test("allowed if robots.txt is a page", async () => {
    const { isAllowed, origin, result } = await read(
      "\n<!DOCTYPE html>\nUser-agent: *\nDisallow: /",
    );
    expect(result.outcome).toBe("none");
    expect(isAllowed(`${origin}/a`)).toBe(true);
  });

  for (const status of [429, 500, 503, 304]) {
    test(`forbidden if robots.txt returns ${status}`, async () => {
      const { isAllowed, origin, ...rest } = await read("", status);
      const result = { outcome: "failed", crawlDelay: null, why: `It returned status ${status}.` };
      expect(rest).toEqual({ result, ...NO_RULES });
      expect(isAllowed(`${origin}/a`)).toBe(false);
    });
  }

  test("forbidden if the website cannot be reached", async () => {
    const closed = await startTestServer(() => {});
    await closed.close();
    const { host } = new URL(closed.address);
    const { isAllowed, ...rest } = await readRobots(
      closed.address,
      createHttpClient(CLIENT),
      TOKEN,
    );
    const result = { outcome: "failed", crawlDelay: null, why: `${host} refused the connection.` };
    expect(rest).toEqual({ result, ...NO_RULES });
    expect(isAllowed(`${closed.address}/a`)).toBe(false);
  });
});

test.describe("A robots.txt is obeyed", () => {
  const rules = "User-agent: *\nDisallow: /a\n";
  const cases: Readonly<Record<string, readonly [content: Buffer, encoding?: string]>> = {
    "that is compressed with deflate and without the zlib header": [
      deflateRawSync(rules),
      "deflate",
    ],
    "that is compressed twice": [gzipSync(deflateSync(rules)), "deflate, gzip"],
    "that is compressed with zstd, which was not asked for": [zstdCompressSync(rules), "zstd"],
    "in UTF-16, little-endian": [Buffer.from(`\uFEFF${rules}`, "utf16le")],
    "in UTF-16, big-endian": [Buffer.from(`\uFEFF${rules}`, "utf16le").swap16()],
  };
  for (const [name, [content, encoding]] of Object.entries(cases)) {
    test(name, async () => {
      const headers = encoding === undefined ? {} : { "Content-Encoding": encoding };
      const { isAllowed, origin } = await read(content, 200, headers);
      expect([isAllowed(`${origin}/a`), isAllowed(`${origin}/b`)]).toEqual([false, true]);
    });
  }

  test("or everything is forbidden, if it is compressed and its header does not say so", async () => {
    const { isAllowed, origin, result } = await read(gzipSync(rules));
    const why = "It is a gzip file. Send it as text, or with the header “Content-Encoding: gzip”.";
    expect(result).toEqual({ outcome: "failed", crawlDelay: null, why });
    expect(isAllowed(`${origin}/b`)).toBe(false);
  });
});

test("A robots.txt whose server asks for a longer pause than a minute is not requested again", async () => {
  const { result } = await read("", 503, { "Retry-After": "7200" });
  expect(result.why).toBe(
    "It returned status 503. It asks for a pause of 7,200 seconds, and the audit waits at most 60: run it again later.",
  );
});

test("Only the first 500 KiB of a file are used", async () => {
  const filler = "# nothing\n".repeat(60_000);
  const { isAllowed, origin } = await read(
    `User-agent: *\nDisallow: /a\n${filler}User-agent: *\nDisallow: /b\n`,
  );
  expect([isAllowed(`${origin}/a`), isAllowed(`${origin}/b`)]).toEqual([false, true]);
});

test("Redirects of robots.txt are followed", async () => {
  const website = await startTestServer(({ url }, response) => {
    if (url === "/robots.txt") response.writeHead(301, { Location: "/other.txt" }).end();
    else response.end("User-agent: *\nDisallow: /a");
  });
  const { isAllowed } = await readRobots(website.address, createHttpClient(CLIENT), TOKEN);
  expect([isAllowed(`${website.address}/a`), isAllowed(`${website.address}/b`)]).toEqual([
    false,
    true,
  ]);
  await website.close();
});

test("The sitemaps are returned as addresses, without duplicates", async () => {
  const named =
    "Sitemap: https://www.council.test/a.xml\nUser-agent: *\nsitemap: /b.xml\nSitemap: https://www.council.test/a.xml\nSitemap:\nSitemap: mailto:a@b.test";
  const { sitemaps, origin } = await read(named);
  expect(sitemaps).toEqual(["https://www.council.test/a.xml", `${origin}/b.xml`]);
});

test.describe("The pause between two pages is", () => {
  const cases: readonly (readonly [text: string, stated: number | null, used: number | null])[] = [
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
  for (const [text, stated, used] of cases) {
    test(`${used ?? "no"} seconds with ${JSON.stringify(text)}`, async () => {
      const { result, crawlDelay } = await read(text);
      expect(result.crawlDelay).toBe(stated);
      expect(crawlDelay).toBe(used);
    });
  }
});
