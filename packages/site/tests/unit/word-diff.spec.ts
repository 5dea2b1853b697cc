import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { compareWords, type Part } from "../../src/editions/paragraph-diff.ts";
import { type Section, textOf } from "../../src/editions/page-sections.ts";
import { compareTexts, type TextChange } from "../../src/editions/word-diff.ts";
import { getReadablePages, readContentFiles } from "../../src/content/site-content.ts";
import { mereford, projectOf } from "test-support";
import { textAfter, textBefore, subtractTexts } from "../support/marked-text.ts";

const FIXED = { seed: 20_261_123 };
const PAGE = "src/pages/accessibility.md";
const MARKS = { kept: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] };

/** What a reader sees: a line for each section and paragraph. */
function printed(changes: readonly TextChange[]): string[] {
  return changes.flatMap(({ heading, status, paragraphs }) => [
    `${status} ${heading ?? "(start)"}`,
    ...paragraphs.map(({ what, parts }) => {
      const marked = parts.map((part) => MARKS[part.what].join(part.text)).join("");
      return what === "moved" ? `> ${marked}` : marked;
    }),
  ]);
}

/** One section with these paragraphs; none for a text that is empty. */
function sectionWith(paragraphs: readonly string[]): Section[] {
  const texts = paragraphs.filter((text) => text !== "");
  return [{ ids: ["a"], heading: "A", sentences: ["A", ...texts], paragraphs: texts }];
}

/**
 * Paragraphs of two editions with the marks that a reader would make: [-removed-], {+added+}, and “> ” where one has
 * moved that stood at “< ”.
 */
const MARKED: readonly (readonly [name: string, ...paragraphs: string[]])[] = [
  [
    "Small edits of a paragraph are marked in their places",
    "This statement covers all the personal [-data-]{+information+} that we collect{+, keep+} and handle. It does not matter whether we get it by letter{+, by phone+} or online.",
  ],
  [
    "A date that changes is shown as a whole, and what stands around it is not",
    "We last looked at this list on [-23 November 2026-]{+4 December 2027+}. We look at it each year.",
  ],
  [
    "Sentences are added at the beginning, in the middle and at the end",
    "{+You decide. +}We ask you first.",
    "We keep logs. {+We keep them for a year. +}We count visits.",
    "We answer.{+ That takes us up to a month, and longer if your request is hard to meet.+}",
  ],
  [
    "Two unrelated paragraphs in one place are never mixed",
    "We ask first.",
    "[-We store no personal information in cookies, and we do not try to find out who you are.-]",
    "{+If you send us a form, the people who deal with it see what you have written in it.+}",
    "We answer.",
  ],
  [
    "A paragraph that is split keeps its first part, and the second is one of its own",
    "You can set your browser to refuse cookies, or to tell you each time.[- You can also delete those that it has stored.-]",
    "{+You can also delete those that it has stored.+}",
  ],
  [
    "Of two paragraphs that become one, the longer one is what grows",
    "[-We check what we offer.-]",
    "{+We check what we offer. +}Please check each document again with your own virus checker before you open it.",
  ],
  [
    "Paragraphs between two that stayed find what they resemble, and keep their order",
    "{+Nothing else is new here.+}",
    "We log visits by [-day-]{+week+}.",
    "We share data with {+no +}partners[- abroad-].",
    "End.",
  ],
  [
    "Paragraphs that resemble each other crosswise are not compared across each other",
    "{+Ask us by phone or by fax.+}",
    "We keep letters for [-two-]{+three+} long years.",
    "[-Ask us by phone or by post.-]",
  ],
  [
    "A paragraph of the same words in another order is shown as a whole",
    "[-Ask the council or visit the library before you write to the regulator.-]",
    "{+Before you write to the council visit the regulator or ask the library.+}",
  ],
  [
    "Two rewritten paragraphs are shown one after the other, each beside what it was",
    "[-We keep it for as long as the law says.-]",
    "{+We use it for the purpose that the law names.+}",
    "[-We look at it again when the year is over.-]",
    "{+We over the year look when at it is again the.+}",
  ],
  [
    "A paragraph that moved is shown once, where it is now, and not taken for one that changed",
    "< We keep it for two years.",
    "We ask.",
    "We answer.",
    "> We keep it for two years.",
    "{+We keep it for three years.+}",
  ],
  ["A paragraph that is there once more is shown once", "We ask.", "We answer.", "{+We ask.+}"],
  [
    "A block is shown as a whole, though another one has the same words in its name",
    "[-::cookie-table-]",
    "{+::cookie-table-of-old+}",
  ],
  ["A word is marked", "We keep it for [-two-]{+three+} years."],
  ["A word is marked as a whole, never letters of it", "We [-collect-]{+collected+} data."],
  [
    "A phrase is marked with the short words in it",
    "We give it to the [-people of the town-]{+users of our city+} in the end.",
  ],
  [
    "Two places are marked with more than short words between them",
    "The council keeps your [-letters-]{+messages+} for two years in a [-locked-]{+safe+} room.",
  ],
  ["A word is taken out at the beginning", "[-Some -]cookies help us to count visitors."],
  ["An end gets longer, with its comma", "It is kept for ten years{+, or longer if you ask+}."],
  [
    "A comma comes with the word that it follows",
    "We use [-cookies-]{+cookies,+} and nothing else.",
  ],
  [
    "Two sentences become one, with the word before",
    "We keep it for two [-years. We-]{+years, and we+} then delete it.",
  ],
  ["Quotation marks stay around a word", "We store the “[-session-]{+login+}” cookie."],
  ["An amount changes with its sign", "A copy costs [-£5-]{+£6+} for each page."],
  [
    "An email address is marked as a whole",
    "Write to [-data.help@mereford.gov.uk (mailto:data.help@mereford.gov.uk)-]{+data.team@mereford.gov.uk (mailto:data.team@mereford.gov.uk)+} about it.",
  ],
  [
    "An address with brackets of its own is marked as a whole",
    "See the article [-(https://example.org/Data_(law))-]{+(https://example.org/Data_(rule))+}.",
  ],
];

