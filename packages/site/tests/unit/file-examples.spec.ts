import { type Inventory, toPublishedCookies } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { COOKIE, PROVIDERS } from "test-support";
import { toAtomFeed, toJsonFeed } from "../../src/open-data/change-feeds.ts";
import { toInventoryCsv } from "../../src/open-data/cookies-csv.ts";
import { toOpenInventory } from "../../src/open-data/cookies-json.ts";
import { createFileExamples, type ExampleSources } from "../../src/open-data/file-examples.ts";
import { FEED, feedWith } from "../support/change-feed.ts";

const records = [COOKIE, { ...COOKIE, name: "basket" }];
const SOURCES: ExampleSources = {
  cookies: toPublishedCookies({ providers: PROVIDERS, cookies: records } as Inventory).all,
  organisation: FEED.organisation,
  edition: { edition: "1.1", date: "2027-02-01" },
  schema: "https://privacy.mereford.example/cookies.schema.json",
  text: `${Array.from({ length: 20 }, (_, index) => `Line ${index + 1}`).join("\n")}\n`,
  changes: feedWith({ html: "<p>What changed.</p>" }),
};
const { cookies, organisation, edition, schema } = SOURCES;
const examples = createFileExamples(SOURCES);

test("The examples are the inventory with its first cookie, and the first lines of other files", () => {
  const inventory = toOpenInventory(cookies, organisation, edition, schema);
  expect(JSON.parse(examples.json)).toEqual({
    ...inventory,
    cookies: inventory.cookies.slice(0, 1),
  });
  const [header, first] = toInventoryCsv(cookies).replace("\uFEFF", "").split("\r\n");
  expect(examples.csv).toBe(`${header}\n${first}`);
  expect(examples.text).toBe(SOURCES.text.split("\n").slice(0, 12).join("\n"));
});

test("The examples of the feeds are their latest entries", () => {
  const changes = feedWith({ html: "<p>What changed.</p>" });
  const [entry] = /^ {4}<entry>.*?^ {4}<\/entry>/ms.exec(toAtomFeed(changes)) ?? [];
  expect(examples.atom).toBe(entry?.replaceAll(/^ {4}/gm, ""));
  const { items } = JSON.parse(toJsonFeed(changes)) as { items: unknown[] };
  expect(JSON.parse(examples.feed ?? "")).toEqual(items[0]);
});

const TEXTS = [
  ["<p>One.</p>\n<p>Two.</p>", "<p>One.</p>"],
  ["<p>One:</p>\n<ul><li>a</li></ul>\n<p>Two.</p>", "<p>One:</p>\n<ul><li>a</li></ul>"],
  ["Text without tags", "Text without tags"],
] as const;
for (const [html, first] of TEXTS) {
  test(`The examples of the feeds shorten ${JSON.stringify(html)} to ${JSON.stringify(first)}`, () => {
    const { atom, feed } = createFileExamples({ ...SOURCES, changes: feedWith({ html }) });
    expect(atom).toContain(`<![CDATA[${first}]]>`);
    expect(JSON.parse(feed ?? "")).toMatchObject({ content_html: first });
  });
}

test("Examples do not need cookies or editions", () => {
  const { json, csv, atom, feed } = createFileExamples({
    ...SOURCES,
    cookies: [],
    edition: null,
    changes: null,
  });
  expect(JSON.parse(json)).toMatchObject({ edition: null, cookies: [] });
  expect(csv).toMatch(/^name,aliases,/);
  expect([atom, feed]).toEqual([null, null]);
});
