import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { compareWords, type Part } from "../../src/editions/paragraph-diff.ts";
import { type Section, textOf } from "../../src/editions/page-sections.ts";
import { compareTexts, type TextChange } from "../../src/editions/word-diff.ts";
import { readablePages, readParts } from "../../src/content/site-content.ts";
import { mereford, projectOf } from "test-support";

const FIXED = { seed: 20_261_123 };
const PAGE = "src/pages/accessibility.md";

/** The sections of a page with this Markdown. */
function written(markdown: string): Section[] {
  const text = `---\ntitle: Help\ndescription: How to get help.\n---\n\n${markdown}`;
  const pages = readablePages(readParts(projectOf({ ...mereford(), [PAGE]: text })));
  const page = pages.find(({ data }) => data.file === PAGE);
  if (page === undefined) throw new Error(`This cannot be read: ${markdown}`);
  return textOf(page);
}

const MARKS = { kept: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] };

function marked(parts: readonly Part[]): string {
  return parts.map(({ what, text }) => MARKS[what].join(text)).join("");
}

/** What a reader sees: a line for each section and paragraph. */
function reading(changes: readonly TextChange[]): string[] {
  return changes.flatMap(({ heading, headingBefore, status, paragraphs }) => [
    `${status} ${heading ?? "(start)"}${headingBefore === null ? "" : `, was ${headingBefore}`}`,
    ...paragraphs.map(({ what, parts }) => `${what === "moved" ? "> " : ""}${marked(parts)}`),
  ]);
}

const joined = (...lines: readonly string[]) => lines.join("\n\n");

/** Two editions of a text, and how the difference has to read. */
const PAIRS: readonly (readonly [
  name: string,
  before: string,
  after: string,
  expected: readonly string[],
])[] = [
  [
    "Small edits of a paragraph are marked in their places",
    "This statement covers all the personal data that we collect and handle. It does not matter whether we get it by letter or online.",
    "This statement covers all the personal information that we collect, keep and handle. It does not matter whether we get it by letter, by phone or online.",
    [
      "kept (start)",
      "This statement covers all the personal [-data-]{+information+} that we collect{+, keep+} and handle. It does not matter whether we get it by letter{+, by phone+} or online.",
    ],
  ],
  [
    "A date that changes is shown as a whole, and what stands around it is not",
    "We last looked at this list on 23 November 2026. We look at it each year.",
    "We last looked at this list on 4 December 2027. We look at it each year.",
    [
      "kept (start)",
      "We last looked at this list on [-23 November 2026-]{+4 December 2027+}. We look at it each year.",
    ],
  ],
  [
    "Sentences are added at the beginning, in the middle and at the end",
    joined("We ask you first.", "We keep logs. We count visits.", "We answer."),
    joined(
      "You decide. We ask you first.",
      "We keep logs. We keep them for a year. We count visits.",
      "We answer. That takes us up to a month, and longer if your request is hard to meet.",
    ),
    [
      "kept (start)",
      "{+You decide. +}We ask you first.",
      "We keep logs. {+We keep them for a year. +}We count visits.",
      "We answer.{+ That takes us up to a month, and longer if your request is hard to meet.+}",
    ],
  ],
  [
    "An entry is inserted into a list, and another one is reworded",
    "Cookies help us to:\n\n- recognise your computer\n- count our visitors, so that we can improve our websites",
    "Cookies help us to:\n\n- recognise your computer\n- protect you from fraud\n- count our readers, so that we can improve our websites",
    [
      "kept (start)",
      "{+protect you from fraud+}",
      "count our [-visitors-]{+readers+}, so that we can improve our websites",
    ],
  ],
  [
    "Two unrelated paragraphs in one place are never mixed",
    joined(
      "We ask first.",
      "We store no personal information in cookies, and we do not try to find out who you are.",
      "We answer.",
    ),
    joined(
      "We ask first.",
      "If you send us a form, the people who deal with it see what you have written in it.",
      "We answer.",
    ),
    [
      "kept (start)",
      "[-We store no personal information in cookies, and we do not try to find out who you are.-]",
      "{+If you send us a form, the people who deal with it see what you have written in it.+}",
    ],
  ],
  [
    "A paragraph that is split keeps its first part, and the second is one of its own",
    "You can set your browser to refuse cookies, or to tell you each time. You can also delete those that it has stored.",
    joined(
      "You can set your browser to refuse cookies, or to tell you each time.",
      "You can also delete those that it has stored.",
    ),
    [
      "kept (start)",
      "You can set your browser to refuse cookies, or to tell you each time.[- You can also delete those that it has stored.-]",
      "{+You can also delete those that it has stored.+}",
    ],
  ],
  [
    "Of two paragraphs that become one, the longer one is what grows",
    joined(
      "We check what we offer.",
      "Please check each document again with your own virus checker before you open it.",
    ),
    "We check what we offer. Please check each document again with your own virus checker before you open it.",
    [
      "kept (start)",
      "[-We check what we offer.-]",
      "{+We check what we offer. +}Please check each document again with your own virus checker before you open it.",
    ],
  ],
  [
    "A paragraph that moves is shown once, where it is now",
    "## Email {#email}\n\nWe may send you email.\n\nYou can object at any time.\n\n## Rights {#rights}\n\nYou can ask us for a copy.",
    "## Email {#email}\n\nWe may send you email.\n\n## Rights {#rights}\n\nYou can ask us for a copy.\n\nYou can object at any time.",
    ["kept Rights", "> You can object at any time."],
  ],
  [
    "A link that leads elsewhere is shown, though its words stay",
    "The regulator tells you [more about cookies](https://ico.org.uk/online/cookies/).",
    "The regulator tells you [more about cookies](https://ico.org.uk/cookies/).",
    [
      "kept (start)",
      "The regulator tells you more about cookies [-(https://ico.org.uk/online/cookies/)-]{+(https://ico.org.uk/cookies/)+}.",
    ],
  ],
  [
    "A heading is reworded, one section is dropped and one is new",
    "## Visits {#visits}\n\nWe keep logs.\n\n## Viruses {#viruses}\n\nWe check each file.\n\nSo should you.",
    "## Your visits {#visits}\n\nWe keep logs.\n\n## Children {#children}\n\nWe ask parents first.",
    [
      "kept Your visits, was Visits",
      "new Children",
      "{+We ask parents first.+}",
      "gone Viruses",
      "[-We check each file.-]",
      "[-So should you.-]",
    ],
  ],
];

