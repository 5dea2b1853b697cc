import { expect, test } from "playwright/test";
import { checkProject } from "../../src/check/check-project.ts";
import { correct, freeze, type Present, type Words } from "../../src/editions/freeze-edition.ts";
import {
  CHANGES_FILE,
  type ChangeLog,
  nextNumber,
  readLog,
} from "../../src/editions/change-log.ts";
import { INVENTORY_FILE, type Problem, type Project } from "cookie-inventory";
import { readContent, readContentFiles } from "../../src/content/site-content.ts";
import { STATEMENT_FILE } from "../../src/pages/page-reader.ts";
import { mereford, projectOf } from "test-support";

/* Editions: frozen, corrected, and what the check says of a change that is neither. */

const TODAY = Temporal.PlainDate.from("2026-11-25");
const WORDS: Words = {
  kind: "minor",
  what: ["We say it in other words."],
  why: "It was hard to read.",
  effect: "You can read it with ease.",
  date: "2026-11-25",
};

type Files = Record<string, string | Uint8Array>;

function presentOf(project: Project): Present {
  const parts = readContentFiles(project);
  const { page } = parts.statement;
  const { inventory } = parts.inventory;
  if (!page || !inventory || !parts.log.ok) throw new Error("The project cannot be read.");
  return { statement: page, inventory, log: parts.log.value?.data };
}

/** The files with one more edition. */
function withEdition(files: Files, words: Partial<Words> = {}): Files {
  const present = presentOf(projectOf(files));
  const comparison = present.log && "<p>What changed.</p>\n";
  const html = { page: "<p>The page.</p>\n", comparison };
  const frozen = freeze(present, { ...WORDS, ...words }, html);
  return { ...files, ...Object.fromEntries(frozen.files) };
}

function edited(files: Files, file: string, from: string | RegExp, to: string): Files {
  const text = textOf(files, file);
  const next = text.replace(from, to);
  if (next === text) throw new Error(`“${String(from)}” is not in ${file}.`);
  return { ...files, [file]: next };
}

function textOf(files: Files, file: string): string {
  const content = files[file];
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

const FIRST = withEdition(mereford());
const SENTENCE = "\nWe keep a copy of each letter.\n";
const CHANGED = edited(FIRST, STATEMENT_FILE, /$/, SENTENCE);
const SECOND = withEdition(CHANGED);

/** What the check finds of editions: rule, file and line. */
async function found(files: Files): Promise<string[]> {
  return (await problemsIn(files)).map(({ rule, file, line }) => `${rule} ${file}:${line ?? ""}`);
}

async function problemsIn(files: Files): Promise<Problem[]> {
  const all = await checkProject(projectOf(files), TODAY);
  return all.filter(({ severity }) => severity === "error");
}

const logOf = (files: Files) => JSON.parse(textOf(files, CHANGES_FILE)) as ChangeLog;
const withLog = (files: Files, change: (log: ChangeLog) => unknown): Files => {
  const log = logOf(files);
  change(log);
  return { ...files, [CHANGES_FILE]: JSON.stringify(log, null, 2) };
};

test("The first edition has the statement’s number and keeps its files; the next one the next number", async () => {
  expect(logOf(FIRST).editions.map(({ edition }) => edition)).toEqual(["3.2"]);
  expect(logOf(SECOND).editions.map(({ edition }) => edition)).toEqual(["3.2", "3.3"]);
  expect(textOf(SECOND, STATEMENT_FILE)).toContain('edition: "3.3"\ndate: 2026-11-25\n');
  expect(textOf(SECOND, "editions/3.3/statement.md")).toBe(textOf(SECOND, STATEMENT_FILE));
  expect(textOf(SECOND, "editions/3.3/cookies.json")).toBe(textOf(SECOND, INVENTORY_FILE));
  expect(textOf(SECOND, "editions/3.2/statement.md")).toBe(textOf(FIRST, STATEMENT_FILE));
  expect(Object.keys(SECOND).filter((file) => file.endsWith(".html"))).toEqual([
    "editions/3.2/page.html",
    "editions/3.3/page.html",
    "editions/3.3/comparison.html",
  ]);
  expect(await found(FIRST)).toEqual([]);
  expect(await found(SECOND)).toEqual([]);
});

test("A change without an edition is refused by the check, and both ways out lead on", async () => {
  const [problem, ...others] = await problemsIn(CHANGED);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    rule: "unfrozen-change",
    file: STATEMENT_FILE,
    line: textOf(CHANGED, STATEMENT_FILE).split("\n").indexOf(SENTENCE.trim()) + 1,
    message: "The statement is not what edition 3.2 tells visitors, and no later edition says so.",
  });
  expect(problem?.hint).toContain("make an edition (3.3 or 4.0): run “npx privacy-notice edition”");
  const entry = /(\{"date".*\})$/.exec(problem?.hint ?? "")?.[1] ?? "";
  const pasted = withLog(CHANGED, ({ editions }) => {
    editions
      .at(-1)
      ?.corrections.push(JSON.parse(entry) as ChangeLog["editions"][0]["corrections"][0]);
  });
  expect(await found(pasted), "the entry that the hint names").toEqual([]);

  const present = presentOf(projectOf(CHANGED));
  const files = Object.fromEntries(correct(present, "Spelling.", "2026-11-25"));
  expect(Object.keys(files)).toEqual([CHANGES_FILE]);
  expect(await found({ ...CHANGED, ...files })).toEqual([]);
  expect(readContent(projectOf(CHANGED)).ok, "the build shows it before").toBe(true);
});

