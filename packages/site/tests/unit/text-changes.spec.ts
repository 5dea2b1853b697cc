import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { mereford, projectOf, PROPERTY_RUNS } from "test-support";
import { getReadablePages, readContentFiles } from "../../src/content/content-files.ts";
import { extractTextSections, type Section } from "../../src/editions/page-sections.ts";
import { compareWords, type DiffSegment } from "../../src/editions/paragraph-diff.ts";
import { compareTexts, type TextChange } from "../../src/editions/text-changes.ts";
import { subtractTexts, textAfter, textBefore } from "../support/marked-text.ts";

const PAGE = "src/pages/accessibility.md";
const MARKS = { kept: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] };

/** Returns a line for each section and paragraph, with marks. */
function formatChanges(changes: readonly TextChange[]): string[] {
  return changes.flatMap(({ heading, status, paragraphs }) => [
    `${status} ${heading ?? "(start)"}`,
    ...paragraphs.map(({ kind, segments }) => {
      const marked = segments.map((segment) => MARKS[segment.kind].join(segment.text)).join("");
      return kind === "moved" ? `> ${marked}` : marked;
    }),
  ]);
}

/** Returns a section with the paragraphs that are not empty. */
function sectionWith(paragraphs: readonly string[]): Section[] {
  const texts = paragraphs.filter((text) => text !== "");
  return [{ ids: ["a"], heading: "A", sentences: ["A", ...texts], paragraphs: texts }];
}

/** Paragraphs with the expected marks: [-removed-], {+added+}, and “> ” for one that moved from “< ”. */
const MARKED: readonly (readonly [name: string, ...paragraphs: string[]])[] = [
  [
    "Small edits to a paragraph are marked",
    "This statement covers all the personal [-data-]{+information+} that we collect{+, keep+} and handle. It does not matter whether we get it by letter{+, by phone+} or online.",
  ],
  [
    "A changed date is marked as a whole, without the text around it",
    "We last looked at this list on [-23 November 2026-]{+4 December 2027+}. We look at it each year.",
  ],
  [
    "Sentences added at the start, in the middle and at the end are marked",
    "{+You decide. +}We ask you first.",
    "We keep logs. {+We keep them for a year. +}We count visits.",
    "We answer.{+ That takes us up to a month, and longer if your request is hard to meet.+}",
  ],
  [
    "Two unrelated paragraphs in the same place are not mixed",
    "We ask first.",
    "[-We store no personal information in cookies, and we do not try to find out who you are.-]",
    "{+If you send us a form, the people who deal with it see what you have written in it.+}",
    "We answer.",
  ],
  [
    "A paragraph that keeps half of its words is compared with its former text",
    "We keep your letters [-in a locked room-]{+until they are settled+}.",
  ],
  [
    "A paragraph that keeps fewer than half of its words is replaced as a whole",
    "[-We keep your letters in a locked room downstairs.-]",
    "{+We keep your letters until they are finally settled.+}",
  ],
  [
    "A split paragraph keeps its first part, and the second part is a new paragraph",
    "You can set your browser to refuse cookies, or to tell you each time.[- You can also delete those that it has stored.-]",
    "{+You can also delete those that it has stored.+}",
  ],
  [
    "When two paragraphs are merged, the shorter one is added to the longer one",
    "[-We check what we offer.-]",
    "{+We check what we offer. +}Please check each document again with your own virus checker before you open it.",
  ],
  [
    "Changed paragraphs are paired with similar ones, in order",
    "{+Nothing else is new here.+}",
    "We log visits by [-day-]{+week+}.",
    "We share data with {+no +}partners[- abroad-].",
    "End.",
  ],
  [
    "Pairs of similar paragraphs do not cross",
    "{+Ask us by phone or by fax.+}",
    "We keep letters for [-two-]{+three+} long years.",
    "[-Ask us by phone or by post.-]",
  ],
  [
    "A paragraph with the same words in another order is replaced as a whole",
    "[-Ask the council or visit the library before you write to the regulator.-]",
    "{+Before you write to the council visit the regulator or ask the library.+}",
  ],
  [
    "Two rewritten paragraphs are each shown next to their former text",
    "[-We keep it for as long as the law says.-]",
    "{+We use it for the purpose that the law names.+}",
    "[-We look at it again when the year is over.-]",
    "{+We over the year look when at it is again the.+}",
  ],
  [
    "A moved paragraph is shown once, in its new place, and not as a changed one",
    "< We keep it for two years.",
    "We ask.",
    "We answer.",
    "> We keep it for two years.",
    "{+We keep it for three years.+}",
  ],
  ["A repeated paragraph is shown once", "We ask.", "We answer.", "{+We ask.+}"],
  [
    "A block is replaced as a whole, even by one with a similar name",
    "[-::cookie-table-]",
    "{+::cookie-table-of-old+}",
  ],
  ["A changed word is marked", "We keep it for [-two-]{+three+} years."],
  ["A word is marked as a whole, not by letter", "We [-collect-]{+collected+} data."],
  [
    "A phrase is marked together with the short words in it",
    "We give it to the [-people of the town-]{+users of our city+} in the end.",
  ],
  [
    "Two changes with longer words between them are marked separately",
    "The council keeps your [-letters-]{+messages+} for two years in a [-locked-]{+safe+} room.",
  ],
  ["A word removed at the start is marked", "[-Some -]cookies help us to count visitors."],
  [
    "An addition at the end is marked with its comma",
    "It is kept for ten years{+, or longer if you ask+}.",
  ],
  [
    "An added comma is marked with the word before it",
    "We use [-cookies-]{+cookies,+} and nothing else.",
  ],
  [
    "A full stop that becomes a comma is marked with the word before it",
    "We keep it for two [-years. We-]{+years, and we+} then delete it.",
  ],
  ["Quotation marks around a changed word are kept", "We store the “[-session-]{+login+}” cookie."],
  ["An amount is marked with its currency sign", "A copy costs [-£5-]{+£6+} for each page."],
  [
    "An email address is marked as a whole",
    "Write to [-data.help@mereford.gov.uk (mailto:data.help@mereford.gov.uk)-]{+data.team@mereford.gov.uk (mailto:data.team@mereford.gov.uk)+} about it.",
  ],
  [
    "An address that contains brackets is marked as a whole",
    "See the article [-(https://example.org/Data_(law))-]{+(https://example.org/Data_(rule))+}.",
  ],
];

