import { readOrganisation } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import { splitList } from "../src/answer-checks.ts";
import { type AnswerName, checkAnswer } from "../src/questions.ts";

/* Each answer is valid if, and only if, the same value is valid in _data/organisation.json. */

const ORGANISATION = {
  name: "Mereford Council",
  address: "https://privacy.mereford.gov.uk",
  home: "https://www.mereford.gov.uk",
  domains: ["mereford.gov.uk"],
  colour: "#2a4b8d",
  contacts: { dataProtection: "dp@mereford.gov.uk", accessibility: null },
  links: [],
  repository: null,
  formerAddresses: [],
};

const ADDRESSES = [
  "https://www.mereford.gov.uk",
  "https://www.mereford.gov.uk/",
  "https://www.mereford.gov.uk/privacy",
  "http://www.mereford.gov.uk",
  "www.mereford.gov.uk",
  "https://",
  "ftp://mereford.gov.uk",
  "https://mereford.gov.uk/\u202Egpj",
  "",
];

const SAMPLES: Partial<Record<AnswerName, readonly string[]>> = {
  name: [
    "Mereford Council",
    "",
    " ",
    "St Old’s & “Vale”",
    "A\u200EB",
    "A\tB",
    "A\u00ADB",
    "A\uF0B7B",
    "A\u200BB",
    "Cyngor Tref",
  ],
  address: ADDRESSES,
  home: ADDRESSES,
  domains: [
    "mereford.gov.uk",
    "mereford.gov.uk, leisure.example",
    "mereford.gov.uk leisure.example",
    "",
    " , ",
    "Mereford.gov.uk",
    "https://mereford.gov.uk",
    "mereford",
    "-mereford.gov.uk",
    "mereford..uk",
    `${"a".repeat(64)}.uk`,
    `${"a.".repeat(130)}uk`,
  ],
  email: [
    "dp@mereford.gov.uk",
    "data.protection+notice@mereford.gov.uk",
    "o'neil@mereford.gov.uk",
    "dp@mereford",
    "dp",
    "@mereford.gov.uk",
    ".dp@mereford.gov.uk",
    "d..p@mereford.gov.uk",
    "dp.@mereford.gov.uk",
    "dp@-mereford.gov.uk",
    "dp @mereford.gov.uk",
    "",
  ],
  colour: [
    "#2a4b8d",
    "#2A4B8D",
    "2a4b8d",
    "#2a4b8",
    "#2a4b8dd",
    "blue",
    "",
    "#000000",
    "#ffffff",
    // The lightest grey for white text, and the next.
    "#767676",
    "#777777",
  ],
};

/** Returns the organisation with one answer. */
function withAnswer(name: AnswerName, answer: string): object {
  if (name === "domains") return { ...ORGANISATION, domains: splitList(answer) };
  if (name !== "email") return { ...ORGANISATION, [name]: answer };
  return { ...ORGANISATION, contacts: { dataProtection: answer, accessibility: null } };
}

for (const [name, answers] of Object.entries(SAMPLES) as [AnswerName, string[]][]) {
  test(`Checks “${name}” as _data/organisation.json does`, () => {
    for (const answer of answers) {
      const text = JSON.stringify(withAnswer(name, answer));
      const read = readOrganisation(projectOf({ "_data/organisation.json": text }));
      expect(checkAnswer(name, answer) === undefined, JSON.stringify(answer)).toBe(read.ok);
    }
  });
}

test("Accepts only British English", () => {
  expect(checkAnswer("languages", "en-GB")).toBeUndefined();
  expect(checkAnswer("languages", "en-GB, cy")).toBe(
    "The languages cannot include “cy”: so far, the site supports only English (en-GB).",
  );
  expect(checkAnswer("languages", "")).toContain("must name a language");
});

test("A repository needs an owner and a name", () => {
  expect(checkAnswer("workflows-repository", "example/privacy-notice")).toBeUndefined();
  for (const invalid of ["example", "https://github.com/example/notice", "a/b/c", "a/b@v0", ""])
    expect(checkAnswer("workflows-repository", invalid), invalid).toContain(
      "must be the owner and name",
    );
});
