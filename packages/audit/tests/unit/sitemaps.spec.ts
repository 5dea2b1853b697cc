import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { startTestServer } from "test-support";
import { createHttpClient, type HttpClient } from "../../src/crawl/http-client.ts";
import { readSitemapFile } from "../../src/crawl/sitemap-parser.ts";
import { readSitemaps } from "../../src/crawl/sitemaps.ts";

const HOME = "https://www.council.test";
const GUESS = `${HOME}/sitemap.xml`;
const HTML = "<!doctype html><title>Page not found</title><p>Sorry";

type Files = Readonly<Record<string, string | Uint8Array | number>>;

/** A website of these files; a number is a status, and what is not there answers 404. */
function websiteOf(files: Files): HttpClient & { readonly asked: string[] } {
  const asked: string[] = [];
  const fetch: HttpClient = async (address) => {
    asked.push(address);
    const file = files[address.replace(HOME, "")] ?? 404;
    if (file === 0) return { ok: false, why: "www.council.test refuses connections." };
    const status = typeof file === "number" ? file : 200;
    const body = typeof file === "string" ? Buffer.from(file) : file;
    const bytes = new Uint8Array(typeof body === "number" ? [] : body);
    return { ok: true, status, address, bytes };
  };
  return Object.assign(fetch, { asked });
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
    "XML with numbers for signs": urlset("/b?c=1&#038;d=2", "/a", "/b?c=1&#x26;d=2"),
    "XML with blanks": body(
      `<url><loc>\n ${HOME}/a\n</loc></url><url>\n<loc>/b?d=2&amp;c=1</loc></url>`,
    ),
    "XML with literal text": body(
      `<url><loc><![CDATA[${HOME}/b?c=1&d=2]]></loc></url><url><loc>${HOME}/a</loc></url>`,
    ),
    "XML with prefixes, pictures and languages": `<s:urlset xmlns:s="a" xmlns:i="b" xmlns:x="c"><s:url><s:loc>${HOME}/a</s:loc><i:image><i:loc>${HOME}/a.png</i:loc></i:image><x:link rel="alternate" hreflang="cy" href="${HOME}/cy"/></s:url><s:url><s:loc>${HOME}/b?c=1&amp;d=2</s:loc></s:url></s:urlset>`,
    "XML with comments": `<!-- made --><?xml-stylesheet href="a.xsl"?>${urlset("/a", "/b?c=1&amp;d=2").replace(/^<\?.*\?>/, "")}<!-- in 2 s -->`,
    "XML with a mark in front": `\uFEFF${urlset("/a", "/b?c=1&amp;d=2")}`,
    "plain text": `\uFEFF${HOME}/b?d=2&c=1\r\n${HOME}/a\n\nnonsense\n`,
    "XML that is packed": gzipSync(urlset("/a", "/b?c=1&amp;d=2")),
    "plain text that is packed": gzipSync(`${HOME}/a\n${HOME}/b?c=1&d=2`),
  };
  for (const [name, file] of Object.entries(cases)) {
    test(name, async () => {
      const { sitemaps, addresses } = await read({ "/sitemap.xml": file });
      expect(sitemaps).toEqual([{ address: GUESS, ...READ }]);
      expect(addresses).toEqual(two);
    });
  }

  test("one that lists nothing", async () => {
    for (const file of [urlset(), "<urlset/>", `<?xml version="1.0"?><urlset xmlns="a" />`]) {
      expect(await read({ "/sitemap.xml": file })).toEqual({
        sitemaps: [{ address: GUESS, ...READ }],
        addresses: [],
      });
    }
  });

  test("one with as many signs as it likes", async () => {
    const paths = Array.from({ length: 2000 }, (_, number) => `/a?b=${number}&amp;c=&lt;&#38;`);
    expect((await read({ "/sitemap.xml": urlset(...paths) })).addresses).toHaveLength(2000);
  });
});

