import { expect, test } from "playwright/test";
import { checkProject } from "../../src/check/check-project.ts";
import { correct, freeze, type Present, type Words } from "../../src/editions/freeze-edition.ts";
import {
  CHANGES_FILE,
  type ChangeLog,
  nextNumber,
  readLog,
} from "../../src/editions/change-log.ts";
import { readsOf } from "../../src/editions/content-digests.ts";
import { INVENTORY_FILE, type Problem, type Project, readSource } from "cookie-inventory";
import { readContent, readParts } from "../../src/content/site-content.ts";
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
  const parts = readParts(project);
  const [statement, cookies] = [STATEMENT_FILE, INVENTORY_FILE].map((file) =>
    readSource(project, file),
  );
  const { page } = parts.statement;
  const { inventory } = parts.inventory;
  if (!page || !inventory || !statement?.ok || !cookies?.ok || !parts.log.ok)
    throw new Error("The project cannot be read.");
  const texts = { statement: statement.value, cookies: cookies.value };
  return { statement: page, inventory, texts, log: parts.log.value?.data };
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
  expect(await found(SECOND)).toEqual([]);
});

test("The build shows a change before it has an edition", () => {
  expect(readContent(projectOf(CHANGED)).ok).toBe(true);
});

const UNREAD: readonly [name: string, change: (files: Files) => Files][] = [
  [
    "the day on which a cookie was last seen",
    (files) =>
      edited(
        edited(files, INVENTORY_FILE, '"lastVerified": null', '"lastVerified": "2026-11-24"'),
        INVENTORY_FILE,
        '"status": "declared"',
        '"status": "verified"',
      ),
  ],
  ["how the Markdown is laid out", (files) => edited(files, STATEMENT_FILE, /\n$/, "\n\n\n")],
  [
    "the day of the next review",
    (files) => edited(files, STATEMENT_FILE, /nextReview: .*/, "nextReview: 2027-11-20"),
  ],
];
for (const [name, change] of UNREAD) {
  test(`What visitors do not read needs no edition: ${name}`, async () => {
    expect(await found(change(FIRST))).toEqual([]);
  });
}

