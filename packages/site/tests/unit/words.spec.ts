import path from "node:path";
import { type Language, projectOnDisk, type ReadResult } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";
import { WORDS } from "../../src/package-files.ts";
import { checkPackageWords } from "../../src/words/check-package-words.ts";
import { formatHtml, formatMessage } from "../../src/words/format-message.ts";
import type { Words } from "../../src/words/locale.ts";
import { readWords } from "../../src/words/read-words.ts";
import { ENGLISH } from "../support/english.ts";

// cspell:ignore cwci cwcis gwci chwci flynedd hysbysiad mneu tachwedd tudalennau argraffwyd almaen hysbysiadau

/* The words of pages: how messages are formatted, and what is wrong with a language’s file. */

const WELSH = { code: "cy", tag: "cy", direction: "ltr" } as const;
const nunjucks = createNunjucksEnvironment("/nowhere");

/** Renders a template in English, with these values. */
function render(template: string, values: object = {}): string {
  return nunjucks.renderString(template, { language: ENGLISH.language, ...values });
}

test("A message has its values and the elements of its tags, and everything else is escaped", () => {
  const message = "Ask <link>{name}</link> & <strong>us</strong>";
  expect(render(`{{ message | message({ name: "<i>", link: link("/?a&b") }) }}`, { message })).toBe(
    'Ask <a class="govuk-link" href="/?a&amp;b">&lt;i&gt;</a> &amp; <strong>us</strong>',
  );
  expect(render(`{{ "On {date}" | message({ date: date | safe }) }}`, { date: "<b>1</b>" })).toBe(
    "On <b>1</b>",
  );
});

test("A message without a value, or one that the words do not have, stops the build", () => {
  const { language } = ENGLISH;
  expect(() => formatMessage("On {date}", {}, language)).toThrow("date");
  expect(() => formatHtml("See <link>it</link>", {}, language)).toThrow("link");
  expect(() => render("{{ words.layout.mneu | message }}", ENGLISH)).toThrow(
    "The words of this language do not have this message.",
  );
});

test("A plural has the form of the number in the language", () => {
  const message =
    "{count, plural, zero {dim cwcis} one {# cwci} two {# gwci} few {# chwci} many {# chwci!} other {# cwci.}}";
  const forms = [0, 1, 2, 3, 6, 9].map((count) => formatMessage(message, { count }, WELSH));
  expect(forms).toEqual(["dim cwcis", "1 cwci", "2 gwci", "3 chwci", "6 chwci!", "9 cwci."]);
});

/** What the filters print in the languages with these tags. */
const FORMATTED = [
  ['{{ "2026-11-23" | longDate }}', "23 November 2026", "23 Tachwedd 2026"],
  ['{{ "P2Y" | durationInWords }}', "2 years", "2 flynedd"],
  ['{{ "DE" | countryName }}', "Germany", "Yr Almaen"],
  ['{{ ["a", "b", "c"] | listInWords }}', "a, b and c", "a, b, c"],
  ['{{ ["a", "<b>"] | listInWords("commas") }}', "a, &lt;b&gt;", "a, &lt;b&gt;"],
] as const;
for (const [template, english, welsh] of FORMATTED) {
  test(`${template} is in the page’s language`, () => {
    expect(render(template)).toBe(english);
    expect(render(template, { language: WELSH })).toBe(welsh);
  });
}

test("A macro that is imported without the page’s data says what to do", () => {
  expect(() =>
    createNunjucksEnvironment("/nowhere").renderString('{{ "P1D" | durationInWords }}', {}),
  ).toThrow("with context");
});

