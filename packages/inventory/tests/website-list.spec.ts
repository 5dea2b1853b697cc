import { expect, test } from "playwright/test";
import {
  readWebsitesIfPresent,
  readWebsites,
  WEBSITES_FILE,
} from "../src/organisation/website-list.ts";
import { mereford, projectOf } from "test-support";

/** Returns the websites in `text`, or its problems. */
function read(text: string) {
  const result = readWebsites(projectOf({ [WEBSITES_FILE]: text }));
  return result.ok ? result.value : result.problems;
}

function list(...websites: object[]): string {
  return JSON.stringify({ websites }, null, 2);
}

const ADDRESS = { address: "https://www.example.gov.uk/" };
const BANNER = { shown: "#question", reject: ["#settings", "#no"], accept: ["#yes"] };
const COMPLETE = {
  ...ADDRESS,
  maxPages: 1,
  maxDepth: 0,
  include: ["www.example.gov.uk/forms/*"],
  exclude: [],
  delay: 0,
  banner: BANNER,
};

const VALID_LISTS: readonly (readonly [name: string, websites: readonly object[]])[] = [
  ["no website", []],
  ["a website with only an address", [ADDRESS]],
  ["a website with every field", [COMPLETE]],
  [
    "a banner with texts of buttons",
    [{ ...ADDRESS, banner: { ...BANNER, reject: [{ button: "No" }] } }],
  ],
  [
    "no banner, and the date of that",
    [{ ...ADDRESS, banner: "none", bannerChecked: "2026-11-29" }],
  ],
  ["the maximum number of pages", [{ ...ADDRESS, maxPages: 1_000_000 }]],
  ["two addresses on the same host", [ADDRESS, { address: "https://www.example.gov.uk/forms" }]],
  ["two hosts", [ADDRESS, { address: "https://example.gov.uk/" }]],
];
for (const [name, websites] of VALID_LISTS) {
  test(`A list of websites can have ${name}`, () => {
    expect(read(list(...websites))).toEqual(websites);
  });
}

/* packages/site/tests/unit/mistakes.ts has the most common mistakes, each with its place and hint. */
test("Reports a duplicate website, however its address is written", () => {
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

test("A list can have another file name, which each problem names", () => {
  const project = projectOf({ "lists/some.json": list(ADDRESS), "lists/bad.json": list({}) });
  expect(readWebsites(project, "lists/some.json")).toEqual({ ok: true, value: [ADDRESS] });
  expect(readWebsites(project, "lists/bad.json")).toMatchObject({
    ok: false,
    problems: [{ file: "lists/bad.json", line: 3, rule: "missing-field" }],
  });
  expect(readWebsites(project, "lists/none.json")).toMatchObject({
    ok: false,
    problems: [{ file: "lists/none.json", rule: "missing-file", message: "This file is missing." }],
  });
});

test("The list of websites is optional", () => {
  const { [WEBSITES_FILE]: _list, ...files } = mereford();
  expect(readWebsitesIfPresent(projectOf(files))).toEqual({ ok: true, value: [] });
});