test("Addresses are told in one spelling, each once, sorted, and as far as they are in scope", async () => {
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

test.describe("Where robots.txt names no sitemap", () => {
  const cases: Record<string, readonly [number | string, why: string | null]> = {
    "and there is none": [404, null],
    "and it is forbidden": [403, null],
    "and a page stands in its place": [HTML, null],
    "and a feed stands in its place": ["<rss><channel/></rss>", null],
    "and nothing stands in its place": ["", null],
    "and the server fails": [500, "It answers 500."],
    "and nobody answers": [0, "www.council.test refuses connections."],
    "and it is cut off": [urlset("/a").slice(0, -10), "It is cut off in the middle."],
  };
  for (const [name, [file, why]] of Object.entries(cases)) {
    test(name, async () => {
      const outcome = why === null ? "none" : "failed";
      const expected = { sitemaps: [{ address: GUESS, outcome, why }], addresses: [] };
      expect(await read({ "/sitemap.xml": file })).toEqual(expected);
    });
  }
});

test.describe("A sitemap that robots.txt names is told when it", () => {
  const notOne = "It is not a sitemap.";
  const tooMuch = "It holds too much for a sitemap.";
  const cases: Record<string, readonly [string | Uint8Array | number, why: string]> = {
    "is gone": [404, "There is no such file (404)."],
    "is forbidden": [403, "It answers 403."],
    "cannot be had": [503, "It answers 503."],
    "is a page": [HTML, notOne],
    "is a page in XML": [`<?xml version="1.0"?><html><p/></html>`, notOne],
    "is empty": ["", notOne],
    "is some text": ["Hello", notOne],
    "is a picture": [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), notOne],
    "is not written as XML": ["<urlset><url><loc></urlset", "It is not written as XML has to be."],
    "is cut off between two entries": [
      urlset("/a", "/b").slice(0, -10),
      "It is cut off in the middle.",
    ],
    "is packed and cut off": [gzipSync(urlset("/a")).subarray(0, 40), "It cannot be unpacked."],
    "is small and unpacks to much": [
      gzipSync(Buffer.alloc(60 * 2 ** 20, " ")),
      "It is larger than 50 MB when it is unpacked.",
    ],
    "holds millions of entries": [`<urlset>${"<url/>".repeat(2_000_001)}</urlset>`, tooMuch],
    "holds millions of signs": [urlset(`/${"&amp;".repeat(2_000_001)}`), tooMuch],
    "holds a text without end": [urlset(`/${"a".repeat(1_000_000)}`), tooMuch],
    "holds a billion laughs": [
      `<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${urlset("/&c;")}`,
      notOne,
    ],
    "asks for a file of ours": [
      `<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]>${urlset("/&a;")}`,
      notOne,
    ],
    "is nested without end": [
      `<urlset>${"<url>".repeat(100_000)}</urlset>`,
      "It is not written as XML has to be.",
    ],
  };
  for (const [name, [file, why]] of Object.entries(cases)) {
    test(name, async () => {
      const outcome = file === 404 ? "none" : "failed";
      const expected = { sitemaps: [{ address: `${HOME}/map`, outcome, why }], addresses: [] };
      expect(await read({ "/map": file }, ["/map"])).toEqual(expected);
    });
  }

  test("lists more than 50,000 addresses, and those are read", async () => {
    const lines = Array.from({ length: 50_001 }, (_, number) => `${HOME}/${number}`);
    const { sitemaps, addresses } = await read({ "/map": lines.join("\n") }, ["/map"]);
    const why = "It lists more than 50,000 addresses.";
    expect(sitemaps).toEqual([{ address: `${HOME}/map`, outcome: "failed", why }]);
    expect(addresses).toHaveLength(50_000);
  });
});

test("Where robots.txt names sitemaps, no other is looked for", async () => {
  const website = websiteOf({
    "/a": urlset("/1"),
    "/b": urlset("/2"),
    "/sitemap.xml": urlset("/3"),
  });
  const { addresses } = await readSitemaps(HOME, [`${HOME}/a`, `${HOME}/b`], website, () => true);
  expect(addresses).toEqual([`${HOME}/1`, `${HOME}/2`]);
  expect(website.asked).toEqual([`${HOME}/a`, `${HOME}/b`]);
});

test.describe("An index", () => {
  const outcomes = (sitemaps: readonly { address: string; outcome: string }[]) =>
    Object.fromEntries(
      sitemaps.map(({ address, outcome }) => [address.replace(HOME, ""), outcome]),
    );

  test("leads to its sitemaps, packed or not, and what is wrong with one is told of that one", async () => {
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

  test("may lead to an index, and no further", async () => {
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
    expect(sitemaps.at(-1)?.why).toBe("It leads to sitemaps of sitemaps of sitemaps.");
    expect(addresses).toEqual([`${HOME}/page`]);
  });

  test("that leads to itself, or twice to one, is read once", async () => {
    const website = websiteOf({
      "/sitemap.xml": index("/sitemap.xml", "/a.xml", "/a.xml"),
      "/a.xml": urlset("/1"),
    });
    await readSitemaps(HOME, [], website, () => true);
    expect(website.asked).toEqual([GUESS, `${HOME}/a.xml`]);
  });

  test("that leads to other websites is not followed there", async () => {
    const website = websiteOf({
      "/sitemap.xml": index("https://shop.council.test/a.xml", "https://other.test/b.xml"),
      "https://shop.council.test/a.xml": urlset("/1"),
    });
    const { sitemaps, addresses } = await readSitemaps(HOME, [], website, () => true);
    expect(website.asked).toEqual([GUESS, "https://shop.council.test/a.xml"]);
    expect(sitemaps[0]).toMatchObject({
      outcome: "failed",
      why: "It leads to sitemaps of other websites, which are not read.",
    });
    expect(addresses).toEqual([`${HOME}/1`]);
  });

  test("leads to 200 files at most", async () => {
    const paths = Array.from({ length: 300 }, (_, number) => `/${number}.xml`);
    const files = Object.fromEntries(paths.map((path) => [path, urlset(path)]));
    const { sitemaps, addresses } = await read({ ...files, "/sitemap.xml": index(...paths) });
    expect(addresses).toHaveLength(199);
    expect(sitemaps).toHaveLength(201);
    expect(sitemaps.at(-1)).toEqual({
      address: `${HOME}/199.xml`,
      outcome: "failed",
      why: "Only 200 sitemaps of a website are read: this one and 100 more are left.",
    });
  });

  test("leads to 200,000 addresses at most", async () => {
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

test("Sitemaps are read from a real website, through redirects and packed for the way", async () => {
  const website = await startTestServer(({ url }, response) => {
    if (url === "/sitemap.xml") response.writeHead(301, { Location: "/maps/index.xml" }).end();
    else if (url === "/maps/index.xml") response.end(index(`${website.address}/a.xml.gz`));
    else if (url === "/a.xml.gz") {
      response.writeHead(200, { "Content-Encoding": "gzip" });
      response.end(gzipSync(gzipSync(listOf("urlset", "url", ["one", "//two"]))));
    } else response.writeHead(404).end();
  });
  const fetch = createHttpClient({ userAgent: "test/1.0", timeout: 20_000, limit: 2 ** 20 });
  const { sitemaps, addresses } = await readSitemaps(website.address, [], fetch, () => true);
  expect(sitemaps).toEqual([
    { address: `${website.address}/sitemap.xml`, ...READ },
    { address: `${website.address}/a.xml.gz`, ...READ },
  ]);
  expect(addresses).toEqual([`${website.address}/one`, `${HOME}//two`]);
  await website.close();
});

test("Whatever a file holds, reading it ends without an error", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."< > / <urlset> </urlset> <url> <loc> </loc> <![CDATA[ ]]> <!-- --> <? ?> & &amp; &#0; &#x110000; &a; <__proto__> <a: xmlns= '".split(
        " ",
      ),
      HOME,
    ),
    fc.string({ unit: "binary" }),
  );
  const text = fc.array(piece).map((pieces) => new Uint8Array(Buffer.from(pieces.join(""))));
  const bytes = fc.uint8Array().map((each) => new Uint8Array(each));
  fc.assert(
    fc.property(fc.oneof(text, bytes), (file) => {
      expect(readSitemapFile(file, GUESS).kind).toMatch(/^(?:pages|sitemaps|broken|other)$/);
    }),
    { numRuns: 500 },
  );
});
