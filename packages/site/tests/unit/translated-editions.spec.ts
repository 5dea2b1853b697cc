import { inLanguage, INVENTORY_FILE, listTranslations } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { readContent } from "../../src/content/site-content.ts";
import { CHANGES_FILE, type Edition } from "../../src/editions/change-log.ts";
import { toTranslatedChanges } from "../../src/editions/edition-links.ts";
import { createComparisonPages, createEditionPages } from "../../src/editions/edition-pages.ts";
import { readFrozenEdition } from "../../src/editions/frozen-edition.ts";
import { keepPublished } from "../../src/editions/published-editions.ts";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";
import { STATEMENT_FILE } from "../../src/pages/page-files.ts";
import { ENGLISH as ENGLISH_LOCALE } from "../support/english.ts";
import {
  type Files,
  findErrors,
  listErrors,
  parseLog,
  textOf,
  withCorrection,
  withEdit,
  withEdition,
  withPastedCorrection,
  toBoth,
  withWelshTexts,
} from "../support/editions.ts";
import { inWelsh, WELSH_STATEMENT } from "../support/welsh.ts";

/* cspell:ignore Rydym cadw copi llythyr ddiogel saff cyfrif iawn ydym Hysbysiad preifatrwydd bobl ymweld */

/* Editions of a site in two languages: what they freeze, what the check reports, and what pages show. */

const recordEdition = (files: Files) => withWelshTexts(withEdition(files));

const FIRST = recordEdition(inWelsh(mereford()));
const SENTENCE = "\nRydym yn cadw copi o bob llythyr.\n";
const CHANGED = withEdit(
  withEdit(FIRST, WELSH_STATEMENT, /$/, SENTENCE),
  STATEMENT_FILE,
  /$/,
  "\nWe keep a copy of each letter.\n",
);
const SECOND = recordEdition(CHANGED);
/** The council before it had Welsh, and after it has added it. */
const ENGLISH = withEdition(mereford());
const ADDED = inWelsh(ENGLISH);
const RECORDED = recordEdition(ADDED);

function readWelsh(files: Files) {
  const project = projectOf(files);
  const [welsh] = listTranslations(project);
  const read = readContent(project);
  if (welsh === undefined || !read.ok) throw new Error("The project cannot be read.");
  const { log } = read.value;
  const [translation] = read.value.translations;
  if (log === null || translation === undefined) throw new Error("There is no edition in Welsh.");
  const { language: english } = read.value;
  return { project: inLanguage(project, welsh), source: log, log: translation.log, english };
}

test("An edition freezes the statement and the HTML of each complete language, and the inventory once", async () => {
  const folder = Object.keys(SECOND).filter((file) => file.startsWith("editions/3.3/"));
  expect(folder.toSorted()).toEqual([
    "editions/3.3/comparison.html",
    "editions/3.3/cookies.json",
    "editions/3.3/cy/comparison.html",
    "editions/3.3/cy/page.html",
    "editions/3.3/cy/statement.md",
    "editions/3.3/page.html",
    "editions/3.3/statement.md",
  ]);
  expect(textOf(SECOND, "editions/3.3/cy/statement.md")).toBe(textOf(CHANGED, WELSH_STATEMENT));
  expect(await listErrors(FIRST)).toEqual([]);
  expect(await listErrors(SECOND)).toEqual([]);
});

test("The digests of the first language do not depend on the others", () => {
  const [own] = parseLog(ENGLISH).editions;
  const [edition] = parseLog(FIRST).editions;
  expect(edition?.reads).toEqual(own?.reads);
  expect(own).not.toHaveProperty("translations");
});

test("The next edition keeps the texts of earlier ones in all languages", () => {
  const log = JSON.parse(textOf(SECOND, CHANGES_FILE));
  expect(log.editions[0].why).toEqual(toBoth("It was hard to read."));
});

