import { expect, test } from "playwright/test";
import { toText, toTexts } from "../../src/commands/entered-texts.ts";

/* The sentences that “privacy-notice edition” gets as options, in several languages. */

const ENGLISH = {
  code: "en",
  name: "English",
  direction: "ltr",
  content: "complete",
  showOutdated: false,
} as const;
const LANGUAGES = [ENGLISH, { ...ENGLISH, code: "cy", name: "Cymraeg" }] as const;

test("A sentence that starts with the code of a language translates the one in the same position", () => {
  expect(toTexts(["One.", "Two.", "cy: Un.", "cy: Dau."], LANGUAGES)).toEqual([
    { en: "One.", cy: "Un." },
    { en: "Two.", cy: "Dau." },
  ]);
  expect(toTexts(["One.", "cy: Un.", "Two."], LANGUAGES)).toEqual([
    { en: "One.", cy: "Un." },
    "Two.",
  ]);
});

test("With one language, no sentence is a translation", () => {
  expect(toTexts(["cy: Un."], [ENGLISH])).toEqual(["cy: Un."]);
});

test("Sentences that make one text are joined, in the languages that have all of them", () => {
  expect(toText(["One.", "Two."], LANGUAGES)).toBe("One. Two.");
  expect(toText(["One.", "Two.", "cy: Un.", "cy: Dau."], LANGUAGES)).toEqual({
    en: "One. Two.",
    cy: "Un. Dau.",
  });
  expect(toText(["One.", "Two.", "cy: Un."], LANGUAGES)).toBe("One. Two.");
});

test("A translation of no sentence is refused", () => {
  expect(() => toTexts(["One.", "cy: Un.", "cy: Dau."], LANGUAGES)).toThrow(
    "“Dau.” translates nothing: give the sentence in English (en) too.",
  );
});
