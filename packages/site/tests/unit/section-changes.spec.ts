import { array, assert, constant, constantFrom, property, record, uniqueArray } from "fast-check";
import { expect, test } from "playwright/test";
import { compareInventories } from "../../src/editions/cookie-changes.ts";
import {
  comparePages,
  compareSections,
  type SectionChange,
} from "../../src/editions/section-changes.ts";
import { readInventory } from "cookie-inventory";
import { readablePages, readParts } from "../../src/content/site-content.ts";
import { COOKIE, inventoryText, mereford, projectOf, PROVIDERS } from "test-support";

const PAGE = "src/pages/accessibility.md";
const FRONT = "---\ntitle: Help\ndescription: How to get help.\n---\n\n";
/** The pages of a made-up council, one of them with the body that is given. */
function pagesWith(body: string | undefined) {
  const { [PAGE]: _page, ...files } = mereford();
  const all = body === undefined ? files : { ...files, [PAGE]: FRONT + body };
  return readablePages(readParts(projectOf(all)));
}

/** What one page says before and after, and the changes that a reader would name: “-” out, “+” in, “>” moved. */
const CHANGES: readonly (readonly [
  name: string,
  before: string,
  after: string,
  changes: readonly string[],
])[] = [
  ["nothing at all", "We help.", "We help.", []],
  ["nothing but the lines that it is written in", "We help.\nAsk us.", "We help. Ask us.", []],
  ["nothing but spaces", "We  help.\u00a0Ask us.", "We help. Ask us.", []],
  [
    "one sentence of a paragraph",
    "We help. Ask us. We answer soon.",
    "We help. Write to us. We answer soon.",
    ["kept Start of the page", "- Ask us.", "+ Write to us."],
  ],
  [
    "two sentences, each beside what it was",
    "One. Two. Three.",
    "Eins. Two. Drei.",
    ["kept Start of the page", "- One.", "+ Eins.", "- Three.", "+ Drei."],
  ],
  [
    "a sentence with an abbreviation, whole",
    "The (No. 2) Regulations 2018 hold. Ask Dr. Smith.",
    "The (No. 2) Regulations 2028 hold. Ask Dr. Smith.",
    [
      "kept Start of the page",
      "- The (No. 2) Regulations 2018 hold.",
      "+ The (No. 2) Regulations 2028 hold.",
    ],
  ],
  [
    "a sentence that moves, once",
    "One.\n\nTwo.\n\n## A {#a}\n\nThree.",
    "One.\n\n## A {#a}\n\nThree. Two.",
    ["kept A", "> Two."],
  ],
  [
    "a point of a list",
    "## Ways {#ways}\n\n- by post\n- by phone",
    "## Ways {#ways}\n\n- by post\n- by email",
    ["kept Ways", "- by phone", "+ by email"],
  ],
  [
    "where a link leads",
    "Ask [us](/cookies/).",
    "Ask [us](/).",
    ["kept Start of the page", "- Ask us (/cookies/).", "+ Ask us (/)."],
  ],
  [
    "a heading that keeps its former address",
    "## Ways {#ways}\n\nAsk us.",
    "## How {#how #ways}\n\nAsk us.",
    ["kept How", "- Ways", "+ How"],
  ],
  [
    "a heading between others that changes its address, and has not moved",
    "## A {#a}\n\nOne.\n\n## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.",
    "## A {#a}\n\nOne.\n\n## B {#bee #b}\n\nTwo.\n\n## C {#c}\n\nThree. Four.",
    ["kept C", "+ Four."],
  ],
  [
    "a heading that hands its former address to a new section",
    "## Email {#email #emails}\n\nOne. Two.",
    "## Email {#email}\n\nOne.\n\n## Marketing {#emails}\n\nTwo.",
    ["new Marketing", "+ Marketing", "> Two."],
  ],
  [
    "a section that is new",
    "## Ways {#ways}\n\nAsk us.",
    "## Ways {#ways}\n\nAsk us.\n\n## 1. Times {#times}\n\nAt noon.",
    ["new 1. Times", "+ 1. Times", "+ At noon."],
  ],
  [
    "a section that is taken out",
    "## Ways {#ways}\n\nAsk us.\n\n## Times {#times}\n\nAt noon.",
    "## Ways {#ways}\n\nAsk us.",
    ["gone Times", "- Times", "- At noon."],
  ],
  [
    "a section that moves to the end",
    "## A {#a}\n\nOne.\n\n## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.",
    "## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.\n\n## A {#a}\n\nOne.",
    ["moved A"],
  ],
  [
    "a table of cookies that comes in",
    "We help.",
    "We help.\n\n::cookie-table",
    ["kept Start of the page", "+ ::cookie-table"],
  ],
];

const SIGNS = { removed: "-", added: "+", moved: ">" };

