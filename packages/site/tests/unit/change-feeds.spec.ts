import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { anyText, PROPERTY_RUNS } from "test-support";
import { z } from "zod";
import { type ChangeFeed, toAtomFeed, toJsonFeed } from "../../src/open-data/change-feeds.ts";
import { readAtom, validateAtom } from "../support/atom-schema.ts";
import { ENTRY, FEED, feedWith, NEXT } from "../support/change-feed.ts";

/** Decodes HTML to text, as a browser would. */
function decodeHtml(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/* https://www.jsonfeed.org/version/1.1/ allows no other fields, except those that start with “_”. */
const author = z.strictObject({ name: z.string(), url: z.url() });
const JSON_FEED = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string(),
  language: z.string(),
  authors: z.array(author).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string(),
      content_html: z.string(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }),
    }),
  ),
});

function readJsonFeed(feed: ChangeFeed) {
  return JSON_FEED.parse(JSON.parse(toJsonFeed(feed)));
}

test("The Atom feed lists the editions, latest first", () => {
  const feed = readAtom(toAtomFeed(FEED));
  expect(feed).toMatchObject({
    "@_xml:lang": "en-GB",
    title: "What changed – Privacy statement",
    subtitle: "What changed in our privacy statement.",
    updated: "2027-02-01T00:00:00.000Z",
    author: { name: "Mereford District Council", uri: "https://www.mereford.example/" },
  });
  expect(feed.link).toEqual([
    { "@_rel": "alternate", "@_href": "https://privacy.mereford.example/changes/" },
    { "@_rel": "self", "@_href": "https://privacy.mereford.example/changes.atom" },
  ]);
  expect(feed.entry.map(({ title, published }) => [title["#text"], published])).toEqual([
    ["Edition 1.1", "2027-02-01T00:00:00.000Z"],
    ["Edition 1.0", "2026-11-23T00:00:00.000Z"],
  ]);
  // Each entry links to its edition, and the later one to its comparison.
  expect(feed.entry.map(({ link }) => link)).toEqual([
    [
      { "@_href": "https://privacy.mereford.example/editions/1.1/" },
      { "@_rel": "related", "@_href": "https://privacy.mereford.example/changes/1.0-1.1/" },
    ],
    [{ "@_href": "https://privacy.mereford.example/editions/1.0/" }],
  ]);
});

/** The feed of a council with other details. */
const withCouncil = (change: object) =>
  feedWith({}, { organisation: { ...FEED.organisation, ...change } });

const VALID: readonly (readonly [name: string, feed: ChangeFeed])[] = [
  ["of two editions", FEED],
  ["of the first edition only", { ...FEED, entries: [ENTRY] }],
  ["with XML’s special characters", feedWith({ title: `<a> & "b" ]]> &amp;` })],
  ["with two ends of a CDATA section", feedWith({ html: "<p>a[b[1]]>2 c[d[1]]>2</p>" })],
  ["with characters that XML does not allow", feedWith({ title: "a\uFFFEb\uD800c\u0000" })],
  ["of a council with “&” in its name", withCouncil({ name: "A & <B>" })],
];
for (const [name, feed] of VALID) {
  test(`The Atom feed ${name} is valid according to RFC 4287`, async () => {
    expect(await validateAtom(toAtomFeed(feed))).toEqual([]);
  });
}

test("The validator rejects a feed that RFC 4287 does not allow", async () => {
  for (const [from, to] of [
    [/<id>.*?<\/id>/, ""],
    ["2027-02-01T", "2027-02-30T"],
    [/(<entry>.*?)<title.*?<\/title>/s, "$1"],
    ["<subtitle>", "<abstract/><subtitle>"],
  ] as const)
    expect(await validateAtom(toAtomFeed(FEED).replace(from, to)), to).not.toEqual([]);
});

test("Both feeds contain the full text, with full addresses in links and without classes", () => {
  const html =
    '<p>What changed: <a href="https://privacy.mereford.example/cookies/#theme">a cookie</a> &amp; more.</p>\n<p>Why.</p>';
  expect(readAtom(toAtomFeed(FEED)).entry[0]?.content).toEqual({
    "@_type": "html",
    "#text": html,
  });
  expect(readJsonFeed(FEED).items[0]?.content_html).toBe(html);
});

