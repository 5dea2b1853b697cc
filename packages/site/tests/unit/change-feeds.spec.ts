import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { z } from "zod";
import { atomFeed, type FollowedChanges, jsonFeed } from "../../src/open-data/change-feeds.ts";
import { validateAtom, readAtom } from "../support/atom-schema.ts";
import { digest, ENTRY, FOLLOWED, followed, NEXT } from "../support/followed-changes.ts";

/** Text of HTML, as a browser shows it. */
function shown(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/* https://www.jsonfeed.org/version/1.1/: nothing else is allowed but what starts with “_”. */
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

function readJsonFeed(changes: FollowedChanges) {
  return JSON_FEED.parse(JSON.parse(jsonFeed(changes)));
}

test("Another program reads in the Atom feed what changed, the latest first", () => {
  const feed = readAtom(atomFeed(FOLLOWED));
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
  // Each leads to its edition, and the later one to what it is compared with.
  expect(feed.entry.map(({ link }) => link)).toEqual([
    [
      { "@_href": "https://privacy.mereford.example/editions/1.1/" },
      { "@_rel": "related", "@_href": "https://privacy.mereford.example/changes/1.0-1.1/" },
    ],
    [{ "@_href": "https://privacy.mereford.example/editions/1.0/" }],
  ]);
});

/** What can be followed of a council that differs. */
const ofCouncil = (change: object) =>
  followed({}, { organisation: { ...FOLLOWED.organisation, ...change } });

const VALID: readonly (readonly [name: string, changes: FollowedChanges])[] = [
  ["of two editions", FOLLOWED],
  ["of the first edition alone", { ...FOLLOWED, entries: [ENTRY] }],
  ["with signs that mean something to XML", followed({ title: `<a> & "b" ]]> &amp;` })],
  ["with a text that ends CDATA twice", followed({ html: "<p>a[b[1]]>2 c[d[1]]>2</p>" })],
  ["with characters that XML has not", followed({ title: "a\uFFFEb\uD800c\u0000" })],
  ["of a council with an “&” in its name", ofCouncil({ name: "A & <B>" })],
];
for (const [name, changes] of VALID) {
  test(`The Atom feed ${name} is valid by RFC 4287`, async () => {
    expect(await validateAtom(atomFeed(changes))).toEqual([]);
  });
}

test("A feed that RFC 4287 does not allow is found", async () => {
  for (const [from, to] of [
    [/<id>.*?<\/id>/, ""],
    ["2027-02-01T", "2027-02-30T"],
    [/(<entry>.*?)<title.*?<\/title>/s, "$1"],
    ["<subtitle>", "<abstract/><subtitle>"],
  ] as const)
    expect(await validateAtom(atomFeed(FOLLOWED).replace(from, to)), to).not.toEqual([]);
});

test("Both feeds hold the whole text, without our classes, and its links lead to the site", () => {
  const whole =
    '<p>What changed: <a href="https://privacy.mereford.example/cookies/#theme">a cookie</a> &amp; more.</p>\n<p>Why.</p>';
  expect(readAtom(atomFeed(FOLLOWED)).entry[0]?.content).toEqual({
    "@_type": "html",
    "#text": whole,
  });
  expect(readJsonFeed(FOLLOWED).items[0]?.content_html).toBe(whole);
});

test("In a feed, links lead to where they lead on the site", () => {
  for (const [href, address] of [
    ["#theme", "https://privacy.mereford.example/editions/1.1/#theme"],
    ["/cookies/?a=1&amp;b=2", "https://privacy.mereford.example/cookies/?a=1&amp;b=2"],
    ["https://ico.org.uk/", "https://ico.org.uk/"],
    ["mailto:a@mereford.example", "mailto:a@mereford.example"],
  ]) {
    const [item] = readJsonFeed(followed({ html: `<a href="${href}">x</a>` })).items;
    expect(item?.content_html).toBe(`<a href="${address}">x</a>`);
  }
});

test("The JSON feed is one by version 1.1, and says the same as the Atom feed", () => {
  const atom = readAtom(atomFeed(FOLLOWED));
  const { items, ...feed } = readJsonFeed(FOLLOWED);
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

/** The ids of a feed and of its entries. */
function idsOf(changes: FollowedChanges): string[] {
  const { id, entry } = readAtom(atomFeed(changes));
  return [id, ...entry.map((each) => each.id)];
}

const CORRECTION = {
  date: "2027-03-01",
  what: "A typing error.",
  reads: { statement: digest("3"), cookies: digest("a") },
};
const corrected = followed({ edition: { ...NEXT.edition, corrections: [CORRECTION] } });

const SAME_IDS: readonly (readonly [name: string, changes: FollowedChanges])[] = [
  ["the site moves", ofCouncil({ address: "https://new.example" })],
  ["the council is renamed", ofCouncil({ name: "Mere", home: "https://mere.example" })],
  ["an edition is described in other words", followed({ title: "Other", html: "<p>Other.</p>" })],
  ["an edition is corrected", corrected],
  ["pages get other paths", followed({ url: "/e/1.1/" }, { home: "/c/" })],
];
for (const [name, changes] of SAME_IDS) {
  test(`Ids stay when ${name}`, () => {
    expect(idsOf(changes)).toEqual(idsOf(FOLLOWED));
  });
}

test("The feed and its entries keep their ids when an edition comes, and no two are the same", () => {
  const [feed, first] = idsOf({ ...FOLLOWED, entries: [ENTRY] });
  const all = idsOf(FOLLOWED);
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

test("A correction of form makes no entry, and its edition and the feed newer", () => {
  const feed = readAtom(atomFeed(corrected));
  expect(feed.updated).toBe("2027-03-01T00:00:00.000Z");
  expect(feed.entry.map(({ published, updated }) => [published, updated])).toEqual([
    ["2027-02-01T00:00:00.000Z", "2027-03-01T00:00:00.000Z"],
    ["2026-11-23T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
  ]);
  const old = { ...ENTRY, edition: { ...ENTRY.edition, corrections: [CORRECTION] } };
  const { updated } = readAtom(atomFeed({ ...FOLLOWED, entries: [NEXT, old] }));
  expect(updated).toBe("2027-03-01T00:00:00.000Z");
});

test("There is no feed without an edition", () => {
  expect(() => atomFeed({ ...FOLLOWED, entries: [] })).toThrow(RangeError);
  expect(() => jsonFeed({ ...FOLLOWED, entries: [] })).toThrow(RangeError);
});

/** Text of one line, as the log allows it, with many signs that mean something to XML and HTML. */
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
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join("").replaceAll(/\p{Cc}/gu, ""))
  .filter((words) => words.trim() !== "");

test("Whatever an edition is called, another program reads that", () => {
  fc.assert(
    fc.property(text, text, (title, own) => {
      const changes = followed({ title: own }, { title });
      const atom = readAtom(atomFeed(changes));
      const json = readJsonFeed(changes);
      const [entry] = atom.entry;
      const legal = (words: string) => words.replaceAll(/[\uFFFE\uFFFF]/g, "");
      expect([atom.title, shown(entry?.title["#text"] ?? "")]).toEqual([legal(title), legal(own)]);
      expect([json.title, json.items[0]?.title]).toEqual([legal(title), legal(own)]);
    }),
    { seed: 4287, numRuns: 300 },
  );
});