const READ: readonly [name: string, file: string, change: (files: Files) => Files][] = [
  ["a sentence", STATEMENT_FILE, (files) => edited(files, STATEMENT_FILE, /$/, SENTENCE)],
  [
    "the title",
    STATEMENT_FILE,
    (files) => edited(files, STATEMENT_FILE, /title: .*/, "title: Notice"),
  ],
  [
    "where a link leads",
    STATEMENT_FILE,
    (files) => edited(files, STATEMENT_FILE, "](/cookies/", "](/accessibility/"),
  ],
  [
    "a purpose",
    INVENTORY_FILE,
    (files) => edited(files, INVENTORY_FILE, /"purpose": "/, '"purpose": "It also counts. '),
  ],
  [
    "a cookie that is retired",
    INVENTORY_FILE,
    (files) => edited(files, INVENTORY_FILE, '"status": "declared"', '"status": "retired"'),
  ],
];
for (const [name, file, change] of READ) {
  test(`What visitors read needs an edition: ${name}`, async () => {
    const rules = (await problemsIn(change(FIRST))).filter(
      ({ rule }) => rule === "unfrozen-change",
    );
    expect(rules.map((problem) => problem.file)).toEqual([file]);
  });
}

const BROKEN: readonly [name: string, files: () => Files, expected: readonly string[]][] = [
  [
    "a frozen file that was edited",
    () => edited(SECOND, "editions/3.2/statement.md", "We ", "We all "),
    ["edited-edition editions/3.2/statement.md:1"],
  ],
  [
    "a frozen file that is gone",
    () => {
      const { "editions/3.2/cookies.json": _gone, ...rest } = SECOND;
      return rest;
    },
    ["missing-file editions/3.2/cookies.json:"],
  ],
  [
    "frozen HTML that was edited",
    () => edited(SECOND, "editions/3.3/comparison.html", "What", "That"),
    ["edited-edition editions/3.3/comparison.html:1"],
  ],
  [
    "frozen HTML that is gone",
    () => {
      const { "editions/3.2/page.html": _gone, ...rest } = SECOND;
      return rest;
    },
    ["missing-file editions/3.2/page.html:"],
  ],
  [
    "a folder that no edition has",
    () => ({ ...SECOND, "editions/9.9/statement.md": "x" }),
    ["stray-edition editions/9.9/statement.md:"],
  ],
  [
    "frozen files without a log",
    () => {
      const { [CHANGES_FILE]: _gone, ...rest } = FIRST;
      return rest;
    },
    [
      "stray-edition editions/3.2/cookies.json:",
      "stray-edition editions/3.2/page.html:",
      "stray-edition editions/3.2/statement.md:",
    ],
  ],
  [
    "two editions of one number, made on two branches and merged",
    () =>
      withLog(SECOND, ({ editions }) =>
        editions.push(structuredClone(editions[1]) as ChangeLog["editions"][0]),
      ),
    [`duplicate-edition ${CHANGES_FILE}:45`],
  ],
  [
    "a number that goes backwards",
    () => withLog(SECOND, (log) => Object.assign(log, { editions: log.editions.toReversed() })),
    [`edition-order ${CHANGES_FILE}:25`],
  ],
  [
    "a day before the one of the edition before",
    () =>
      withLog(SECOND, ({ editions }) => Object.assign(editions[1] ?? {}, { date: "2020-01-01" })),
    [`edition-order ${CHANGES_FILE}:25`],
  ],
  [
    "a day that is yet to come",
    () =>
      withLog(edited(SECOND, STATEMENT_FILE, /^date: .*$/m, "date: 2027-01-01"), ({ editions }) =>
        Object.assign(editions[1] ?? {}, { date: "2027-01-01" }),
      ),
    [`edition-in-future ${CHANGES_FILE}:25`],
  ],
  [
    "a statement that calls itself another edition",
    () => edited(SECOND, STATEMENT_FILE, 'edition: "3.3"', 'edition: "3.4"'),
    [`edition-mismatch ${STATEMENT_FILE}:4`],
  ],
  [
    "an entry without its reason",
    () => withLog(SECOND, ({ editions }) => Object.assign(editions[1] ?? {}, { why: "" })),
    [`wrong-value ${CHANGES_FILE}:30`],
  ],
];
for (const [name, files, expected] of BROKEN) {
  test(`Refused, with its place: ${name}`, async () => {
    const all = await found(files());
    expect(all).toEqual(expect.arrayContaining([...expected]));
    expect(all.filter((each) => !/^(?:broken-link|unfrozen-change)/.test(each))).toEqual(expected);
  });
}

test("Two editions of one number, from two branches, are reported with the fix", async () => {
  const twice = withLog(SECOND, ({ editions }) =>
    editions.push(structuredClone(editions[1]) as ChangeLog["editions"][0]),
  );
  const problem = (await problemsIn(twice)).find(({ rule }) => rule === "duplicate-edition");
  expect(problem?.message).toContain("There are two editions 3.3; the other one is on line 23.");
  expect(problem?.hint).toContain("run “npx privacy-notice edition” again for what is new.");
});

test("Law that has ended may be named in the log, and in frozen editions", async () => {
  const named = withLog(SECOND, ({ editions }) => {
    Object.assign(editions[1] ?? {}, {
      why: "The Data Protection Act 1998 has ended.",
      replaced: [{ was: "Direct Gov.", now: "GOV.UK.", because: "Direct Gov closed." }],
    });
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

test("The digest depends on nothing but what visitors read", () => {
  const present = presentOf(projectOf(FIRST));
  const again = presentOf(projectOf(FIRST));
  expect(readsOf(present.statement, present.inventory.data)).toEqual(
    readsOf(again.statement, again.inventory.data),
  );
});
