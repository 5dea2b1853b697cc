import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { anyText, PROPERTY_RUNS, startTestServer } from "test-support";
import { createHttpClient, type HttpClient } from "../../src/crawl/http-client.ts";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";
import { readSitemapFile } from "../../src/crawl/sitemap-parser.ts";
import { readSitemaps } from "../../src/crawl/sitemaps.ts";

const HOME = "https://www.council.test";
const GUESS = `${HOME}/sitemap.xml`;
const HTML = "<!doctype html><title>Page not found</title><p>Sorry";

type Files = Readonly<Record<string, string | Uint8Array | number>>;

/** A website with these files. A number is a status; a missing file returns 404. */
function websiteOf(files: Files): HttpClient & { readonly requested: string[] } {
  const requested: string[] = [];
  const fetch: HttpClient = async (address) => {
    requested.push(address);
    const file = files[address.replace(HOME, "")] ?? 404;
    if (file === 0) return { ok: false, why: "www.council.test refused the connection." };
    const status = typeof file === "number" ? file : 200;
    const body = typeof file === "string" ? Buffer.from(file) : file;
    const bytes = new Uint8Array(typeof body === "number" ? [] : body);
    return { ok: true, status, address, bytes };
  };
  return Object.assign(fetch, { requested });
}

function read(files: Files, named: readonly string[] = [], isInScope = (_address: string) => true) {
  const addresses = named.map((path) => HOME + path);
  return readSitemaps(HOME, addresses, websiteOf(files), isInScope);
}

function urlset(...paths: readonly string[]): string {
  return listOf("urlset", "url", paths);
}

function index(...paths: readonly string[]): string {
  return listOf("sitemapindex", "sitemap", paths);
}

