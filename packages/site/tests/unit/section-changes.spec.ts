import { array, assert, constant, constantFrom, property, record, uniqueArray } from "fast-check";
import { expect, test } from "playwright/test";
import { compareInventories } from "../../src/editions/cookie-changes.ts";
import {
  comparePages,
  compareSections,
  type SectionChange,
} from "../../src/editions/section-changes.ts";
import { readInventory } from "cookie-inventory";
import { getReadablePages, readContentFiles } from "../../src/content/site-content.ts";
import { textAfter, textBefore, subtractTexts } from "../support/marked-text.ts";
import { COOKIE, inventoryText, mereford, projectOf, PROVIDERS } from "test-support";

const PAGE = "src/pages/accessibility.md";

/** The pages of a made-up council, one of them with the body that is given. */
function pagesWith(body: string | undefined, file = PAGE, fields = "") {
  const { [PAGE]: _page, ...files } = mereford();
  const page = `---\ntitle: Help\ndescription: How to get help.\n${fields}---\n\n${body}`;
  const all = body === undefined ? files : { ...files, [file]: page };
  return getReadablePages(readContentFiles(projectOf(all)));
}

/**
 * What one page says, with [-removed-] and {+added+} words, and the changes that a reader would name: “-” out, “+” in,
 * “>” moved.
 */
const CHANGES: readonly (readonly [name: string, marked: string, changes?: string])[] = [
  ["nothing at all", "We help."],
  ["nothing but the lines that it is written in", "We help.[-\n-]{+ +}Ask us."],
  ["nothing but spaces", "We [- -]help.[-\u00a0-]{+ +}Ask us."],
  [
    "one sentence of a paragraph",
    "We help. [-Ask us.-]{+Write to us.+} We answer soon.",
    "kept Start of the page - Ask us. + Write to us.",
  ],
  [
    "two sentences, each beside what it was",
    "[-One-]{+Eins+}. Two. [-Three-]{+Drei+}.",
    "kept Start of the page - One. + Eins. - Three. + Drei.",
  ],
  [
    "a sentence with an abbreviation, whole",
    "The (No. 2) Regulations [-2018-]{+2028+} hold. Ask Dr. Smith.",
    "kept Start of the page - The (No. 2) Regulations 2018 hold. + The (No. 2) Regulations 2028 hold.",
  ],
  [
    "a sentence that moves, once",
    "One.\n\n[-Two.-]\n\n## A {#a}\n\nThree.{+ Two.+}",
    "kept A > Two.",
  ],
  [
    "a point of a list",
    "## Ways {#ways}\n\n- by post\n- by [-phone-]{+email+}",
    "kept Ways - by phone + by email",
  ],
  [
    "where a link leads",
    "Ask [us](/[-cookies/-]).",
    "kept Start of the page - Ask us (/cookies/). + Ask us (/).",
  ],
  [
    "a heading that keeps its former address",
    "## [-Ways-]{+How+} {#{+how #+}ways}\n\nAsk us.",
    "kept How - Ways + How",
  ],
  [
    "a heading between others that changes its address, and has not moved",
    "## A {#a}\n\nOne.\n\n## B {#{+bee #+}b}\n\nTwo.\n\n## C {#c}\n\nThree.{+ Four.+}",
    "kept C + Four.",
  ],
  [
    "a heading that hands its former address to a new section",
    "## Email {#email[- #emails-]}\n\nOne.{+\n\n## Marketing {#emails}\n\n+} Two.",
    "new Marketing + Marketing > Two.",
  ],
  [
    "a section that is new",
    "## Ways {#ways}\n\nAsk us.{+\n\n## 1. Times {#times}\n\nAt noon.+}",
    "new 1. Times + 1. Times + At noon.",
  ],
  [
    "a section that is taken out",
    "## Ways {#ways}\n\nAsk us.[-\n\n## Times {#times}\n\nAt noon.-]",
    "gone Times - Times - At noon.",
  ],
  [
    "a section that moves to the end",
    "[-## A {#a}\n\nOne.\n\n-]## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.{+\n\n## A {#a}\n\nOne.+}",
    "moved A",
  ],
  [
    "a table of cookies that comes in",
    "We help.{+\n\n::cookie-table+}",
    "kept Start of the page + ::cookie-table",
  ],
];

const SIGNS = { removed: "-", added: "+", moved: ">" };

function linesOf(sections: readonly SectionChange[]): string[] {
  return sections.flatMap(({ heading, status, sentences }) => [
    `${status} ${heading}`,
    ...sentences.map(({ what, text }) => `${SIGNS[what]} ${text}`),
  ]);
}

for (const [name, marked, changes = ""] of CHANGES) {
  test(`Between two texts, ${name} is listed`, () => {
    const found = comparePages(pagesWith(textBefore(marked)), pagesWith(textAfter(marked)));
    expect(found.map(({ url, status }) => `${status} ${url}`)).toEqual(
      changes === "" ? [] : ["kept /accessibility/"],
    );
    expect(found.flatMap(({ sections }) => linesOf(sections)).join(" ")).toBe(changes);
  });
}