for (const [name, before, after, expected] of PAIRS) {
  test(name, () => {
    expect(reading(compareTexts(written(before), written(after)))).toEqual(expected);
    expect(compareTexts(written(after), written(after))).toEqual([]);
  });
}

const first = (...paragraphs: readonly string[]): Section[] => [
  { ids: ["a"], heading: "A", sentences: ["A", ...paragraphs], paragraphs },
];

/** Paragraphs of one section before and after, and how the difference has to read. */
const PARAGRAPHS: readonly (readonly [
  name: string,
  before: readonly string[],
  after: readonly string[],
  expected: readonly string[],
])[] = [
  [
    "Paragraphs between two that stayed find what they resemble, and keep their order",
    ["We log visits by day.", "We share data with partners abroad.", "End."],
    [
      "Nothing else is new here.",
      "We log visits by week.",
      "We share data with no partners.",
      "End.",
    ],
    [
      "{+Nothing else is new here.+}",
      "We log visits by [-day-]{+week+}.",
      "We share data with {+no +}partners[- abroad-].",
    ],
  ],
  [
    "Paragraphs that resemble each other crosswise are not compared across each other",
    ["We keep letters for two long years.", "Ask us by phone or by post."],
    ["Ask us by phone or by fax.", "We keep letters for three long years."],
    [
      "{+Ask us by phone or by fax.+}",
      "We keep letters for [-two-]{+three+} long years.",
      "[-Ask us by phone or by post.-]",
    ],
  ],
  [
    "A paragraph of the same words in another order is shown as a whole",
    ["Ask the council or visit the library before you write to the regulator."],
    ["Before you write to the council visit the regulator or ask the library."],
    [
      "[-Ask the council or visit the library before you write to the regulator.-]",
      "{+Before you write to the council visit the regulator or ask the library.+}",
    ],
  ],
  [
    "Two rewritten paragraphs are shown one after the other, each beside what it was",
    ["We keep it for as long as the law says.", "We look at it again when the year is over."],
    [
      "We use it for the purpose that the law names.",
      "We over the year look when at it is again the.",
    ],
    [
      "[-We keep it for as long as the law says.-]",
      "{+We use it for the purpose that the law names.+}",
      "[-We look at it again when the year is over.-]",
      "{+We over the year look when at it is again the.+}",
    ],
  ],
  [
    "A paragraph that moved is not taken for one that changed",
    ["We keep it for two years.", "We ask.", "We answer."],
    ["We ask.", "We answer.", "We keep it for two years.", "We keep it for three years."],
    ["> We keep it for two years.", "{+We keep it for three years.+}"],
  ],
  [
    "A paragraph that is there once more is shown once",
    ["We ask.", "We answer."],
    ["We ask.", "We answer.", "We ask."],
    ["{+We ask.+}"],
  ],
  [
    "A block is shown as a whole, though another one has the same words in its name",
    ["::cookie-table"],
    ["::cookie-table-of-old"],
    ["[-::cookie-table-]", "{+::cookie-table-of-old+}"],
  ],
];