for (const [name, ...paragraphs] of MARKED) {
  test(name, () => {
    const before = paragraphs.map((text) => textBefore(text).replace(/^> .*|^< /, ""));
    const after = paragraphs.map((text) => textAfter(text).replace(/^< .*|^> /, ""));
    const changes = compareTexts(sectionWith(before), sectionWith(after));
    const shown = paragraphs.filter((text) => /\[-|\{\+|^> /.test(text));
    expect(formatChanges(changes)).toEqual(["kept A", ...shown]);
  });
}

test("List items are compared separately, and links by their addresses", () => {
  const readSections = (markdown: string) => {
    const text = `---\ntitle: Help\ndescription: How to get help.\n---\n\n${markdown}`;
    const pages = getReadablePages(readContentFiles(projectOf({ ...mereford(), [PAGE]: text })));
    return pages.filter(({ data }) => data.file === PAGE).flatMap(extractTextSections);
  };
  const before = readSections(
    "Cookies:\n\n- recognise you\n- count our visitors\n\nMore [about cookies](https://ico.org.uk/a/).",
  );
  const after = readSections(
    "Cookies:\n\n- recognise you\n- stop fraud\n- count our readers\n\nMore [about cookies](https://ico.org.uk/b/).",
  );
  expect(formatChanges(compareTexts(before, after))).toEqual([
    "kept (start)",
    "{+stop fraud+}",
    "count our [-visitors-]{+readers+}",
    "More about cookies [-(https://ico.org.uk/a/)-]{+(https://ico.org.uk/b/)+}.",
  ]);
});

/** Pairs of paragraphs whose differences would be unreadable. */
const UNREADABLE: readonly (readonly [before: string, after: string])[] = [
  [
    "In some cases we may have to pass on your data without your consent, as the Act permits.",
    "The law may oblige us, or allow us, to hand over information though you have not agreed.",
  ],
  [
    "You tell us a name and we give you an answer or a form to fill in at home.",
    "You send us a form and we give it a number or a place to wait in at work.",
  ],
];

for (const [before, after] of UNREADABLE) {
  test(`“${before.slice(0, 12)}…” and its replacement are not compared by word`, () => {
    expect(compareWords(before, after)).toBeUndefined();
  });
}

/** A paragraph of ordinary words and arbitrary characters. */
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

/** A paragraph before and after some words are removed, added and replaced. */
const editedParagraph = fc
  .tuple(paragraph, fc.array(fc.tuple(fc.nat(13), fc.nat(2), paragraph), { maxLength: 3 }))
  .map(([before, edits]) => {
    const words = before.split(" ");
    for (const [at, count, text] of edits) words.splice(at, count, ...text.split(" ").slice(0, 2));
    return [before, words.join(" ") || "We."] as const;
  });

const textWithout = (segments: readonly DiffSegment[], kind: DiffSegment["kind"]) =>
  segments
    .filter((segment) => segment.kind !== kind)
    .map(({ text }) => text)
    .join("");

test("Kept and removed text is the old paragraph, kept and added text the new one", () => {
  let compared = 0;
  fc.assert(
    fc.property(editedParagraph, ([before, after]) => {
      const segments = compareWords(before, after);
      if (segments === undefined) return;
      compared += 1;
      expect(textWithout(segments, "added")).toBe(before);
      expect(textWithout(segments, "removed")).toBe(after);
      expect(segments.filter(({ text }) => text === "")).toEqual([]);
      const kinds = segments.map(({ kind }) => kind);
      expect(kinds.filter((kind, index) => kind === kinds[index + 1])).toEqual([]);
      // Removed text comes before the text that replaces it.
      expect(
        kinds.filter((kind, index) => kind === "added" && kinds[index + 1] === "removed"),
      ).toEqual([]);
    }),
    PROPERTY_RUNS,
  );
  expect(compared).toBeGreaterThan(0.3 * PROPERTY_RUNS.numRuns);
});

test("Paragraphs that are not shown are in both texts", () => {
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
  const listParagraphs = (sections: readonly Section[]) =>
    sections.flatMap(({ paragraphs }) => paragraphs);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const shown = compareTexts(before, after).flatMap(({ paragraphs }) => paragraphs);
      const [shownBefore = [], shownAfter = []] = (["added", "removed"] as const).map((other) =>
        shown
          .filter(({ kind }) => kind !== other)
          .map(({ segments }) => textWithout(segments, other)),
      );
      expect(subtractTexts(listParagraphs(before), shownBefore)).toEqual(
        subtractTexts(listParagraphs(after), shownAfter),
      );
      expect(compareTexts(before, before)).toEqual([]);
    }),
    PROPERTY_RUNS,
  );
});