/** A small file of English words, translations, and the problems of each. */
const REFERENCE = {
  layout: { menu: "Pages", printed: "Printed from {address}" },
  services: {
    count: "{count, plural, one {<link># notice</link>} other {<link># notices</link>}}",
  },
};
const TRANSLATIONS: readonly (readonly [string, object, readonly string[]])[] = [
  [
    "complete",
    {
      layout: { menu: "Tudalennau", printed: "Argraffwyd o {address}" },
      services: { count: "<link>{count, number} hysbysiad</link>" },
    },
    [],
  ],
  [
    "without a message",
    { layout: { menu: "Tudalennau" }, services: REFERENCE.services },
    ["The message “layout.printed” is missing."],
  ],
  [
    "without an argument and a tag",
    { ...REFERENCE, services: { count: "Hysbysiadau" } },
    ["The message “services.count” needs {count} and the tag <link>."],
  ],
  [
    "with a form of a plural that lacks a tag",
    {
      ...REFERENCE,
      services: { count: "{count, plural, one {# hysbysiad} other {<link>#</link>}}" },
    },
    ["The message “services.count” needs the tag <link> in every form of the plural."],
  ],
  [
    "with a plural without “other”",
    { ...REFERENCE, services: { count: "<link>{count, plural, one {#}}</link>" } },
    ["The message “services.count” has a plural without “other”."],
  ],
  [
    "with a text as a number",
    { ...REFERENCE, layout: { menu: "M", printed: "{address, number}" } },
    ["The message “layout.printed” treats {address} as a number, which is a text."],
  ],
  [
    "with a format of dates",
    { ...REFERENCE, layout: { menu: "M", printed: "{address, date}" } },
    ["The message “layout.printed” formats {address} in a way that messages cannot."],
  ],
  [
    "with a tag in a message that is printed as it is written",
    { ...REFERENCE, layout: { ...REFERENCE.layout, menu: "<strong>M</strong>" } },
    ["The message “layout.menu” has the tag <strong>, which English does not have."],
  ],
  [
    "with an empty message",
    { ...REFERENCE, layout: { ...REFERENCE.layout, menu: "" } },
    ["The message “layout.menu” is empty."],
  ],
];
for (const [name, words, messages] of TRANSLATIONS) {
  test(`The package’s check ${messages.length === 0 ? "accepts" : "reports"} a translation ${name}`, () => {
    const files = { "words/cy.json": JSON.stringify(words) };
    const problems = checkPackageWords(projectOf(files), REFERENCE);
    expect(problems.map(({ message }) => message)).toEqual(messages);
    for (const { file } of problems) expect(file).toBe("words/cy.json");
  });
}

/** Reads the words of a language. */
function read(
  files: Record<string, string>,
  code: string,
  content: Language["content"] = "complete",
): ReadResult<Words> {
  const rest = { direction: "ltr", showOutdated: false } as const;
  return readWords(projectOf(files), { code, name: "Name", content, ...rest });
}

function listMessages(result: ReadResult<unknown>): string[] {
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

test("The package’s languages have every message, and Arabic those for summaries", () => {
  const project = projectOnDisk(path.dirname(WORDS));
  expect(checkPackageWords(project, ENGLISH.words)).toEqual([]);
  for (const [code, content] of [
    ["en", "complete"],
    ["cy", "complete"],
    ["ar", "summary"],
  ] as const)
    expect(read({}, code, content).ok, code).toBe(true);
  expect(read({}, "ar")).toMatchObject({
    problems: [{ rule: "missing-words" }],
  });
});

test("A council’s words replace those of the package, and keep the others", () => {
  expect(read({ "_data/words/en.json": '{ "layout": { "menu": "Our pages" } }' }, "en")).toEqual({
    ok: true,
    value: {
      ...ENGLISH.words,
      layout: { ...ENGLISH.words.layout, menu: "Our pages" },
    },
  });
});

test("A language that the package does not have needs a file with every message", () => {
  expect(read({}, "fr")).toMatchObject({
    ok: false,
    problems: [
      {
        file: "_data/words/fr.json",
        rule: "missing-words",
        message:
          "This file is missing: the package does not have the words of its pages, such as “Contents”, in Name (fr).",
        hint: "Write it with all messages of node_modules/privacy-notice/words/en.json in that language. See docs/words.md.",
      },
    ],
  });
  const { layout, languages, contents, contact, accessibility } = ENGLISH.words;
  const summary = { languages, contents, contact, accessibility };
  const files = { "_data/words/fr.json": JSON.stringify({ ...summary, layout }) };
  expect(read(files, "fr", "summary").ok).toBe(true);
  expect(listMessages(read(files, "fr"))).toContain("The message “cookies.also” is missing.");
  const less = { "_data/words/fr.json": JSON.stringify(summary) };
  const missing = Object.keys(layout).map((name) => `The message “layout.${name}” is missing.`);
  expect(listMessages(read(less, "fr", "summary"))).toEqual(missing);
});
