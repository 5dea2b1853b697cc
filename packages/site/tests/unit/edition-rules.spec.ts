import { INVENTORY_FILE } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { readContent } from "../../src/content/site-content.ts";
import {
  type ChangeLog,
  CHANGES_FILE,
  getNextEditionNumber,
  readChangeLog,
} from "../../src/editions/change-log.ts";
import { recordCorrection } from "../../src/editions/freeze-edition.ts";
import { STATEMENT_FILE } from "../../src/pages/page-files.ts";
import {
  type Files,
  findErrors,
  listErrors,
  parseLog,
  readSources,
  textOf,
  withEdit,
  withEdition,
  withLog,
} from "../support/editions.ts";

/* Editions, and what the check reports about them. */

const FIRST = withEdition(mereford());
const SENTENCE = "\nWe keep a copy of each letter.\n";
const CHANGED = withEdit(FIRST, STATEMENT_FILE, /$/, SENTENCE);
const SECOND = withEdition(CHANGED);

test("The first edition has the statement’s number, and the second the next one", async () => {
  expect(parseLog(FIRST).editions.map(({ edition }) => edition)).toEqual(["3.2"]);
  expect(parseLog(SECOND).editions.map(({ edition }) => edition)).toEqual(["3.2", "3.3"]);
  expect(textOf(SECOND, STATEMENT_FILE)).toContain('edition: "3.3"\ndate: 2026-11-25\n');
  expect(textOf(SECOND, "editions/3.3/statement.md")).toBe(textOf(SECOND, STATEMENT_FILE));
  expect(textOf(SECOND, "editions/3.3/cookies.json")).toBe(textOf(SECOND, INVENTORY_FILE));
  expect(textOf(SECOND, "editions/3.2/statement.md")).toBe(textOf(FIRST, STATEMENT_FILE));
  expect(Object.keys(SECOND).filter((file) => file.endsWith(".html"))).toEqual([
    "editions/3.2/page.html",
    "editions/3.3/page.html",
    "editions/3.3/comparison.html",
  ]);
  expect(await listErrors(FIRST)).toEqual([]);
  expect(await listErrors(SECOND)).toEqual([]);
});

test("The check reports a change without an edition", async () => {
  const [problem, ...others] = await findErrors(CHANGED);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    rule: "unfrozen-change",
    file: STATEMENT_FILE,
    line: textOf(CHANGED, STATEMENT_FILE).split("\n").indexOf(SENTENCE.trim()) + 1,
    message:
      "The statement differs from edition 3.2, and no later edition or correction records the change.",
    hint: "Make an edition (3.3 or 4.0): on GitHub, run the workflow “Edition”, or in a terminal “npx privacy-notice edition”. Both ask what changed and why. This is more than a correction: the text “We keep a copy of each letter.” has been added.",
  });
  expect(readContent(projectOf(CHANGED)).ok, "the build allows it").toBe(true);
});

test("The first edition of a draft is 1.0", () => {
  const draft = withEdit(mereford(), STATEMENT_FILE, 'edition: "3.2"', 'edition: "0.1"');
  expect(parseLog(withEdition(draft)).editions.map(({ edition }) => edition)).toEqual(["1.0"]);
});

/** A replacement of text in a file. */
type Edit = readonly [name: string, file: string, from: string | RegExp, to: string];

const INVISIBLE_EDITS: readonly Edit[] = [
  ["the date when a cookie was last verified", INVENTORY_FILE, '"2026-10-01"', '"2026-11-24"'],
  ["the layout of the Markdown", STATEMENT_FILE, /\n$/, "\n\n\n"],
  ["the date of the next review", STATEMENT_FILE, /nextReview: .*/, "nextReview: 2027-11-20"],
];
for (const [name, ...edit] of INVISIBLE_EDITS) {
  test(`A change that visitors cannot see needs no edition: ${name}`, async () => {
    expect(await listErrors(withEdit(FIRST, ...edit))).toEqual([]);
  });
}

const VISIBLE_EDITS: readonly Edit[] = [
  ["a sentence", STATEMENT_FILE, /$/, SENTENCE],
  ["the title", STATEMENT_FILE, /title: .*/, "title: Notice"],
  ["the address of a link", STATEMENT_FILE, "](/cookies/", "](/accessibility/"],
  ["a purpose", INVENTORY_FILE, '"purpose": "', '"purpose": "It also counts. '],
  ["a retired cookie", INVENTORY_FILE, '"status": "declared"', '"status": "retired"'],
];
for (const [name, file, ...edit] of VISIBLE_EDITS) {
  test(`A change that visitors can see needs an edition: ${name}`, async () => {
    const all = await findErrors(withEdit(FIRST, file, ...edit));
    const unfrozen = all.filter(({ rule }) => rule === "unfrozen-change");
    expect(unfrozen.map((problem) => problem.file)).toEqual([file]);
  });
}

function without(files: Files, file: string): Files {
  const { [file]: _removed, ...rest } = files;
  return rest;
}

/** Returns the files with other fields in the second edition. */
const withSecond = (files: Files, fields: object) =>
  withLog(files, ({ editions }) => Object.assign(editions[1] ?? {}, fields));
const TWICE = withLog(SECOND, ({ editions }) =>
  editions.push(structuredClone(editions[1]) as ChangeLog["editions"][0]),
);

