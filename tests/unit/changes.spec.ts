import { array, assert, constantFrom, property, record, uniqueArray } from "fast-check";
import { expect, test } from "playwright/test";
import { compareInventories } from "../../src/editions/inventory-changes.ts";
import { comparePages, compareSections } from "../../src/editions/text-changes.ts";
import { readInventory } from "../../src/inventory/read.ts";
import { readablePages, readParts } from "../../src/site/content.ts";
import { mereford } from "../support/mereford.ts";
import { projectOf } from "../support/project.ts";
import { COOKIE, inventoryText, PROVIDERS } from "../support/records.ts";

const PAGE = "src/pages/accessibility.md";
const FRONT = "---\ntitle: Help\ndescription: How to get help.\n---\n\n";
const ABOUT = ["Title: Help", "In search results: How to get help.", "Address: /accessibility/"];

/** The pages of a made-up council, one of them with the body that is given. */
function pagesWith(body: string | undefined) {
  const { [PAGE]: _page, ...files } = mereford();
  const all = body === undefined ? files : { ...files, [PAGE]: FRONT + body };
  return readablePages(readParts(projectOf(all)));
}

/** What one page tells before and after, and the changes that a reader would name. */
const CHANGES: readonly (readonly [
  name: string,
  before: string,
  after: string,
  changes: readonly object[],
])[] = [
  ["nothing at all", "We help.", "We help.", []],
  ["nothing but the lines that it is written in", "We help.\nAsk us.", "We help. Ask us.", []],
  [
    "one sentence of a paragraph",
    "We help. Ask us. We answer soon.",
    "We help. Write to us. We answer soon.",
    [
      {
        heading: "Start of the page",
        status: "kept",
        removed: ["Ask us."],
        added: ["Write to us."],
      },
    ],
  ],
  [
    "a point of a list",
    "## Ways {#ways}\n\n- by post\n- by phone",
    "## Ways {#ways}\n\n- by post\n- by email",
    [{ heading: "Ways", status: "kept", removed: ["by phone"], added: ["by email"] }],
  ],
  [
    "where a link leads",
    "Ask [us](/cookies/).",
    "Ask [us](/).",
    [
      {
        heading: "Start of the page",
        status: "kept",
        removed: ["Ask us (/cookies/)."],
        added: ["Ask us (/)."],
      },
    ],
  ],
  [
    "a heading that keeps its former address",
    "## Ways {#ways}\n\nAsk us.",
    "## How {#how #ways}\n\nAsk us.",
    [{ heading: "How", status: "kept", removed: ["Ways"], added: ["How"] }],
  ],
  [
    "a section that is new",
    "## Ways {#ways}\n\nAsk us.",
    "## Ways {#ways}\n\nAsk us.\n\n## Times {#times}\n\nAt noon.",
    [{ heading: "Times", status: "new", removed: [], added: ["Times", "At noon."] }],
  ],
  [
    "a section that is taken out",
    "## Ways {#ways}\n\nAsk us.\n\n## Times {#times}\n\nAt noon.",
    "## Ways {#ways}\n\nAsk us.",
    [{ heading: "Times", status: "gone", removed: ["Times", "At noon."], added: [] }],
  ],
  [
    "a section that moves to the end",
    "## A {#a}\n\nOne.\n\n## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.",
    "## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.\n\n## A {#a}\n\nOne.",
    [{ heading: "A", status: "moved", removed: [], added: [] }],
  ],
  [
    "a table of cookies that comes in",
    "We help.",
    "We help.\n\n::cookie-table",
    [{ heading: "Start of the page", status: "kept", removed: [], added: ["::cookie-table"] }],
  ],
];

for (const [name, before, after, changes] of CHANGES) {
  test(`Between two texts, ${name} is told`, () => {
    const found = comparePages(pagesWith(before), pagesWith(after));
    expect(found).toEqual(
      changes.length === 0
        ? []
        : [{ title: "Help", url: "/accessibility/", status: "kept", sections: changes }],
    );
  });
}

test("A page that is new, and one that is gone, are told with all that they say", () => {
  const text = { heading: "Start of the page", added: ["We help."], removed: [] };
  const page = { title: "Help", url: "/accessibility/" };
  expect(comparePages(pagesWith(undefined), pagesWith("We help."))).toEqual([
    {
      ...page,
      status: "new",
      sections: [
        { heading: "About the page", status: "new", removed: [], added: ABOUT },
        { ...text, status: "new" },
      ],
    },
  ]);
  expect(comparePages(pagesWith("We help."), pagesWith(undefined))).toEqual([
    {
      ...page,
      status: "gone",
      sections: [
        { heading: "About the page", status: "gone", removed: ABOUT, added: [] },
        { ...text, status: "gone", removed: ["We help."], added: [] },
      ],
    },
  ]);
});

test("Whatever two texts say, the sentences that are not told of are in both", () => {
  const section = record({
    ids: uniqueArray(constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 1 }),
    heading: constantFrom("H", "I"),
    sentences: array(constantFrom("One.", "Two.", "Three.", "Four."), { maxLength: 6 }),
  });
  const page = uniqueArray(section, { selector: ({ ids }) => ids[0], maxLength: 4 });
  const rest = (all: readonly string[], told: readonly string[]) => {
    const left = [...all].toSorted();
    for (const sentence of told) left.splice(left.indexOf(sentence), 1);
    return left;
  };
  assert(
    property(page, page, (before, after) => {
      const [old, now] = [before, after].map((all) => all.flatMap(({ sentences }) => sentences));
      const changes = compareSections(before, after);
      const removed = changes.flatMap((change) => change.removed);
      const added = changes.flatMap((change) => change.added);
      expect(rest(old ?? [], removed)).toEqual(rest(now ?? [], added));
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

test("A cookie that is new is told with all that visitors are told of it", () => {
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
  ["its order or day of sighting", {}, { lastVerified: "2026-01-01", status: "verified" }, null],
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
  ["coming back", { status: "retired" }, {}, { status: "new" }],
];
for (const [name, before, after, change] of COOKIE_CHANGES) {
  test(`Of a cookie, ${name} is told as visitors would see it`, () => {
    const [old, now] = [before, after].map((fields) => inventoryOf({ ...COOKIE, ...fields }));
    if (old === undefined || now === undefined) return;
    expect(compareInventories(old, now)).toMatchObject(change === null ? [] : [change]);
  });
}

test("A cookie whose record is gone is told apart from one that is retired", () => {
  expect(compareInventories(inventoryOf(COOKIE), inventoryOf())).toMatchObject([
    { name: COOKIE.name, status: "gone" },
  ]);
});