function linesOf(sections: readonly SectionChange[]): string[] {
  return sections.flatMap(({ heading, status, sentences }) => [
    `${status} ${heading}`,
    ...sentences.map(({ what, text }) => `${SIGNS[what]} ${text}`),
  ]);
}

for (const [name, before, after, changes] of CHANGES) {
  test(`Between two texts, ${name} is listed`, () => {
    const found = comparePages(pagesWith(before), pagesWith(after));
    expect(found.map(({ url, status }) => `${status} ${url}`)).toEqual(
      changes.length === 0 ? [] : ["kept /accessibility/"],
    );
    expect(found.flatMap(({ sections }) => linesOf(sections))).toEqual(changes);
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

/** A field of a page's front matter, and what visitors notice of it. */
const FIELDS: readonly (readonly [field: string, line: string])[] = [
  ["date: 2026-11-01", "+ Last updated: 2026-11-01"],
  ["contents: true", "+ List of its headings: shown"],
  ["indexed: false", "+ Search engines: are told not to list it"],
  ["navigation:\n  title: Aid\n  order: 4", "+ In the menu: Aid, place 4"],
];
for (const [field, line] of FIELDS) {
  test(`Of a page’s facts, “${field.split("\n")[0]}” is listed`, () => {
    const files = mereford();
    files[PAGE] = FRONT.replace("---\n\n", `${field}\n---\n\n`) + "We help.";
    const after = readablePages(readParts(projectOf(files)));
    const [change] = comparePages(pagesWith("We help."), after);
    expect(linesOf(change?.sections ?? [])).toContain(line);
  });
}

test("A page’s file with another name, at the same address, is no change", () => {
  const files = mereford();
  files["src/pages/help.md"] =
    FRONT.replace("title", "permalink: /accessibility/\ntitle") + "We help.";
  delete files[PAGE];
  const after = readablePages(readParts(projectOf(files)));
  expect(comparePages(pagesWith("We help."), after)).toEqual([]);
});

test("A page at another address is known by its file", () => {
  const files = mereford();
  files[PAGE] = FRONT.replace("title", "permalink: /help/\ntitle") + "We help.";
  const after = readablePages(readParts(projectOf(files)));
  const [change] = comparePages(pagesWith("We help."), after);
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
  const rest = (all: readonly string[], listed: readonly string[]) => {
    const left = [...all].toSorted();
    for (const sentence of listed) {
      expect(left).toContain(sentence);
      left.splice(left.indexOf(sentence), 1);
    }
    return left;
  };
  assert(
    property(page, page, (before, after) => {
      const old = before.flatMap(({ sentences }) => sentences);
      const now = after.flatMap(({ sentences }) => sentences);
      const listed = compareSections(before, after).flatMap(({ sentences }) => sentences);
      const texts = (what: string) =>
        listed.filter((each) => each.what === what).map(({ text }) => text);
      expect(rest(old, texts("removed"))).toEqual(rest(now, texts("added")));
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
  change: object | null,
])[] = [
  ["its day of sighting", {}, { lastVerified: "2026-01-01", status: "verified" }, null],
  [
    "its purpose",
    {},
    { purpose: "Says hello." },
    { status: "changed", facts: [{ name: "Purpose", after: "Says hello." }] },
  ],
  [
    "its lifetime, in words",
    { duration: "P1Y" },
    { duration: null },
    {
      status: "changed",
      facts: [{ name: "Expires", before: "after 1 year", after: "not stated" }],
    },
  ],
  ["being retired", {}, { status: "retired" }, { status: "retired" }],
  ["becoming a draft", {}, { status: "draft" }, { status: "draft" }],
  ["coming back", { status: "retired" }, {}, { status: "new" }],
  [
    "another name for it",
    {},
    { aliases: ["look"] },
    { status: "changed", facts: [{ name: "Other names", before: "none", after: "look" }] },
  ],
];
for (const [name, before, after, change] of COOKIE_CHANGES) {
  test(`Of a cookie, ${name} is described as visitors would see it`, () => {
    const old = inventoryOf({ ...COOKIE, ...before });
    const now = inventoryOf({ ...COOKIE, ...after });
    expect(compareInventories(old, now)).toMatchObject(change === null ? [] : [change]);
  });
}

test("Cookies of one name on two domains, or in two kinds of storage, are two", () => {
  const [other, storage] = [
    { domain: "other.gov.uk" },
    { storage: "localStorage", duration: null },
  ];
  for (const fields of [other, storage]) {
    const changes = compareInventories(
      inventoryOf(COOKIE),
      inventoryOf(COOKIE, { ...COOKIE, ...fields }),
    );
    expect(changes).toMatchObject([{ status: "new" }]);
  }
});

test("A cookie whose record is gone differs from one that is retired", () => {
  expect(compareInventories(inventoryOf(COOKIE), inventoryOf())).toMatchObject([
    { name: COOKIE.name, status: "gone" },
  ]);
});