for (const [name, before, after, expected] of PARAGRAPHS) {
  test(name, () => {
    expect(reading(compareTexts(first(...before), first(...after)))).toEqual([
      "kept A",
      ...expected,
    ]);
  });
}

/** A paragraph before and after, with the marks that a reader would make. */
const WORDS: readonly (readonly [name: string, before: string, after: string, expected: string])[] =
  [
    [
      "a word",
      "We keep it for two years.",
      "We keep it for three years.",
      "We keep it for [-two-]{+three+} years.",
    ],
    [
      "a whole word, never letters of it",
      "We collect data.",
      "We collected data.",
      "We [-collect-]{+collected+} data.",
    ],
    [
      "a phrase, with the short words in it",
      "We give it to the people of the town in the end.",
      "We give it to the users of our city in the end.",
      "We give it to the [-people of the town-]{+users of our city+} in the end.",
    ],
    [
      "two places with more than short words between them",
      "The council keeps your letters for two years in a locked room.",
      "The council keeps your messages for two years in a safe room.",
      "The council keeps your [-letters-]{+messages+} for two years in a [-locked-]{+safe+} room.",
    ],
    [
      "a word that is taken out at the beginning",
      "Some cookies help us to count visitors.",
      "cookies help us to count visitors.",
      "[-Some -]cookies help us to count visitors.",
    ],
    [
      "an end that is longer, with its comma",
      "It is kept for ten years.",
      "It is kept for ten years, or longer if you ask.",
      "It is kept for ten years{+, or longer if you ask+}.",
    ],
    [
      "a comma, with the word that it follows",
      "We use cookies and nothing else.",
      "We use cookies, and nothing else.",
      "We use [-cookies-]{+cookies,+} and nothing else.",
    ],
    [
      "two sentences that become one, with the word before",
      "We keep it for two years. We then delete it.",
      "We keep it for two years, and we then delete it.",
      "We keep it for two [-years. We-]{+years, and we+} then delete it.",
    ],
    [
      "a word in quotation marks, without them",
      "We store the “session” cookie.",
      "We store the “login” cookie.",
      "We store the “[-session-]{+login+}” cookie.",
    ],
    [
      "an amount with its sign",
      "A copy costs £5 for each page.",
      "A copy costs £6 for each page.",
      "A copy costs [-£5-]{+£6+} for each page.",
    ],
    [
      "an email address, whole",
      "Write to data.help@mereford.gov.uk (mailto:data.help@mereford.gov.uk) about it.",
      "Write to data.team@mereford.gov.uk (mailto:data.team@mereford.gov.uk) about it.",
      "Write to [-data.help@mereford.gov.uk (mailto:data.help@mereford.gov.uk)-]{+data.team@mereford.gov.uk (mailto:data.team@mereford.gov.uk)+} about it.",
    ],
    [
      "an address with brackets of its own, whole",
      "See the article (https://example.org/Data_(law)).",
      "See the article (https://example.org/Data_(rule)).",
      "See the article [-(https://example.org/Data_(law))-]{+(https://example.org/Data_(rule))+}.",
    ],
  ];