for (const [name, ...paragraphs] of MARKED) {
  test(name, () => {
    const old = paragraphs.map((text) => textBefore(text).replace(/^> .*|^< /, ""));
    const now = paragraphs.map((text) => textAfter(text).replace(/^< .*|^> /, ""));
    const changes = compareTexts(sectionWith(old), sectionWith(now));
    const shown = paragraphs.filter((text) => /\[-|\{\+|^> /.test(text));
    expect(printed(changes)).toEqual(["kept A", ...shown]);
  });
}

test("Entries of a list are compared by themselves, and a link by where it leads", () => {
  const written = (markdown: string) => {
    const text = `---\ntitle: Help\ndescription: How to get help.\n---\n\n${markdown}`;
    const pages = getReadablePages(readContentFiles(projectOf({ ...mereford(), [PAGE]: text })));
    return pages.filter(({ data }) => data.file === PAGE).flatMap(textOf);
  };
  const old = written(
    "Cookies:\n\n- recognise you\n- count our visitors\n\nMore [about cookies](https://ico.org.uk/a/).",
  );
  const now = written(
    "Cookies:\n\n- recognise you\n- stop fraud\n- count our readers\n\nMore [about cookies](https://ico.org.uk/b/).",
  );
  expect(printed(compareTexts(old, now))).toEqual([
    "kept (start)",
    "{+stop fraud+}",
    "count our [-visitors-]{+readers+}",
    "More about cookies [-(https://ico.org.uk/a/)-]{+(https://ico.org.uk/b/)+}.",
  ]);
});

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
  const textsOf = (all: readonly Section[]) => all.flatMap(({ paragraphs }) => paragraphs);
  fc.assert(
    fc.property(text, text, (was, is) => {
      const shown = compareTexts(was, is).flatMap(({ paragraphs }) => paragraphs);
      const [old, now] = (["added", "removed"] as const).map((other) =>
        shown.filter(({ what }) => what !== other).map(({ parts }) => without(parts, other)),
      );
      expect(subtractTexts(textsOf(was), old ?? [])).toEqual(subtractTexts(textsOf(is), now ?? []));
      expect(compareTexts(was, was)).toEqual([]);
    }),
    FIXED,
  );
});
