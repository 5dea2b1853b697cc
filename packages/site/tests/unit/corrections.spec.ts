import { INVENTORY_FILE, type Problem, ProblemsError } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { type ChangeLog, CHANGES_FILE, readChangeLog } from "../../src/editions/change-log.ts";
import { checkUnfrozenChanges } from "../../src/editions/edition-rules.ts";
import { STATEMENT_FILE } from "../../src/pages/page-files.ts";
import {
  type Files,
  readSources,
  textOf,
  withCorrection,
  withPastedCorrection,
  withEdit,
  withEdition,
  withLog,
} from "../support/editions.ts";

// cspell:ignore adress recieve telefone

/* Corrections change how something is written. Facts need an edition. */

const TEXT = `
## Complaints {#complaints}

Write to [dp@mereford.example](mailto:dp@mereford.example) or call 01632 960 001. We will reply
within thirty days, at the latest in a month. Before 25 May 2018 the fee was £20, or 2,000 pence.

- your adress
- telefone
- what you bought with \`basket\`

We also recieve letters, and [list what we store](/cookies/). You can complain to www.regulator.example.org on Mondays.
`;

const FIRST = withEdition(withEdit(mereford(), STATEMENT_FILE, /$/, TEXT));

/** Returns what the check reports about the latest edition. */
function check(files: Files): Problem[] {
  const project = projectOf(files);
  const log = readChangeLog(project);
  if (!log.ok || log.value === undefined) throw new Error("There is no edition.");
  return checkUnfrozenChanges(project, readSources(project), log.value, "2026-11-25");
}

/** The line of the heading in TEXT. */
const START = textOf(FIRST, STATEMENT_FILE).split("\n").indexOf("## Complaints {#complaints}") + 1;

/** Formats a problem with its place; in TEXT, with the number of lines below the heading. */
function formatProblem({ file, line = 0, column, message }: Problem): string {
  const isInText = file === STATEMENT_FILE && line >= START;
  return `${isInText ? `+${line - START}` : line}:${column} ${message}`;
}

type Correction = ChangeLog["editions"][0]["corrections"][0];

/** An edit of a file. */
type Edit = readonly [name: string, from: string, to: string, file?: string];

const CORRECTIONS: readonly Edit[] = [
  ["a misspelt word", "recieve", "receive"],
  ["a misspelt list item of one word", "telefone", "telephone"],
  ["a comma", "We also", "Also, we"],
  ["capital letters", "list what", "List what"],
  ["a number in words, written in digits", "thirty days", "30 days"],
  ["a comma in a number", "2,000 pence", "2000 pence"],
  ["the article of a period", "in a month", "in one month"],
  ["the spaces of a telephone number", "01632 960 001", "01632 960001"],
  ["the form of a date", "25 May 2018", "25th May 2018"],
  ["the text of a link", "[list what we store]", "[say what we store]"],
  ["a paragraph that is split in two", " You can complain", "\n\nYou can complain"],
  ["a sentence that moves to another section", " on Mondays.", " on Mondays!"],
  ["the words of a heading", "## Complaints", "## Complaint"],
  ["the title", "title: Privacy notice", "title: Privacy notices"],
  ["the words of a purpose", "how many people visit", "how many persons visit", INVENTORY_FILE],
];
for (const [name, from, to, file = STATEMENT_FILE] of CORRECTIONS) {
  test(`A correction can change ${name}`, () => {
    const changed = withEdit(FIRST, file, from, to);
    const [problem] = check(changed);
    expect(problem?.hint).toContain("If you only corrected the wording");
    expect(check(withCorrection(changed))).toEqual([]);

    // The line that the hint offers has the same effect.
    const entry = /(\{"date".*\})$/.exec(problem?.hint ?? "")?.[1] ?? "{}";
    const pasted = withLog(changed, ({ editions }) => {
      editions.at(-1)?.corrections.push(JSON.parse(entry) as Correction);
    });
    expect(check(pasted)).toEqual([]);
  });
}

const LONG =
  "We share it with the police, with our partners and with those who ask us for it in writing.";

