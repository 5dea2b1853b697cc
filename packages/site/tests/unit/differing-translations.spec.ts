import { expect, test } from "playwright/test";
import { merefordInThreeLanguages, projectOf } from "test-support";
import { readContentFiles } from "../../src/content/content-files.ts";
import { findDifferences } from "../../src/translations/differing-translations.ts";

/** Returns what the check says about a sentence and its translation into Welsh, without their places. */
function compare(english: string, welsh: string): string[] {
  const files = merefordInThreeLanguages();
  const texts = { "src/pages/cookies.md": english, "src/pages/cy/cookies.md": welsh };
  for (const [file, text] of Object.entries(texts))
    files[file] = (files[file] ?? "").replace(/\n\n.*\n\n::/, () => `\n\n${text}\n\n::`);
  const project = projectOf(files);
  return findDifferences(project, readContentFiles(project)).map(({ message }) =>
    message.replace(" the English text in src/pages/cookies.md, line 9,", " English"),
  );
}

/** Sentences and translations that say the same. */
const SAME: readonly (readonly [english: string, translation: string])[] = [
  ["From 29 November 2026.", "O 29 Tachwedd 2026."],
  ["From 29 November 2026.", "من ٢٩ نوفمبر ٢٠٢٦."],
  ["From 29 November 2026.", "Od 29.11.2026."],
  ["We have 2,000 books and 1,234,567 pages.", "Mamy 2.000 książek i 1 234 567 stron."],
  ["For thirty days or two years.", "Am 30 diwrnod neu 24 mis."],
  ["For 30 days.", "Am dri deg diwrnod."],
  ["Until 5:30pm, for £17.50.", "Tan 17:30, am £17.50."],
  ["Phone 020 7946 0000.", "Ffoniwch [020 7946 0000](tel:+442079460000)."],
  ["Phone 020 7946 0000.", "Ffoniwch +44 20 7946 0000."],
  ["Phone 020 7946 0000.", "Ffoniwch ein llinell Gymraeg: 01248 723062."],
  ["Email [us](mailto:help@a.example).", "E-bost: [ni](mailto:HELP@a.example?subject=Cwcis)."],
  ["Email [us](mailto:help@a.example).", "E-bost: [ni](mailto:cymorth@a.example)."],
  ["[A](https://a.example/en/b)", "[A](https://a.example/cy/b)"],
  ["[A](https://www.gov.wales/a)", "[A](https://www.llyw.cymru/a)"],
  ["[A](https://a.example/) and [A](https://a.example/)", "[A](https://a.example/)"],
];

for (const [english, translation] of SAME) {
  test(`“${translation}” says the same as “${english}”`, () => {
    expect(compare(english, translation)).toEqual([]);
  });
}

/** Sentences and translations that do not, with the message. */
const DIFFERENT: readonly (readonly [english: string, translation: string, message: string])[] = [
  [
    "From 29 November 2026.",
    "O 29 Tachwedd 2027.",
    "This section has “2027”, but English has “2026”.",
  ],
  ["From 29 November 2026.", "من ٢٨ نوفمبر ٢٠٢٦.", "This section has “٢٨”, but English has “29”."],
  [
    "Within 30 days, or 45 days.",
    "O fewn 31 diwrnod, neu 54 diwrnod.",
    "This section has “31”, “54”, but English has “30”, “45”.",
  ],
  [
    "Phone 020 7946 0000.",
    "Ffoniwch 020 7946 0001.",
    "This section has “020 7946 0001”, but English has “020 7946 0000”.",
  ],
  [
    "Phone 020 7946 0000.",
    "Ffoniwch ni.",
    "This section does not have “020 7946 0000”, but English has.",
  ],
  [
    "Email [us](mailto:help@a.example).",
    "E-bost: [ni](mailto:hlep@a.example).",
    "This section has “hlep@a.example”, but English has “help@a.example”.",
  ],
  [
    "[A](https://a.example/)",
    "A.",
    "This section does not have “https://a.example/”, but English has.",
  ],
];

for (const [english, translation, message] of DIFFERENT) {
  test(`“${translation}” differs from “${english}”`, () => {
    expect(compare(english, translation)).toEqual([message]);
  });
}
