import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";

/* One wrong value hides no other mistake, and causes no message about something that is right. */

const TODAY = Temporal.PlainDate.from("2026-11-23");
const COOKIES = "_data/cookies.json";
const PRIVACY = "src/pages/privacy.md";

type Edit = readonly [file: string, from: string, to: string];

/** Returns the rules of the problems, each with its file and line, after these edits to the test council’s files. */
async function findProblems(...edits: readonly Edit[]): Promise<string[]> {
  const files = mereford();
  for (const [file, from, to] of edits) {
    const text = files[file] ?? "";
    expect(text).toContain(from);
    files[file] = text.replace(from, () => to);
  }
  const problems = await checkProject(projectOf(files), TODAY);
  return problems
    .filter(({ rule }) => rule !== "open-question")
    .map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

/** A mistake in each kind of file. */
const BROKEN_LINK: Edit = [PRIVACY, "[what we store](/cookies/)", "[what we store](/cookeis/)"];
const LOST_HEADING: Edit = ["_data/addresses.json", '["cookies"]', '["cookies", "uses"]'];
const BROKEN_YAML: Edit = ["src/pages/cookies.md", "title: What we store", 'title: "What we'];

test("A record with a wrong category, an unknown provider, a contradiction and a name that is taken", async () => {
  expect(
    await findProblems(
      [
        COOKIES,
        '"name": "old_banner",\n      "aliases": [],\n      "storage": "cookie",\n      "category": "other",',
        '"name": "_count_*",\n      "aliases": [],\n      "storage": "cookie",\n      "category": "unknown",',
      ],
      [COOKIES, '"duration": "P30D"', '"duration": "P2Y"'],
      [
        COOKIES,
        '"provider": "mereford",\n      "purpose": "Remembered that you had closed a banner."',
        '"provider": "nowhere",\n      "purpose": "Remembers what Twitter told us."',
      ],
      [
        COOKIES,
        '"status": "retired",\n      "lastVerified": "2025-01-31"',
        '"status": "verified",\n      "lastVerified": null',
      ],
    ),
  ).toEqual([
    `${COOKIES}:47 duplicate-record`,
    `${COOKIES}:50 wrong-value`,
    `${COOKIES}:52 lifetime-beyond-cap`,
    `${COOKIES}:54 unknown-provider`,
    `${COOKIES}:55 outdated-name`,
    `${COOKIES}:57 exception-not-stated`,
    `${COOKIES}:59 verified-without-day`,
  ]);
});

test("A record with a misspelt status and other wrong values", async () => {
  expect(
    await findProblems(
      [COOKIES, '"status": "declared"', '"status": "announced"'],
      [COOKIES, '"category": "functional"', '"category": "unknown"'],
      [
        COOKIES,
        '"provider": "mereford",\n      "purpose": "Remembers',
        '"provider": "mereford",\n      "purpse": "Remembers',
      ],
      [COOKIES, '"domain": "leisure-in-mereford.example"', '"domain": "https://leisure.example"'],
      [
        COOKIES,
        '"persistence": "persistent",\n      "duration": null',
        '"persistence": "session",\n      "duration": null',
      ],
    ),
  ).toEqual([
    `${COOKIES}:35 wrong-value`,
    `${COOKIES}:36 storage-persistence`,
    `${COOKIES}:38 wrong-value`,
    `${COOKIES}:40 unknown-field`,
    `${COOKIES}:43 wrong-value`,
  ]);
});

test("A draft with a wrong value", async () => {
  expect(
    await findProblems(
      [COOKIES, '"status": "declared"', '"status": "draft"'],
      [COOKIES, '"category": "functional"', '"category": "unknown"'],
    ),
  ).toEqual([`${COOKIES}:35 wrong-value`, `${COOKIES}:43 draft`]);
});

test("A missing comma and a wrong value in the same file", async () => {
  expect(
    await findProblems(
      [COOKIES, '"name": "basket",', '"name": "basket"'],
      [COOKIES, '"category": "functional"', '"category": "unknown"'],
    ),
  ).toEqual([`${COOKIES}:33 json-syntax`, `${COOKIES}:35 wrong-value`]);
});

test("A provider with a wrong key and a wrong address", async () => {
  expect(
    await findProblems(
      [COOKIES, '"counter": {', '"Counter": {'],
      [COOKIES, '"home": "https://counter.example"', '"home": "counter.example"'],
    ),
  ).toEqual([
    `${COOKIES}:9 wrong-value`,
    `${COOKIES}:11 wrong-value`,
    `${COOKIES}:24 unknown-provider`,
  ]);
});

test("A wrong value in the inventory hides no broken link and no lost heading", async () => {
  expect(
    await findProblems(
      [COOKIES, '"category": "functional"', '"category": "unknown"'],
      BROKEN_LINK,
      LOST_HEADING,
    ),
  ).toEqual([
    `_data/addresses.json:2 lost-heading`,
    `${COOKIES}:35 wrong-value`,
    `${PRIVACY}:20 broken-link`,
  ]);
});

test("A file that is not JSON hides nothing in other files", async () => {
  expect(
    await findProblems(
      [COOKIES, '"providers": {', '"providers": ['],
      ["_data/organisation.json", '"domains": [', '"domains": ]'],
      ["_data/notice.json", '"openQuestions": [', '"openQuestions": {'],
      BROKEN_LINK,
      LOST_HEADING,
    ),
  ).toEqual([
    `_data/addresses.json:2 lost-heading`,
    `${COOKIES}:4 json-syntax`,
    "_data/notice.json:87 json-syntax",
    "_data/organisation.json:5 json-syntax",
    `${PRIVACY}:20 broken-link`,
  ]);
});

test("A page without valid front matter hides no broken link elsewhere, and links to it are right", async () => {
  const expected = [`_data/addresses.json:2 lost-heading`, "src/pages/cookies.md:6 yaml-syntax"];
  expect(await findProblems(BROKEN_YAML, LOST_HEADING)).toEqual(expected);
  expect(await findProblems(BROKEN_YAML, LOST_HEADING, BROKEN_LINK)).toEqual([
    ...expected,
    `${PRIVACY}:20 broken-link`,
  ]);
});

test("A page that cannot be read at all hides no broken link elsewhere, and links to it are right", async () => {
  const unclosed: Edit = [
    "src/pages/cookies.md",
    "---\n\nWe list it all here.",
    "\n- We list: [it all here",
  ];
  expect(await findProblems(unclosed)).toEqual(["src/pages/cookies.md:7 yaml-syntax"]);
  expect(await findProblems(unclosed, BROKEN_LINK)).toEqual([
    "src/pages/cookies.md:7 yaml-syntax",
    `${PRIVACY}:20 broken-link`,
  ]);
});

test("The text of a page is checked whatever is wrong in its front matter", async () => {
  const text: Edit = [
    PRIVACY,
    "We keep your data safe.",
    "We utilise your data. [click here](#nowhere).",
  ];
  const found = [
    `${PRIVACY}:14 hard-word`,
    `${PRIVACY}:14 vague-link`,
    `${PRIVACY}:14 broken-link`,
  ];
  expect(await findProblems([PRIVACY, "date: 2026-02-28", "date: 2026-02-31"], text)).toEqual([
    `${PRIVACY}:5 wrong-value`,
    ...found,
  ]);
  expect(await findProblems([PRIVACY, "date: 2026-02-28", "date: 2026: 02"], text)).toEqual([
    `${PRIVACY}:5 yaml-syntax`,
    ...found,
  ]);
});

test("A page with a wrong permalink is not reported as missing", async () => {
  for (const permalink of ["/Cookies/", "cookies", "/cookies"])
    expect(
      await findProblems([
        "src/pages/cookies.md",
        "navigation:",
        `permalink: ${permalink}\nnavigation:`,
      ]),
    ).toEqual(["src/pages/cookies.md:4 wrong-value"]);
});

test("A wrong exception to the rules for plain English does not bring back the warnings that it allows", async () => {
  const word: Edit = [PRIVACY, "We keep", "We utilise"];
  const allow = (rule: string): Edit => [
    "_data/plain-english.json",
    '"allowed": [',
    `"allowed": [{ "rule": "${rule}", "words": "utilise", "reason": "A name." },`,
  ];
  expect(await findProblems(word)).toEqual([`${PRIVACY}:14 hard-word`]);
  expect(await findProblems(word, allow("hard-word"))).toEqual([]);
  expect(await findProblems(word, allow("hard-words"))).toEqual([
    "_data/plain-english.json:2 wrong-value",
  ]);
});