test("A summary is not part of an edition", async () => {
  const withoutBlocks = Object.entries(inWelsh(mereford(), { content: "summary" })).map(
    ([file, text]) => [file, file.includes("/cy/") ? text.replaceAll(/^::cookie.*$/gm, "") : text],
  );
  const files = withEdition(Object.fromEntries(withoutBlocks));
  expect(parseLog(files).editions[0]).not.toHaveProperty("translations");
  expect(await listErrors(files)).toEqual([]);
});

test("An edition needs its texts in the languages that it has, and earlier editions do not", async () => {
  const untranslated = withEdition(inWelsh(mereford()));
  const errors = await findErrors(untranslated);
  expect(errors.map(({ rule, message }) => [rule, message])).toEqual([
    [
      "missing-translation",
      "None of the 3 texts in this file is in Cymraeg (cy): this site has every text in that language.",
    ],
  ]);
  expect(await listErrors(RECORDED)).toEqual([]);
});

const HINT_OF_CORRECTION = /choose “correction”.*"translations":\{"cy":\{"reads":/;

test("The check reports a change to a translated statement alone", async () => {
  const files = withEdit(FIRST, WELSH_STATEMENT, "ddiogel", "saff");
  const [problem, ...others] = await findErrors(files);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    rule: "unfrozen-change",
    file: WELSH_STATEMENT,
    line:
      textOf(files, WELSH_STATEMENT)
        .split("\n")
        .findIndex((line) => line.includes("saff")) + 1,
    message:
      "The statement in Cymraeg (cy) differs from edition 3.2, and no later edition or correction records the change.",
  });
  expect(problem?.hint).toMatch(HINT_OF_CORRECTION);
});

test("The check reports a change to a translated text of a cookie alone", async () => {
  const [problem, ...others] = await findErrors(
    withEdit(FIRST, INVENTORY_FILE, "Yn cyfrif faint", "Mae'n cyfrif faint"),
  );
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    rule: "unfrozen-change",
    file: INVENTORY_FILE,
    message:
      "The cookie inventory in Cymraeg (cy) differs from edition 3.2, and no later edition or correction records the change.",
  });
});

test("A change to a cookie in every language is reported once", async () => {
  const files = withEdit(FIRST, INVENTORY_FILE, '"Counter Ltd"', '"Counters Ltd"');
  const unfrozen = (await findErrors(files)).filter(({ rule }) => rule === "unfrozen-change");
  expect(unfrozen.map(({ message }) => message)).toEqual([
    "The cookie inventory differs from edition 3.2, and no later edition or correction records the change.",
  ]);
});

for (const [name, correct] of [
  ["The command", withCorrection],
  ["The line from the check’s message", withPastedCorrection],
] as const) {
  test(`${name} records a correction of a translation`, async () => {
    const files = withWelshTexts(correct(withEdit(FIRST, WELSH_STATEMENT, "ddiogel", "saff")));
    expect(await listErrors(files)).toEqual([]);
    const again = withEdit(files, WELSH_STATEMENT, "saff", "ddiogel iawn");
    expect(await listErrors(again)).toEqual([`unfrozen-change ${WELSH_STATEMENT}:1`]);
    expect(readWelsh(files).log?.editions[0]?.corrections[0]?.what).toMatch(/^Cymraeg: /);
  });
}

test("A language that the latest edition does not have needs a new edition, not a correction", async () => {
  const [problem, ...others] = await findErrors(ADDED);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    rule: "unfrozen-change",
    file: WELSH_STATEMENT,
    message:
      "Edition 3.2 was published without Cymraeg (cy), and no later edition has this translation.",
    hint: "Make an edition (3.3 or 4.0): on GitHub, run the workflow “Edition”, or in a terminal “npx privacy-notice edition”. Both ask what changed and why. A correction cannot add Cymraeg (cy) to an edition that was published without it.",
  });
  expect(() => withCorrection(ADDED)).toThrow(
    "Edition 3.2 was published without Cymraeg (cy), which a correction cannot add. Run “npx privacy-notice edition” without “--correction”.",
  );
  expect(Object.keys(RECORDED)).toContain("editions/3.3/cy/page.html");
  expect(Object.keys(RECORDED)).not.toContain("editions/3.3/cy/comparison.html");
});

