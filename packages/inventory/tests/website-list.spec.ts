import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import {
  readOwnWebsites,
  readWebsites,
  WEBSITES_FILE,
  websitesJsonSchema,
} from "../src/organisation/website-list.ts";
import { mereford, projectOf } from "test-support";

/** What is read of the list in `text`, or what is wrong in it. */
function read(text: string) {
  const result = readWebsites(projectOf({ [WEBSITES_FILE]: text }));
  return result.ok ? result.value : result.problems;
}

function list(...websites: object[]): string {
  return JSON.stringify({ websites }, null, 2);
}

const ADDRESS = { address: "https://www.example.gov.uk/" };
const BANNER = { shown: "#question", reject: ["#settings", "#no"], accept: ["#yes"] };
const ALL = {
  ...ADDRESS,
  maxPages: 1,
  maxDepth: 0,
  include: ["www.example.gov.uk/forms/*"],
  exclude: [],
  delay: 0,
  banner: BANNER,
};

const RIGHT: readonly (readonly [name: string, websites: readonly object[]])[] = [
  ["no website yet", []],
  ["an address alone", [ADDRESS]],
  ["all that can be said of a website", [ALL]],
  ["the most that can be visited", [{ ...ADDRESS, maxPages: 1_000_000 }]],
  [
    "two websites of one host, by their addresses",
    [ADDRESS, { address: "https://www.example.gov.uk/forms" }],
  ],
  ["two hosts", [ADDRESS, { address: "https://example.gov.uk/" }]],
];
for (const [name, websites] of RIGHT) {
  test(`A list of websites may hold ${name}`, () => {
    expect(read(list(...websites))).toEqual(websites);
  });
}

/* packages/site/tests/unit/mistakes.ts has the slips that editors make in such a list, each with its place. */
test("A website is refused the second time, however its address is written", () => {
  for (const address of [
    "https://www.example.gov.uk/",
    "https://www.example.gov.uk",
    "HTTPS://WWW.Example.gov.uk/",
    "https://www.example.gov.uk:443/",
    "https://www.example.gov.uk/#main",
  ])
    expect(
      read(list(ADDRESS, { address: "https://shop.example.gov.uk/" }, { address })),
    ).toMatchObject([
      {
        line: 10,
        rule: "duplicate-website",
        message:
          "“https://www.example.gov.uk/” is in the list twice; the other entry is on line 3.",
      },
    ]);
});

test("A list may have another name, which stands in each problem", () => {
  const project = projectOf({ "lists/some.json": list(ADDRESS), "lists/bad.json": list({}) });
  expect(readWebsites(project, "lists/some.json")).toEqual({ ok: true, value: [ADDRESS] });
  expect(readWebsites(project, "lists/bad.json")).toMatchObject({
    ok: false,
    problems: [
      {
        file: "lists/bad.json",
        line: 3,
        rule: "missing-field",
        message: "“address” is missing (in the record “number 1”).",
      },
    ],
  });
  expect(readWebsites(project, "lists/none.json")).toMatchObject({
    ok: false,
    problems: [{ file: "lists/none.json", rule: "missing-file", message: "This file is missing." }],
  });
});

test("A project needs no list of websites", () => {
  const { [WEBSITES_FILE]: _list, ...files } = mereford();
  expect(readOwnWebsites(projectOf(files))).toEqual({ ok: true, value: [] });
});

test("The JSON Schema that editors use is the one that the code checks by", () => {
  const committed = readFileSync(
    path.join(import.meta.dirname, "../../../schemas/websites.schema.json"),
    "utf8",
  );
  expect(JSON.parse(committed), "run “npx privacy-notice schema”").toEqual(
    JSON.parse(JSON.stringify(websitesJsonSchema())),
  );
});