function listOf(root: string, entry: string, paths: readonly string[]): string {
  const entries = paths.map((path) => {
    const address = path.startsWith("/") ? HOME + path : path;
    return `<${entry}><loc>${address}</loc><lastmod>2026-11-01</lastmod></${entry}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</${root}>\n`;
}

const READ = { outcome: "read", why: null };

test.describe("The addresses of a sitemap are read from", () => {
  const two = [`${HOME}/a`, `${HOME}/b?c=1&d=2`];
  const body = (text: string) => `<urlset>${text}</urlset>`;
  const cases: Record<string, string | Uint8Array> = {
    XML: urlset("/b?c=1&amp;d=2", "/a"),
    "XML with numeric character references": urlset("/b?c=1&#038;d=2", "/a", "/b?c=1&#x26;d=2"),
    "XML with white space": body(
      `<url><loc>\n ${HOME}/a\n</loc></url><url>\n<loc>/b?d=2&amp;c=1</loc></url>`,
    ),
    "XML with CDATA": body(
      `<url><loc><![CDATA[${HOME}/b?c=1&d=2]]></loc></url><url><loc>${HOME}/a</loc></url>`,
    ),
    "XML with namespace prefixes, images and languages": `<s:urlset xmlns:s="a" xmlns:i="b" xmlns:x="c"><s:url><s:loc>${HOME}/a</s:loc><i:image><i:loc>${HOME}/a.png</i:loc></i:image><x:link rel="alternate" hreflang="cy" href="${HOME}/cy"/></s:url><s:url><s:loc>${HOME}/b?c=1&amp;d=2</s:loc></s:url></s:urlset>`,
    "XML with comments": `<!-- made --><?xml-stylesheet href="a.xsl"?>${urlset("/a", "/b?c=1&amp;d=2").replace(/^<\?.*\?>/, "")}<!-- in 2 s -->`,
    "XML with a byte order mark": `\uFEFF${urlset("/a", "/b?c=1&amp;d=2")}`,
    "plain text": `\uFEFF${HOME}/b?d=2&c=1\r\n${HOME}/a\n\nnonsense\n`,
    "compressed XML": gzipSync(urlset("/a", "/b?c=1&amp;d=2")),
    "compressed plain text": gzipSync(`${HOME}/a\n${HOME}/b?c=1&d=2`),
  };
  for (const [name, file] of Object.entries(cases)) {
    test(name, async () => {
      const { sitemaps, addresses } = await read({ "/sitemap.xml": file });
      expect(sitemaps).toEqual([{ address: GUESS, ...READ }]);
      expect(addresses).toEqual(two);
    });
  }

  test("an empty one", async () => {
    for (const file of [urlset(), "<urlset/>", `<?xml version="1.0"?><urlset xmlns="a" />`]) {
      expect(await read({ "/sitemap.xml": file })).toEqual({
        sitemaps: [{ address: GUESS, ...READ }],
        addresses: [],
      });
    }
  });

  test("one with many character references", async () => {
    const paths = Array.from({ length: 2000 }, (_, number) => `/a?b=${number}&amp;c=&lt;&#38;`);
    expect((await read({ "/sitemap.xml": urlset(...paths) })).addresses).toHaveLength(2000);
  });
});

test("Addresses in scope are returned normalised, sorted and without duplicates", async () => {
  const files = {
    "/sitemap.xml": urlset(
      "/b?utm_source=x",
      "/b#part",
      "/a",
      "https://other.test/",
      "mailto:a@b.test",
    ),
  };
  const { addresses } = await read(files, [], (address) => address.startsWith(HOME));
  expect(addresses).toEqual([`${HOME}/a`, `${HOME}/b`]);
});

test.describe("If robots.txt names no sitemap", () => {
  const cases: Record<string, readonly [number | string, why: string | null]> = {
    "/sitemap.xml may be missing": [404, null],
    "/sitemap.xml may be forbidden": [403, null],
    "/sitemap.xml may be a page": [HTML, null],
    "/sitemap.xml may be a feed": ["<rss><channel/></rss>", null],
    "/sitemap.xml may be empty": ["", null],
    "/sitemap.xml fails with a server error": [500, "It returned status 500."],
    "/sitemap.xml fails without a connection": [0, "www.council.test refused the connection."],
    "/sitemap.xml fails if it is incomplete": [
      urlset("/a").slice(0, -10),
      "It is incomplete: its end is missing.",
    ],
  };
  for (const [name, [file, why]] of Object.entries(cases)) {
    test(name, async () => {
      const outcome = why === null ? "none" : "failed";
      const expected = { sitemaps: [{ address: GUESS, outcome, why }], addresses: [] };
      expect(await read({ "/sitemap.xml": file })).toEqual(expected);
    });
  }
});

test.describe("A sitemap named in robots.txt is reported if it", () => {
  const notOne = "It is not a sitemap.";
  const tooLarge = "It is too large for a sitemap.";
  const cases: Record<string, readonly [string | Uint8Array | number, why: string]> = {
    "is missing": [404, "It does not exist (status 404)."],
    "is forbidden": [403, "It returned status 403."],
    "fails with a server error": [503, "It returned status 503."],
    "is a page": [HTML, notOne],
    "is a page in XML": [`<?xml version="1.0"?><html><p/></html>`, notOne],
    "is empty": ["", notOne],
    "is other text": ["Hello", notOne],
    "is an image": [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), notOne],
    "is not valid XML": ["<urlset><url><loc></urlset", "It is not valid XML."],
    "is incomplete": [urlset("/a", "/b").slice(0, -10), "It is incomplete: its end is missing."],
    "is compressed and incomplete": [
      gzipSync(urlset("/a")).subarray(0, 40),
      "It cannot be decompressed.",
    ],
    "is too large when decompressed": [
      gzipSync(Buffer.alloc(60 * 2 ** 20, " ")),
      "It is larger than 50 MB when decompressed.",
    ],
    "has millions of entries": [`<urlset>${"<url/>".repeat(2_000_001)}</urlset>`, tooLarge],
    "has millions of character references": [urlset(`/${"&amp;".repeat(2_000_001)}`), tooLarge],
    "has a text that is too long": [urlset(`/${"a".repeat(1_000_000)}`), tooLarge],
    "has a billion laughs": [
      `<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${urlset("/&c;")}`,
      notOne,
    ],
    "has an external entity": [
      `<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]>${urlset("/&a;")}`,
      notOne,
    ],
    "is nested too deeply": [`<urlset>${"<url>".repeat(100_000)}</urlset>`, "It is not valid XML."],
  };
  for (const [name, [file, why]] of Object.entries(cases)) {
    test(name, async () => {
      const outcome = file === 404 ? "none" : "failed";
      const expected = { sitemaps: [{ address: `${HOME}/map`, outcome, why }], addresses: [] };
      expect(await read({ "/map": file }, ["/map"])).toEqual(expected);
    });
  }

  test("lists more than 50,000 addresses, of which the first 50,000 are read", async () => {
    const lines = Array.from({ length: 50_001 }, (_, number) => `${HOME}/${number}`);
    const { sitemaps, addresses } = await read({ "/map": lines.join("\n") }, ["/map"]);
    const why = "It lists more than 50,000 addresses.";
    expect(sitemaps).toEqual([{ address: `${HOME}/map`, outcome: "failed", why }]);
    expect(addresses).toHaveLength(50_000);
  });
});

test("If robots.txt names sitemaps, no other is read", async () => {
  const website = websiteOf({
    "/a": urlset("/1"),
    "/b": urlset("/2"),
    "/sitemap.xml": urlset("/3"),
  });
  const { addresses } = await readSitemaps(HOME, [`${HOME}/a`, `${HOME}/b`], website, () => true);
  expect(addresses).toEqual([`${HOME}/1`, `${HOME}/2`]);
  expect(website.requested).toEqual([`${HOME}/a`, `${HOME}/b`]);
});

test.describe("A sitemap index", () => {
  const outcomes = (sitemaps: readonly { address: string; outcome: string }[]) =>
    Object.fromEntries(
      sitemaps.map(({ address, outcome }) => [address.replace(HOME, ""), outcome]),
    );

  test("links to sitemaps, and an error in one is reported for that one", async () => {
    const { sitemaps, addresses } = await read({
      "/sitemap.xml": index("/a.xml.gz", "/b.txt", "/gone.xml", "/bad.xml"),
      "/a.xml.gz": gzipSync(urlset("/1", "/2")),
      "/b.txt": `${HOME}/2\n${HOME}/3`,
      "/bad.xml": HTML,
    });
    expect(outcomes(sitemaps)).toEqual({
      "/sitemap.xml": "read",
      "/a.xml.gz": "read",
      "/b.txt": "read",
      "/gone.xml": "none",
      "/bad.xml": "failed",
    });
    expect(addresses).toEqual([`${HOME}/1`, `${HOME}/2`, `${HOME}/3`]);
  });

  test("may link to another index, but not to a third level", async () => {
    const { sitemaps, addresses } = await read({
      "/sitemap.xml": index("/2.xml"),
      "/2.xml": index("/3.xml", "/3b.xml"),
      "/3.xml": urlset("/page"),
      "/3b.xml": index("/4.xml"),
      "/4.xml": urlset("/never"),
    });
    expect(outcomes(sitemaps)).toEqual({
      "/sitemap.xml": "read",
      "/2.xml": "read",
      "/3.xml": "read",
      "/3b.xml": "failed",
    });
    expect(sitemaps.at(-1)?.why).toBe("Its sitemap indexes are nested too deeply.");
    expect(addresses).toEqual([`${HOME}/page`]);
  });

  test("is read once even if it links to itself, and so is a sitemap that it lists twice", async () => {
    const website = websiteOf({
      "/sitemap.xml": index("/sitemap.xml", "/a.xml", "/a.xml"),
      "/a.xml": urlset("/1"),
    });
    await readSitemaps(HOME, [], website, () => true);
    expect(website.requested).toEqual([GUESS, `${HOME}/a.xml`]);
  });

  test("may not link to sitemaps on other websites", async () => {
    const website = websiteOf({
      "/sitemap.xml": index("https://shop.council.test/a.xml", "https://other.test/b.xml"),
      "https://shop.council.test/a.xml": urlset("/1"),
    });
    const { sitemaps, addresses } = await readSitemaps(HOME, [], website, () => true);
    expect(website.requested).toEqual([GUESS, "https://shop.council.test/a.xml"]);
    expect(sitemaps[0]).toMatchObject({
      outcome: "failed",
      why: "It lists sitemaps on other websites, which are not read.",
    });
    expect(addresses).toEqual([`${HOME}/1`]);
  });

  test("leads to at most 200 sitemaps", async () => {
    const paths = Array.from({ length: 300 }, (_, number) => `/${number}.xml`);
    const files = Object.fromEntries(paths.map((path) => [path, urlset(path)]));
    const { sitemaps, addresses } = await read({ ...files, "/sitemap.xml": index(...paths) });
    expect(addresses).toHaveLength(199);
    expect(sitemaps).toHaveLength(201);
    expect(sitemaps.at(-1)).toEqual({
      address: `${HOME}/199.xml`,
      outcome: "failed",
      why: "Only 200 sitemaps of a website are read: this one and 100 more were skipped.",
    });
  });

  test("leads to at most 200,000 addresses", async () => {
    const numbers = Array.from({ length: 50_000 }, (_, number) => number);
    const files = Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((name) => [
        `/${name}`,
        numbers.map((number) => `${HOME}/${name}/${number}`).join("\n"),
      ]),
    );
    const paths = Object.keys(files);
    const { sitemaps, addresses } = await read({ ...files, "/sitemap.xml": index(...paths) });
    expect(addresses).toHaveLength(200_000);
    expect(sitemaps.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 5 }, () => "read"),
      "failed",
    ]);
    expect(sitemaps.at(-1)?.why).toBe(
      "The sitemaps of this website list more than 200,000 addresses.",
    );
  });
});