test("Links in a feed have full addresses", () => {
  for (const [href, address] of [
    ["#theme", "https://privacy.mereford.example/editions/1.1/#theme"],
    ["/cookies/?a=1&amp;b=2", "https://privacy.mereford.example/cookies/?a=1&amp;b=2"],
    ["https://ico.org.uk/", "https://ico.org.uk/"],
    ["mailto:a@mereford.example", "mailto:a@mereford.example"],
  ]) {
    const [item] = readJsonFeed(feedWith({ html: `<a href="${href}">x</a>` })).items;
    expect(item?.content_html).toBe(`<a href="${address}">x</a>`);
  }
});

test("The JSON feed follows version 1.1 and has the same content as the Atom feed", () => {
  const atom = readAtom(toAtomFeed(FEED));
  const { items, ...feed } = readJsonFeed(FEED);
  expect(feed).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: atom.title,
    home_page_url: "https://privacy.mereford.example/changes/",
    feed_url: "https://privacy.mereford.example/changes.json",
    description: atom.subtitle,
    language: "en-GB",
    authors: [{ name: "Mereford District Council", url: "https://www.mereford.example" }],
  });
  expect(items).toEqual(
    atom.entry.map(({ id, title, link, content, published, updated }) => ({
      id,
      title: title["#text"],
      url: link[0]?.["@_href"],
      content_html: content["#text"],
      date_published: published,
      date_modified: updated,
    })),
  );
});

/** Returns the ids of a feed and of its entries. */
function readIds(feed: ChangeFeed): string[] {
  const { id, entry } = readAtom(toAtomFeed(feed));
  return [id, ...entry.map((item) => item.id)];
}

const CORRECTED = feedWith({ updated: "2027-03-01" });

const SAME_IDS: readonly (readonly [name: string, feed: ChangeFeed])[] = [
  ["the site moves", withCouncil({ address: "https://new.example" })],
  ["the council is renamed", withCouncil({ name: "Mere", home: "https://mere.example" })],
  ["an edition is described differently", feedWith({ title: "Other", html: "<p>Other.</p>" })],
  ["an edition is corrected", CORRECTED],
  ["the paths of pages change", feedWith({ url: "/e/1.1/" }, { home: "/c/" })],
];
for (const [name, feed] of SAME_IDS) {
  test(`Ids stay the same when ${name}`, () => {
    expect(readIds(feed)).toEqual(readIds(FEED));
  });
}

test("Ids are unique, and stay the same when an edition is added", () => {
  const [feed, first] = readIds({ ...FEED, entries: [ENTRY] });
  const all = readIds(FEED);
  expect(all[0]).toBe(feed);
  expect(all[2]).toBe(first);
  expect(new Set(all).size).toBe(3);
  for (const id of all) {
    // RFC 9562, sections 4.1 and 4.2: the version and the variant.
    expect(id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});

test("A correction adds no entry, but updates its edition and the feed", () => {
  const feed = readAtom(toAtomFeed(CORRECTED));
  expect(feed.updated).toBe("2027-03-01T00:00:00.000Z");
  expect(feed.entry.map(({ published, updated }) => [published, updated])).toEqual([
    ["2027-02-01T00:00:00.000Z", "2027-03-01T00:00:00.000Z"],
    ["2026-11-23T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
  ]);
  const oldEntry = { ...ENTRY, updated: "2027-03-01" };
  const { updated } = readAtom(toAtomFeed({ ...FEED, entries: [NEXT, oldEntry] }));
  expect(updated).toBe("2027-03-01T00:00:00.000Z");
});

test("Throws RangeError without an edition", () => {
  expect(() => toAtomFeed({ ...FEED, entries: [] })).toThrow(RangeError);
  expect(() => toJsonFeed({ ...FEED, entries: [] })).toThrow(RangeError);
});

/** One line of text, as the change log allows, with many special characters of XML and HTML. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        "&",
        "&amp;",
        "&lt;",
        "]]>",
        "<![CDATA[",
        '"',
        "'",
        "$&",
        "$1",
        "’",
      ),
      anyText(),
    ),
  )
  .map((parts) => parts.join("").replaceAll(/\p{Cc}/gu, ""))
  .filter((line) => line.trim() !== "");

test("Other parsers read any title back", () => {
  fc.assert(
    fc.property(text, text, (title, entryTitle) => {
      const feed = feedWith({ title: entryTitle }, { title });
      const atom = readAtom(toAtomFeed(feed));
      const json = readJsonFeed(feed);
      const [entry] = atom.entry;
      const expected = [title, entryTitle].map((line) => line.replaceAll(/[\uFFFE\uFFFF]/g, ""));
      expect([atom.title, decodeHtml(entry?.title["#text"] ?? "")]).toEqual(expected);
      expect([json.title, json.items[0]?.title]).toEqual(expected);
    }),
    PROPERTY_RUNS,
  );
});