const BROKEN: readonly (readonly [name: string, files: Files, expected: string])[] = [
  [
    "an edited frozen translation",
    withEdit(SECOND, "editions/3.2/cy/statement.md", "Rydym", "Nid ydym"),
    "edited-edition editions/3.2/cy/statement.md:1",
  ],
  [
    "a missing frozen translation",
    Object.fromEntries(
      Object.entries(SECOND).filter(([file]) => file !== "editions/3.3/cy/comparison.html"),
    ),
    "missing-file editions/3.3/cy/comparison.html:",
  ],
  [
    "a frozen translation that the edition does not have",
    { ...RECORDED, "editions/3.2/cy/statement.md": "x" },
    "stray-edition editions/3.2/cy/statement.md:",
  ],
];
for (const [name, files, expected] of BROKEN) {
  test(`Reports ${name}`, async () => {
    expect(await listErrors(files)).toEqual([expected]);
  });
}

test("A frozen edition is read in each language", () => {
  const { project } = readWelsh(FIRST);
  const frozen = readFrozenEdition(project, "3.2");
  expect(frozen?.statement.data.title).toBe("Hysbysiad preifatrwydd");
  expect(frozen?.inventory.cookies[0]?.purpose).toBe("Yn cyfrif faint o bobl sy'n ymweld.");
});

test("Pages of editions have the address, the texts and the frozen HTML of their language", () => {
  const { project, log } = readWelsh(SECOND);
  const pages = createEditionPages(project, log ?? { editions: [] });
  expect(pages.map(({ url, html, why, after }) => ({ url, html, why, after }))).toEqual([
    {
      url: "/cy/editions/3.2/",
      html: "<p>The page in cy.</p>\n",
      why: "Cymraeg: It was hard to read.",
      after: { edition: "3.3", url: "/cy/changes/3.2-3.3/" },
    },
    {
      url: "/cy/editions/3.3/",
      html: "<p>The page in cy.</p>\n",
      why: "Cymraeg: It was hard to read.",
      after: null,
    },
  ]);
  const comparisons = createComparisonPages(project, log ?? { editions: [] });
  expect(comparisons.map(({ url, html }) => ({ url, html }))).toEqual([
    { url: "/cy/changes/3.2-3.3/", html: "<p>What changed in cy.</p>\n" },
  ]);
});

test("Editions of before a language was added are listed with their pages and texts in the first one", () => {
  const { project, log, source, english } = readWelsh(RECORDED);
  expect(createEditionPages(project, log ?? { editions: [] }).map(({ url }) => url)).toEqual([
    "/cy/editions/3.3/",
  ]);
  const changes = toTranslatedChanges(log, source, english, "/cy");
  expect(changes.editions.map(({ url }) => url)).toEqual(["/cy/editions/3.3/"]);
  expect(changes.untranslated.map(({ url, why }) => [url, why])).toEqual([
    ["/editions/3.2/", "It was hard to read."],
  ]);
  const html = createNunjucksEnvironment("/nowhere").render("blocks/change-log.njk", {
    ...ENGLISH_LOCALE,
    changes,
  });
  expect(html).toContain('lang="en-GB" dir="ltr">\n<li>We reworded the notice.</li>');
  expect(html).toContain('href="/editions/3.2/" hreflang="en-GB"');
  const before = readWelsh(ADDED);
  expect(before.log).toBeNull();
  expect(toTranslatedChanges(null, before.source, english, "/cy").untranslated).toHaveLength(1);
});

test("Replacing an edition that is not published removes the files of each language", () => {
  const { editions } = parseLog(SECOND);
  const published = { editions: editions.slice(0, 1) };
  const { filesToRemove } = keepPublished({ editions }, published);
  expect(filesToRemove).toContain("editions/3.3/cy/comparison.html");
  const [first] = editions;
  const other = { ...first, translations: {} } as Edition;
  expect(() => keepPublished({ editions: [other] }, published)).toThrow("missing here");
});
