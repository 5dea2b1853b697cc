import { readInventory } from "cookie-inventory";
import { array, assert, constant, constantFrom, property, record, uniqueArray } from "fast-check";
import { expect, test } from "playwright/test";
import { COOKIE, inventoryText, mereford, projectOf, PROVIDERS } from "test-support";
import { getReadablePages, readContentFiles } from "../../src/content/content-files.ts";
import { compareInventories } from "../../src/editions/cookie-changes.ts";
import {
  comparePages,
  compareSections,
  type SectionChange,
} from "../../src/editions/section-changes.ts";
import { subtractTexts, textAfter, textBefore } from "../support/marked-text.ts";
import { ENGLISH } from "../support/english.ts";

const PAGE = "src/pages/accessibility.md";

/** Reads the test council’s pages, one of them with this body. */
function pagesWith(body: string | undefined, file = PAGE, fields = "") {
  const { [PAGE]: _page, ...files } = mereford();
  const page = `---\ntitle: Help\ndescription: How to get help.\n${fields}---\n\n${body}`;
  const all = body === undefined ? files : { ...files, [file]: page };
  return getReadablePages(readContentFiles(projectOf(all)));
}

/** Texts with [-removed-] and {+added+} words, and the expected changes: “-” removed, “+” added, “>” moved. */
const CHANGES: readonly (readonly [name: string, marked: string, changes?: string])[] = [
  ["nothing", "We help."],
  ["only line breaks", "We help.[-\n-]{+ +}Ask us."],
  ["only spaces", "We [- -]help.[-\u00a0-]{+ +}Ask us."],
  [
    "one sentence of a paragraph",
    "We help. [-Ask us.-]{+Write to us.+} We answer soon.",
    "kept Start of the page - Ask us. + Write to us.",
  ],
  [
    "two sentences, each next to its former text",
    "[-One-]{+Eins+}. Two. [-Three-]{+Drei+}.",
    "kept Start of the page - One. + Eins. - Three. + Drei.",
  ],
  [
    "a whole sentence with an abbreviation",
    "The (No. 2) Regulations [-2018-]{+2028+} hold. Ask Dr. Smith.",
    "kept Start of the page - The (No. 2) Regulations 2018 hold. + The (No. 2) Regulations 2028 hold.",
  ],
  ["a moved sentence once", "One.\n\n[-Two.-]\n\n## A {#a}\n\nThree.{+ Two.+}", "kept A > Two."],
  [
    "a list item",
    "## Ways {#ways}\n\n- by post\n- by [-phone-]{+email+}",
    "kept Ways - by phone + by email",
  ],
  [
    "the address of a link",
    "Ask [us](/[-cookies/-]).",
    "kept Start of the page - Ask us (/cookies/). + Ask us (/).",
  ],
  [
    "a heading that keeps its former id",
    "## [-Ways-]{+How+} {#{+how #+}ways}\n\nAsk us.",
    "kept How - Ways + How",
  ],
  [
    "a heading with a new id, which has not moved",
    "## A {#a}\n\nOne.\n\n## B {#{+bee #+}b}\n\nTwo.\n\n## C {#c}\n\nThree.{+ Four.+}",
    "kept C + Four.",
  ],
  [
    "a new section with the former id of another",
    "## Email {#email[- #emails-]}\n\nOne.{+\n\n## Marketing {#emails}\n\n+} Two.",
    "new Marketing + Marketing > Two.",
  ],
  [
    "a new section",
    "## Ways {#ways}\n\nAsk us.{+\n\n## 1. Times {#times}\n\nAt noon.+}",
    "new 1. Times + 1. Times + At noon.",
  ],
  [
    "a removed section",
    "## Ways {#ways}\n\nAsk us.[-\n\n## Times {#times}\n\nAt noon.-]",
    "removed Times - Times - At noon.",
  ],
  [
    "a section moved to the end",
    "[-## A {#a}\n\nOne.\n\n-]## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.{+\n\n## A {#a}\n\nOne.+}",
    "moved A",
  ],
  [
    "a new table of cookies",
    "We help.{+\n\n::cookie-table+}",
    "kept Start of the page + ::cookie-table",
  ],
  [
    "the row of a changed cell, and a caption",
    "Table: Records[- that we keep-]\n\n| Record | Kept for | Why |\n|---|---|---|\n| Tax | [-6-]{+7+} years | [the law](/) |\n| Forms | 2 years | |",
    "kept Start of the page - Records that we keep + Records - Tax: 6 years; the law (/) + Tax: 7 years; the law (/)",
  ],
];

const SIGNS = { removed: "-", added: "+", moved: ">" };

function linesOf(sections: readonly SectionChange[]): string[] {
  return sections.flatMap(({ heading, status, sentences }) => [
    `${status} ${heading}`,
    ...sentences.map(({ kind, text }) => `${SIGNS[kind]} ${text}`),
  ]);
}

for (const [name, marked, changes = ""] of CHANGES) {
  test(`The changes between two texts list ${name}`, () => {
    const found = comparePages(pagesWith(textBefore(marked)), pagesWith(textAfter(marked)));
    expect(found.map(({ url, status }) => `${status} ${url}`)).toEqual(
      changes === "" ? [] : ["kept /accessibility/"],
    );
    expect(found.flatMap(({ sections }) => linesOf(sections)).join(" ")).toBe(changes);
  });
}

const DETAILS = [
  "Title: Help",
  "Search description: How to get help.",
  "Table of contents: not shown",
  "Search engines: may list the page",
  "Address: /accessibility/",
];