/** A change of a file: what stands there, and what takes its place. */
type Edit = readonly [name: string, file: string, from: string | RegExp, to: string];

const UNREAD: readonly Edit[] = [
  ["the day on which a cookie was last seen", INVENTORY_FILE, '"2026-10-01"', '"2026-11-24"'],
  ["how the Markdown is laid out", STATEMENT_FILE, /\n$/, "\n\n\n"],
  ["the day of the next review", STATEMENT_FILE, /nextReview: .*/, "nextReview: 2027-11-20"],
];
for (const [name, ...edit] of UNREAD) {
  test(`What visitors do not read needs no edition: ${name}`, async () => {
    expect(await found(edited(FIRST, ...edit))).toEqual([]);
  });
}

const READ: readonly Edit[] = [
  ["a sentence", STATEMENT_FILE, /$/, SENTENCE],
  ["the title", STATEMENT_FILE, /title: .*/, "title: Notice"],
  ["where a link leads", STATEMENT_FILE, "](/cookies/", "](/accessibility/"],
  ["a purpose", INVENTORY_FILE, '"purpose": "', '"purpose": "It also counts. '],
  ["a retired cookie", INVENTORY_FILE, '"status": "declared"', '"status": "retired"'],
];
for (const [name, file, ...edit] of READ) {
  test(`What visitors read needs an edition: ${name}`, async () => {
    const all = await problemsIn(edited(FIRST, file, ...edit));
    const unfrozen = all.filter(({ rule }) => rule === "unfrozen-change");
    expect(unfrozen.map((problem) => problem.file)).toEqual([file]);
  });
}

function without(files: Files, file: string): Files {
  const { [file]: _gone, ...rest } = files;
  return rest;
}

/** The log with other fields in its second edition. */
const withSecond = (files: Files, fields: object) =>
  withLog(files, ({ editions }) => Object.assign(editions[1] ?? {}, fields));
const TWICE = withLog(SECOND, ({ editions }) =>
  editions.push(structuredClone(editions[1]) as ChangeLog["editions"][0]),
);