const FACTS: readonly (readonly [
  name: string,
  edit: readonly [from: string | RegExp, to: string, file?: string],
  ...expected: string[],
])[] = [
  [
    "a number",
    ["thirty days", "forty days"],
    "+3:8 Since edition 3.2, “thirty days” has become “forty days”",
  ],
  [
    "the unit of a number",
    ["thirty days", "thirty weeks"],
    "“thirty days” has become “thirty weeks”",
  ],
  ["working days", ["thirty days", "thirty working days"], "has become “thirty working days”"],
  ["a period", ["in a month", "in a year"], "“a month” has become “a year”"],
  ["a number that is removed", ["within thirty days, ", ""], "“thirty days” has been removed"],
  ["a number that is added", ["letters", "five letters"], "“five” has been added"],
  ["a date", ["25 May 2018", "26 May 2018"], "“25 May 2018” has become “26 May 2018”"],
  ["a weekday", ["Mondays", "Fridays"], "“Mondays” has become “Fridays”"],
  ["an amount", ["£20", "£25"], "“£20” has become “£25”"],
  ["a currency", ["£20", "$20"], "“£20” has become “$20”"],
  ["a telephone number", ["960 001", "960 002"], "“01632 960 001” has become “01632 960 002”"],
  ["a web address", ["www.regulator", "www.regulators"], "has become “www.regulators.example.org”"],
  ["a name in code", ["`basket`", "`basked`"], "“basket” has become “basked”"],
  [
    "an email address and its link",
    [/dp@/g, "officer@"],
    "“dp@mereford.example” has become “officer@mereford.example”",
    "the link to mailto:dp@mereford.example now leads to mailto:officer@mereford.example",
  ],
  [
    "the target of a link",
    ["(/cookies/). You", "(/accessibility/). You"],
    "+9:51 Since edition 3.2, the link to /cookies/ now leads to /accessibility/",
  ],
  [
    "a link that is removed",
    ["[list what we store](/cookies/). You", "list what we store. You"],
    "the link to /cookies/ has been removed",
  ],
  [
    "a link that is added",
    ["letters,", "[letters](/cookies/),"],
    "a link to /cookies/ has been added",
  ],
  [
    "a heading that is added",
    ["We also", "## Letters {#letters}\n\nWe also"],
    "+9:1 Since edition 3.2, the heading “Letters” has been added",
  ],
  [
    "a heading that is removed",
    ["## Complaints {#complaints}", ""],
    "the heading “Complaints” has been removed",
  ],
  [
    "another heading",
    ["## Complaints", "## How to reach us"],
    "the heading “Complaints” has become “How to reach us”",
  ],
  ["a paragraph that is added", [/$/, `\n${LONG}\n`], "has been added"],
  [
    "a list item that is removed",
    ["- telefone\n", ""],
    "+0:1 Since edition 3.2, the text “telefone” has been removed",
  ],
  [
    "a paragraph that is written afresh",
    [/We also.*/, LONG],
    `+9:1 Since edition 3.2, the text “${LONG.slice(0, 60)}…” has been added`,
    "+0:1 Since edition 3.2, the text “We also recieve letters",
  ],
  [
    "a block",
    ["::cookie-table", "::cookie-inventory"],
    "the text “::cookie-inventory” has been added",
    "the text “::cookie-table” has been removed",
  ],
  [
    "a number in the title",
    ["title: Privacy notice", "title: Privacy notice 2"],
    "2:1 Since edition 3.2, “2” has been added",
  ],
  [
    "a number in a purpose",
    ["how many people", "how many of five people", INVENTORY_FILE],
    "25:7 Since edition 3.2, “five” has been added (in the record “_count_*”)",
  ],
  [
    "another purpose",
    ["Counts how many people visit.", "Follows you.", INVENTORY_FILE],
    "25:7 Since edition 3.2, the purpose has become “Follows you.” (in the record “_count_*”)",
  ],
  [
    "the duration of a cookie",
    ['"P1Y"', '"P2Y"', INVENTORY_FILE],
    "22:7 Since edition 3.2, “duration” was “P1Y” and is now “P2Y” (in the record “_count_*”)",
  ],
  [
    "the category of a cookie",
    ['"analytics"', '"essential"', INVENTORY_FILE],
    "20:7 Since edition 3.2, “category” was “analytics” and is now “essential”",
  ],
  [
    "the exception that a cookie relies on",
    ['"exception": 2', '"exception": 5', INVENTORY_FILE],
    "27:7 Since edition 3.2, “exception” was “consent” and is now “an exception”",
  ],
  [
    "the name of a provider",
    ["Counter Ltd", "Counters Ltd", INVENTORY_FILE],
    "24:7 Since edition 3.2, “provider” was “Counter Ltd, https://counter.example, https://counter.example/privacy” and is now",
  ],
  [
    "the name of a cookie",
    ['"basket"', '"shopping"', INVENTORY_FILE],
    "31:5 Since edition 3.2, the cookie “shopping” has been added",
    "15:3 Since edition 3.2, the cookie “basket” is no longer listed",
  ],
  ["a retired cookie", ['"declared"', '"retired"', INVENTORY_FILE], "“basket” is no longer listed"],
];
for (const [name, [from, to, file = STATEMENT_FILE], ...expected] of FACTS) {
  test(`A correction cannot change ${name}`, () => {
    const changed = withEdit(FIRST, file, from, to);
    const [unrecorded] = check(changed);
    expect(unrecorded?.hint).toContain("This is more than a correction: ");
    expect(unrecorded?.hint).not.toContain("--correction");
    expect(() => withCorrection(changed)).toThrow(ProblemsError);

    const reported = check(withPastedCorrection(changed));
    expect(reported.map(formatProblem)).toEqual(
      expected.map((text) => expect.stringContaining(text) as unknown),
    );
  });
}

test("The report about a fact names the fix, in the browser and in a terminal", () => {
  const pasted = withPastedCorrection(withEdit(FIRST, STATEMENT_FILE, "£20", "£25"));
  const [problem] = check(pasted);
  expect(problem).toMatchObject({ rule: "correction-of-facts", file: STATEMENT_FILE });
  const [before = ""] = textOf(pasted, CHANGES_FILE).split(/{\s+"date": "[^"]*",\s+"what": "Spell/);
  const line = before.split("\n").length;
  expect(problem?.hint).toBe(
    `If it is a mistake, undo it. If not, make an edition (3.3 or 4.0): on GitHub, run the workflow “Edition” and choose “minor” or “major”; in a terminal, remove the correction on line ${line} of _data/changes.json and run “npx privacy-notice edition”.`,
  );
  expect(check(withEdition(pasted)), "an edition follows").toEqual([]);
});

test("A second correction is compared with the edition, not with the first correction", () => {
  const once = withCorrection(withEdit(FIRST, STATEMENT_FILE, "recieve", "receive"));
  const twice = withCorrection(withEdit(once, STATEMENT_FILE, "adress", "address"));
  expect(check(twice)).toEqual([]);
  const back = withEdit(twice, STATEMENT_FILE, "£20", "£25");
  expect(check(withPastedCorrection(back))).toHaveLength(1);
});