const ABOUT = [
  "Title: Help",
  "In search results: How to get help.",
  "List of its headings: not shown",
  "Search engines: may list it",
  "Address: /accessibility/",
];

test("A page that is new, and one that is gone, are listed with all that they say", () => {
  const listed = (before: string | undefined, after: string | undefined) =>
    comparePages(pagesWith(before), pagesWith(after)).map(({ title, url, status, sections }) => [
      `${status} ${title} ${url}`,
      ...linesOf(sections),
    ]);
  expect(listed(undefined, "We help.")).toEqual([
    [
      "new Help /accessibility/",
      "new About the page",
      ...ABOUT.map((line) => `+ ${line}`),
      "new Start of the page",
      "+ We help.",
    ],
  ]);
  expect(listed("We help.", undefined)).toEqual([
    [
      "gone Help /accessibility/",
      "gone About the page",
      ...ABOUT.map((line) => `- ${line}`),
      "gone Start of the page",
      "- We help.",
    ],
  ]);
});

test("Of a page’s facts, each that visitors notice is listed", () => {
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
    "+ In the menu: Aid, place 4",
    "+ List of its headings: shown",
    "+ Search engines: are told not to list it",
  ]);
});

test("A page is known by its address, or else by its file", () => {
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

test("Whatever two texts say, the sentences that are not listed are in both, and no other way is shorter", () => {
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
      const old = before.flatMap(({ sentences }) => sentences);
      const now = after.flatMap(({ sentences }) => sentences);
      const listed = compareSections(before, after).flatMap(({ sentences }) => sentences);
      const texts = (what: string) =>
        listed.filter((each) => each.what === what).map(({ text }) => text);
      expect(subtractTexts(old, texts("removed"))).toEqual(subtractTexts(now, texts("added")));
      // What is in both is never listed as gone.
      expect(texts("removed").filter((text) => texts("added").includes(text))).toEqual([]);
      expect(compareSections(before, before)).toEqual([]);
    }),
  );
});

const inventoryOf = (...cookies: readonly object[]) => {
  const read = readInventory(
    projectOf({ "_data/cookies.json": inventoryText(cookies, PROVIDERS) }),
  );
  if (read.inventory === undefined) throw new Error(JSON.stringify(read.problems));
  return read.inventory.data;
};

test("A new cookie is listed with all that visitors see of it", () => {
  expect(compareInventories(inventoryOf(), inventoryOf(COOKIE))).toMatchObject([
    {
      name: COOKIE.name,
      status: "new",
      facts: expect.arrayContaining([{ name: "Purpose", before: null, after: COOKIE.purpose }]),
    },
  ]);
});

/** Two records of one cookie, and what visitors see happen between them. */
const COOKIE_CHANGES: readonly (readonly [
  name: string,
  before: object,
  after: object,
  status?: string,
  fact?: object,
])[] = [
  ["its day of sighting", {}, { lastVerified: "2026-01-01", status: "verified" }],
  ["its purpose", {}, { purpose: "Hi." }, "changed", { name: "Purpose", after: "Hi." }],
  [
    "its lifetime, in words",
    { duration: "P1Y" },
    { duration: null },
    "changed",
    { name: "Expires", before: "after 1 year", after: "not stated" },
  ],
  ["being retired", {}, { status: "retired" }, "retired"],
  ["becoming a draft", {}, { status: "draft" }, "draft"],
  ["coming back", { status: "retired" }, {}, "new"],
  [
    "another name for it",
    {},
    { aliases: ["look"] },
    "changed",
    { name: "Other names", before: "none", after: "look" },
  ],
];
for (const [name, old, now, status, fact] of COOKIE_CHANGES) {
  test(`Of a cookie, ${name} is described as visitors would see it`, () => {
    const changes = compareInventories(
      inventoryOf({ ...COOKIE, ...old }),
      inventoryOf({ ...COOKIE, ...now }),
    );
    const expected = fact === undefined ? { status } : { status, facts: [fact] };
    expect(changes).toMatchObject(status === undefined ? [] : [expected]);
  });
}

test("Cookies of one name on two domains, or in two kinds of storage, are two", () => {
  for (const fields of [{ domain: "other.gov.uk" }, { storage: "localStorage", duration: null }]) {
    const now = inventoryOf(COOKIE, { ...COOKIE, ...fields });
    expect(compareInventories(inventoryOf(COOKIE), now)).toMatchObject([{ status: "new" }]);
  }
});

test("A cookie whose record is gone differs from one that is retired", () => {
  expect(compareInventories(inventoryOf(COOKIE), inventoryOf())).toMatchObject([
    { name: COOKIE.name, status: "gone" },
  ]);
});