for (const [name, before, after, expected] of WORDS) {
  test(`Of a paragraph that changed, the marks are on ${name}`, () => {
    expect(marked(compareWords(before, after) ?? [])).toBe(expected);
  });
}

/** Pairs of paragraphs that readers could not read as one. */
const SALAD: readonly (readonly [before: string, after: string])[] = [
  [
    "In some cases we may have to pass on your data without your consent, as the Act permits.",
    "The law may oblige us, or allow us, to hand over information though you have not agreed.",
  ],
  [
    "You tell us a name and we give you an answer or a form to fill in at home.",
    "You send us a form and we give it a number or a place to wait in at work.",
  ],
];

for (const [before, after] of SALAD) {
  test(`“${before.slice(0, 12)}…” and what has taken its place are not read as one`, () => {
    expect(compareWords(before, after)).toBeUndefined();
  });
}

/** Sentences as people write them, and any signs beside. */
const paragraph = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom("we", "keep", "it", "your", "data", "years", "law") },
      {
        weight: 2,
        arbitrary: fc.constantFrom("We", "it.", "data,", "(/cookies/)", "“law”", "–", "."),
      },
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((words) => words.join(" ").replaceAll(/\s+/g, " ").trim())
  .filter((text) => text !== "" && !text.startsWith("::"));

/** A text and the same one with some words taken out, put in and exchanged. */
const edited = fc
  .tuple(paragraph, fc.array(fc.tuple(fc.nat(13), fc.nat(2), paragraph), { maxLength: 3 }))
  .map(([before, edits]) => {
    const words = before.split(" ");
    for (const [at, taken, put] of edits) words.splice(at, taken, ...put.split(" ").slice(0, 2));
    return [before, words.join(" ") || "We."] as const;
  });

const without = (parts: readonly Part[], what: Part["what"]) =>
  parts
    .filter((part) => part.what !== what)
    .map(({ text }) => text)
    .join("");

test("Whatever changed in a paragraph, what was kept and removed is the old one, what was kept and added the new one", () => {
  let compared = 0;
  fc.assert(
    fc.property(edited, ([before, after]) => {
      const parts = compareWords(before, after);
      if (parts === undefined) return;
      compared += 1;
      expect(without(parts, "added")).toBe(before);
      expect(without(parts, "removed")).toBe(after);
      expect(parts.filter(({ text }) => text === "")).toEqual([]);
      const kinds = parts.map(({ what }) => what);
      expect(kinds.filter((what, index) => what === kinds[index + 1])).toEqual([]);
      // A removal is shown before what stands in its place.
      expect(kinds.filter((what, at) => what === "added" && kinds[at + 1] === "removed")).toEqual(
        [],
      );
    }),
    { ...FIXED, numRuns: 1000 },
  );
  expect(compared).toBeGreaterThan(300);
});

test("Of whatever sections, each paragraph is shown at most once on each side, and the rest is the same in both", () => {
  const section = fc.record({
    ids: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 2 }),
    heading: fc.constantFrom("H", "I"),
    sentences: fc.constant([]),
    paragraphs: fc.array(
      fc.oneof(
        paragraph,
        fc.constantFrom("We ask.", "We keep it for two years.", "We keep it for ten years."),
        fc.constant("::cookie-table"),
      ),
      { maxLength: 5 },
    ),
  });
  const text = fc.uniqueArray(section, { selector: ({ ids }) => ids[0], maxLength: 4 });
  const rest = (all: readonly Section[], expected: readonly string[]) => {
    const left = all.flatMap(({ paragraphs }) => paragraphs);
    for (const each of expected) {
      expect(left).toContain(each);
      left.splice(left.indexOf(each), 1);
    }
    return left.toSorted();
  };
  fc.assert(
    fc.property(text, text, (before, after) => {
      const shown = compareTexts(before, after).flatMap(({ paragraphs }) => paragraphs);
      const old = shown.filter(({ what }) => what !== "added");
      const now = shown.filter(({ what }) => what !== "removed");
      expect(
        rest(
          before,
          old.map(({ parts }) => without(parts, "added")),
        ),
      ).toEqual(
        rest(
          after,
          now.map(({ parts }) => without(parts, "removed")),
        ),
      );
      expect(compareTexts(before, before)).toEqual([]);
    }),
    FIXED,
  );
});