test("Sitemaps are read from a web server, with redirects and a content encoding", async () => {
  const website = await startTestServer(({ url }, response) => {
    if (url === "/sitemap.xml") response.writeHead(301, { Location: "/maps/index.xml" }).end();
    else if (url === "/maps/index.xml") response.end(index(`${website.address}/a.xml.gz`));
    else if (url === "/a.xml.gz") {
      response.writeHead(200, { "Content-Encoding": "gzip" });
      response.end(gzipSync(gzipSync(listOf("urlset", "url", ["one", "//two"]))));
    } else response.writeHead(404).end();
  });
  const rateLimiter = new RateLimiter({ now: Date.now, delayOf: () => 0 });
  const limits = { timeout: 20_000, maxBytes: 2 ** 20 };
  const fetch = createHttpClient({ userAgent: "test/1.0", rateLimiter, ...limits });
  const { sitemaps, addresses } = await readSitemaps(website.address, [], fetch, () => true);
  expect(sitemaps).toEqual([
    { address: `${website.address}/sitemap.xml`, ...READ },
    { address: `${website.address}/a.xml.gz`, ...READ },
  ]);
  expect(addresses).toEqual([`${website.address}/one`, `${HOME}//two`]);
  await website.close();
});

test("Reading a file with any content does not throw", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."< > / <urlset> </urlset> <url> <loc> </loc> <![CDATA[ ]]> <!-- --> <? ?> & &amp; &#0; &#x110000; &a; <__proto__> <a: xmlns= '".split(
        " ",
      ),
      HOME,
    ),
    anyText(),
  );
  const text = fc.array(piece).map((pieces) => new Uint8Array(Buffer.from(pieces.join(""))));
  const bytes = fc.uint8Array().map((each) => new Uint8Array(each));
  fc.assert(
    fc.property(fc.oneof(text, bytes), (file) => {
      expect(readSitemapFile(file, GUESS).kind).toMatch(/^(?:pages|sitemaps|broken|other)$/);
    }),
    PROPERTY_RUNS,
  );
});