const BROKEN: readonly (readonly [name: string, files: Files, ...expected: string[]])[] = [
  [
    "a frozen file that was edited",
    edited(SECOND, "editions/3.2/statement.md", "We ", "We all "),
    "edited-edition editions/3.2/statement.md:1",
  ],
  [
    "a frozen file that is gone",
    without(SECOND, "editions/3.2/cookies.json"),
    "missing-file editions/3.2/cookies.json:",
  ],
  [
    "frozen HTML that was edited",
    edited(SECOND, "editions/3.3/comparison.html", "What", "That"),
    "edited-edition editions/3.3/comparison.html:1",
  ],
  [
    "frozen HTML that is gone",
    without(SECOND, "editions/3.2/page.html"),
    "missing-file editions/3.2/page.html:",
  ],
  [
    "a folder that no edition has",
    { ...SECOND, "editions/9.9/statement.md": "x" },
    "stray-edition editions/9.9/statement.md:",
  ],
  [
    "frozen files without a log",
    without(FIRST, CHANGES_FILE),
    "stray-edition editions/3.2/cookies.json:",
    "stray-edition editions/3.2/page.html:",
    "stray-edition editions/3.2/statement.md:",
  ],
  [
    "two editions of one number, made on two branches and merged",
    TWICE,
    `duplicate-edition ${CHANGES_FILE}:45`,
  ],
  [
    "a number that goes backwards",
    withLog(SECOND, (log) => Object.assign(log, { editions: log.editions.toReversed() })),
    `edition-order ${CHANGES_FILE}:25`,
  ],
  [
    "a day before the one of the edition before",
    withSecond(SECOND, { date: "2020-01-01" }),
    `edition-order ${CHANGES_FILE}:25`,
  ],
  [
    "a day that is yet to come",
    withSecond(edited(SECOND, STATEMENT_FILE, /^date: .*$/m, "date: 2027-01-01"), {
      date: "2027-01-01",
    }),
    `edition-in-future ${CHANGES_FILE}:25`,
  ],
  [
    "a statement that calls itself another edition",
    edited(SECOND, STATEMENT_FILE, 'edition: "3.3"', 'edition: "3.4"'),
    `edition-mismatch ${STATEMENT_FILE}:4`,
  ],
  [
    "an entry without its reason",
    withSecond(SECOND, { why: "" }),
    `wrong-value ${CHANGES_FILE}:30`,
  ],
];
for (const [name, files, ...expected] of BROKEN) {
  test(`Refused, with its place: ${name}`, async () => {
    const all = await found(files);
    expect(all.filter((each) => !/^(?:broken-link|unfrozen-change)/.test(each))).toEqual(expected);
  });
}

test("The build refuses frozen files that were edited as well", () => {
  const files = edited(SECOND, "editions/3.2/page.html", "The page", "No page");
  const read = readContent(projectOf(files));
  expect(read.ok ? [] : read.problems.map(({ rule }) => rule)).toEqual(["edited-edition"]);
});

test("Two editions of one number are reported with the fix", async () => {
  const problem = (await problemsIn(TWICE)).find(({ rule }) => rule === "duplicate-edition");
  expect(problem?.message).toContain("There are two editions 3.3; the other one is on line 23.");
  expect(problem?.hint).toContain("run “npx privacy-notice edition” again for what is new.");
});

test("Law that has ended may be named in the log, and in frozen editions", async () => {
  const named = withSecond(SECOND, {
    why: "The Data Protection Act 1998 has ended.",
    replaced: [{ was: "Direct Gov.", now: "GOV.UK.", because: "Direct Gov closed." }],
  });
  expect(await found(named)).toEqual([]);
});

const REFUSED: readonly [name: string, make: () => unknown, says: string][] = [
  [
    "nothing that visitors read has changed",
    () => withEdition(FIRST),
    "there is nothing to freeze",
  ],
  [
    "its number is not higher",
    () => withEdition(CHANGED, { number: "3.2" }),
    "Edition 3.2 would come after edition 3.2: choose a higher number, or leave it out.",
  ],
  [
    "its day is before the one of the edition before",
    () => withEdition(CHANGED, { date: "2020-01-01" }),
    "Edition 3.3 would be of 2020-01-01, before edition 3.2 of 2026-11-25",
  ],
  [
    "there is nothing to correct",
    () => correct(presentOf(projectOf(FIRST)), "Spelling.", "2026-11-25"),
    "there is nothing to mark as a correction",
  ],
  [
    "there is no edition to correct",
    () => correct(presentOf(projectOf(mereford())), "Spelling.", "2026-11-25"),
    "There is no edition yet that could be corrected: make the first one.",
  ],
];
for (const [name, make, says] of REFUSED) {
  test(`No edition is made where ${name}`, () => expect(make).toThrow(says));
}

test("Numbers are counted as numbers", () => {
  expect(nextNumber("1.9", "minor")).toBe("1.10");
  expect(nextNumber("9.4", "major")).toBe("10.0");
  const files = withEdition(CHANGED, { number: "3.10" });
  expect(readLog(projectOf(files)).ok).toBe(true);
});
