import { expect, test } from "playwright/test";
import { type Inventory, toPublishedCookies } from "cookie-inventory";
import { inventoryCsv } from "../../src/open-data/cookies-csv.ts";
import { type ExampleSources, examplesOf } from "../../src/open-data/file-examples.ts";
import { atomFeed, jsonFeed } from "../../src/open-data/change-feeds.ts";
import { openInventory } from "../../src/open-data/cookies-json.ts";
import { FOLLOWED, followed } from "../support/followed-changes.ts";
import { COOKIE, PROVIDERS } from "test-support";

const records = [COOKIE, { ...COOKIE, name: "basket" }];
const SOURCES: ExampleSources = {
  cookies: toPublishedCookies({ providers: PROVIDERS, cookies: records } as Inventory).all,
  organisation: FOLLOWED.organisation,
  edition: { edition: "1.1", date: "2027-02-01" },
  schema: "https://privacy.mereford.example/cookies.schema.json",
  text: `${Array.from({ length: 20 }, (_, index) => `Line ${index + 1}`).join("\n")}\n`,
  changes: followed({ html: "<p>What changed.</p>" }),
};
const { cookies, organisation, edition, schema } = SOURCES;
const examples = examplesOf(SOURCES);

test("The examples are the inventory with its first cookie, and the first lines of the other files", () => {
  const whole = openInventory(cookies, organisation, edition, schema);
  expect(JSON.parse(examples.json)).toEqual({ ...whole, cookies: whole.cookies.slice(0, 1) });
  const [names, first] = inventoryCsv(cookies).replace("\uFEFF", "").split("\r\n");
  expect(examples.csv).toBe(`${names}\n${first}`);
  expect(examples.text).toBe(SOURCES.text.split("\n").slice(0, 12).join("\n"));
});

test("The examples of the feeds are the latest entry, as it stands there", () => {
  const changes = followed({ html: "<p>What changed.</p>" });
  const [entry] = /^ {4}<entry>.*?^ {4}<\/entry>/ms.exec(atomFeed(changes)) ?? [];
  expect(examples.atom).toBe(entry?.replaceAll(/^ {4}/gm, ""));
  const { items } = JSON.parse(jsonFeed(changes)) as { items: unknown[] };
  expect(JSON.parse(examples.feed ?? "")).toEqual(items[0]);
});

const TEXTS = [
  ["<p>One.</p>\n<p>Two.</p>", "<p>One.</p>"],
  ["<p>One:</p>\n<ul><li>a</li></ul>\n<p>Two.</p>", "<p>One:</p>\n<ul><li>a</li></ul>"],
  ["Words alone", "Words alone"],
] as const;
for (const [html, first] of TEXTS) {
  test(`Of ${JSON.stringify(html)}, the examples of the feeds have ${JSON.stringify(first)}`, () => {
    const { atom, feed } = examplesOf({ ...SOURCES, changes: followed({ html }) });
    expect(atom).toContain(`<![CDATA[${first}]]>`);
    expect(JSON.parse(feed ?? "")).toMatchObject({ content_html: first });
  });
}

test("Without cookies and editions there are examples all the same", () => {
  const { json, csv, atom, feed } = examplesOf({
    ...SOURCES,
    cookies: [],
    edition: null,
    changes: null,
  });
  expect(JSON.parse(json)).toMatchObject({ edition: null, cookies: [] });
  expect(csv).toMatch(/^name,aliases,/);
  expect([atom, feed]).toEqual([null, null]);
});