test("New and removed pages are listed with their whole content", () => {
  const compare = (before: string | undefined, after: string | undefined) =>
    comparePages(pagesWith(before), pagesWith(after)).map(({ title, url, status, sections }) => [
      `${status} ${title} ${url}`,
      ...linesOf(sections),
    ]);
  expect(compare(undefined, "We help.")).toEqual([
    [
      "new Help /accessibility/",
      "new About the page",
      ...DETAILS.map((line) => `+ ${line}`),
      "new Start of the page",
      "+ We help.",
    ],
  ]);
  expect(compare("We help.", undefined)).toEqual([
    [
      "removed Help /accessibility/",
      "removed About the page",
      ...DETAILS.map((line) => `- ${line}`),
      "removed Start of the page",
      "- We help.",
    ],
  ]);
});

test("Changes to the details of a page are listed", () => {
  const fields = `date: 2026-11-01
contents: true
indexed: false
navigation:
  title: Aid
  order: 4
`;
  const [change] = comparePages(pagesWith("We help."), pagesWith("We help.", PAGE, fields));
  expect(linesOf(change?.sections ?? []).filter((line) => line.startsWith("+"))).toEqual([
    "+ Last updated: 2026-11-01",
    "+ Menu entry: Aid, position 4",
    "+ Table of contents: shown",
    "+ Search engines: must not list the page",
  ]);
});

test("Pages are matched by URL, then by file", () => {
  const pages = pagesWith("We help.");
  const renamed = pagesWith("We help.", "src/pages/help.md", "permalink: /accessibility/\n");
  expect(comparePages(pages, renamed)).toEqual([]);
  const [change] = comparePages(pages, pagesWith("We help.", PAGE, "permalink: /help/\n"));
  expect(change).toMatchObject({ status: "kept", url: "/help/" });
  expect(linesOf(change?.sections ?? [])).toEqual([
    "kept About the page",
    "- Address: /accessibility/",
    "+ Address: /help/",
  ]);
});

test("Sentences that are not listed are in both texts", () => {
  const id = constantFrom("a", "b", "c", "d", "e");
  const section = record({
    ids: uniqueArray(id, { minLength: 1, maxLength: 2 }),
    heading: constantFrom("H", "I"),
    sentences: array(constantFrom("One.", "Two.", "Three.", "Four."), { maxLength: 6 }),
    paragraphs: constant([]),
  });
  const page = uniqueArray(section, { selector: ({ ids }) => ids[0], maxLength: 4 });
  assert(
    property(page, page, (before, after) => {
      const oldSentences = before.flatMap(({ sentences }) => sentences);
      const newSentences = after.flatMap(({ sentences }) => sentences);
      const changes = compareSections(before, after).flatMap(({ sentences }) => sentences);
      const texts = (kind: string) =>
        changes.filter((change) => change.kind === kind).map(({ text }) => text);
      expect(subtractTexts(oldSentences, texts("removed"))).toEqual(
        subtractTexts(newSentences, texts("added")),
      );
      // A sentence in both texts is never listed as removed.
      expect(texts("removed").filter((text) => texts("added").includes(text))).toEqual([]);
      expect(compareSections(before, before)).toEqual([]);
    }),
  );
});

const readCookies = (...cookies: readonly object[]) => {
  const read = readInventory(
    projectOf({ "_data/cookies.json": inventoryText(cookies, PROVIDERS) }),
  );
  if (read.inventory === undefined) throw new Error(JSON.stringify(read.problems));
  return read.inventory.data;
};

test("A new cookie is listed with all its published facts", () => {
  expect(compareInventories(ENGLISH, readCookies(), readCookies(COOKIE))).toMatchObject([
    {
      name: COOKIE.name,
      status: "new",
      facts: expect.arrayContaining([{ name: "Purpose", before: null, after: COOKIE.purpose }]),
    },
  ]);
});

/** Two records of a cookie, and the expected change. */
const COOKIE_CHANGES: readonly (readonly [
  name: string,
  before: object,
  after: object,
  status?: string,
  fact?: object,
])[] = [
  ["its date of verification", {}, { lastVerified: "2026-01-01", status: "verified" }],
  ["its purpose", {}, { purpose: "Hi." }, "changed", { name: "Purpose", after: "Hi." }],
  [
    "its lifetime",
    { duration: "P1Y" },
    { duration: null },
    "changed",
    { name: "Expires", before: "after 1 year", after: "not stated" },
  ],
  ["being retired", {}, { status: "retired" }, "retired"],
  ["becoming a draft", {}, { status: "draft" }, "draft"],
  ["returning", { status: "retired" }, {}, "new"],
  [
    "another name",
    {},
    { aliases: ["look"] },
    "changed",
    { name: "Other names", before: "none", after: "look" },
  ],
];
for (const [name, before, after, status, fact] of COOKIE_CHANGES) {
  test(`A change to a cookie is described as visitors see it: ${name}`, () => {
    const changes = compareInventories(
      ENGLISH,
      readCookies({ ...COOKIE, ...before }),
      readCookies({ ...COOKIE, ...after }),
    );
    const expected = fact === undefined ? { status } : { status, facts: [fact] };
    expect(changes).toMatchObject(status === undefined ? [] : [expected]);
  });
}

test("Cookies with the same name on two domains, or in two kinds of storage, are different", () => {
  for (const fields of [{ domain: "other.gov.uk" }, { storage: "localStorage", duration: null }]) {
    const after = readCookies(COOKIE, { ...COOKIE, ...fields });
    expect(compareInventories(ENGLISH, readCookies(COOKIE), after)).toMatchObject([
      { status: "new" },
    ]);
  }
});

test("A cookie without a record is removed, not retired", () => {
  expect(compareInventories(ENGLISH, readCookies(COOKIE), readCookies())).toMatchObject([
    { name: COOKIE.name, status: "removed" },
  ]);
});