const BROKEN: readonly (readonly [name: string, files: Files, ...expected: string[]])[] = [
  [
    "an edited frozen file",
    withEdit(SECOND, "editions/3.2/statement.md", "We ", "We all "),
    "edited-edition editions/3.2/statement.md:1",
  ],
  [
    "a missing frozen file",
    without(SECOND, "editions/3.2/cookies.json"),
    "missing-file editions/3.2/cookies.json:",
  ],
  [
    "edited frozen HTML",
    withEdit(SECOND, "editions/3.3/comparison.html", "What", "That"),
    "edited-edition editions/3.3/comparison.html:1",
  ],
  [
    "missing frozen HTML",
    without(SECOND, "editions/3.2/page.html"),
    "missing-file editions/3.2/page.html:",
  ],
  [
    "a folder that belongs to no edition",
    { ...SECOND, "editions/9.9/statement.md": "x" },
    "stray-edition editions/9.9/statement.md:",
  ],
  [
    "frozen files without a change log",
    without(FIRST, CHANGES_FILE),
    "stray-edition editions/3.2/cookies.json:",
    "stray-edition editions/3.2/page.html:",
    "stray-edition editions/3.2/statement.md:",
  ],
  [
    "two editions with the same number, merged from two branches",
    TWICE,
    `duplicate-edition ${CHANGES_FILE}:45`,
  ],
  [
    "a number that goes backwards",
    withLog(SECOND, (log) => Object.assign(log, { editions: log.editions.toReversed() })),
    `edition-order ${CHANGES_FILE}:25`,
  ],
  [
    "a date before that of the previous edition",
    withSecond(SECOND, { date: "2020-01-01" }),
    `edition-order ${CHANGES_FILE}:25`,
  ],
  [
    "a date in the future",
    withSecond(withEdit(SECOND, STATEMENT_FILE, /^date: .*$/m, "date: 2027-01-01"), {
      date: "2027-01-01",
    }),
    `edition-in-future ${CHANGES_FILE}:25`,
  ],
  [
    "a statement with another edition number",
    withEdit(SECOND, STATEMENT_FILE, 'edition: "3.3"', 'edition: "3.4"'),
    `edition-mismatch ${STATEMENT_FILE}:4`,
  ],
  [
    "a statement with another date",
    withEdit(SECOND, STATEMENT_FILE, "date: 2026-11-25", "date: 2026-11-24"),
    `edition-mismatch ${STATEMENT_FILE}:5`,
  ],
  ["an entry without a reason", withSecond(SECOND, { why: "" }), `wrong-value ${CHANGES_FILE}:30`],
];
for (const [name, files, ...expected] of BROKEN) {
  test(`Reports ${name}`, async () => {
    const all = await listErrors(files);
    expect(all.filter((line) => !/^(?:broken-link|unfrozen-change)/.test(line))).toEqual(expected);
  });
}

test("The build rejects edited frozen files too", () => {
  const files = withEdit(SECOND, "editions/3.2/page.html", "The page", "No page");
  const read = readContent(projectOf(files));
  expect(read.ok ? [] : read.problems.map(({ rule }) => rule)).toEqual(["edited-edition"]);
});

test("The report about two editions with the same number explains the fix", async () => {
  const problem = (await findErrors(TWICE)).find(({ rule }) => rule === "duplicate-edition");
  expect(problem?.message).toContain("Edition 3.3 appears twice; the other entry is on line 23.");
  expect(problem?.hint).toContain("run “npx privacy-notice edition” again for the new changes.");
});

test("The change log and frozen editions may name repealed law", async () => {
  const files = withSecond(SECOND, {
    why: "The Data Protection Act 1998 has ended.",
    replaced: [{ was: "Direct Gov.", now: "GOV.UK.", because: "Direct Gov closed." }],
  });
  expect(await listErrors(files)).toEqual([]);
});

const REJECTED: readonly [name: string, make: () => unknown, message: string][] = [
  [
    "an edition without changes",
    () => withEdition(FIRST),
    "Nothing has changed since edition 3.2.",
  ],
  [
    "an edition whose number is not higher",
    () => withEdition(CHANGED, { number: "3.2" }),
    "Edition 3.2 cannot follow edition 3.2. Choose a higher number, or leave out “--number”.",
  ],
  [
    "an edition with a date before the previous one",
    () => withEdition(CHANGED, { date: "2020-01-01" }),
    "Edition 3.3 would have the date 2020-01-01, which is before edition 3.2 of 2026-11-25.",
  ],
  [
    "a correction without changes",
    () => recordCorrection(readSources(projectOf(FIRST)), "Spelling.", "2026-11-25"),
    "there is no correction to record",
  ],
  [
    "a correction before the first edition",
    () => recordCorrection(readSources(projectOf(mereford())), "Spelling.", "2026-11-25"),
    "There is no edition to correct yet.",
  ],
];
for (const [name, make, message] of REJECTED) {
  test(`Rejects ${name}`, () => expect(make).toThrow(message));
}

test("Edition numbers are compared as numbers", () => {
  expect(getNextEditionNumber("1.9", "minor")).toBe("1.10");
  expect(getNextEditionNumber("9.4", "major")).toBe("10.0");
  const files = withEdition(CHANGED, { number: "3.10" });
  expect(readChangeLog(projectOf(files)).ok).toBe(true);
});
