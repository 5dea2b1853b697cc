import { createLanguageEntry, getOwnName, ProblemsError, type ValuePath } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, merefordInThreeLanguages, merefordWithServices, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { addLanguage } from "../../src/translations/add-language.ts";
import { addEmptyTranslations } from "../../src/translations/empty-translation.ts";
import { formatPlaceAndRule, TODAY } from "../support/check-mistake.ts";

const WELSH = { code: "cy", name: "Cymraeg" };
const ORGANISATION = "_data/organisation.json";

/** Returns the files that a language changes or adds. */
function add(files: Record<string, string>, language: Parameters<typeof addLanguage>[1] = WELSH) {
  return Object.fromEntries(addLanguage(projectOf(files), language));
}

test("A new language is listed after the first one, and each text of a page has an empty translation", () => {
  const files = add(mereford());
  expect(files[ORGANISATION]).toBe(
    mereford()[ORGANISATION]?.replace(
      "{\n",
      `{
  "languages": [
    {
      "code": "en",
      "name": "English"
    },
    {
      "code": "cy",
      "name": "Cymraeg"
    }
  ],
`,
    ),
  );
  expect(files["_data/cookies.json"]).toBe(
    mereford()["_data/cookies.json"]?.replaceAll(
      /"purpose": ("(?:Counts|Remembers) .*")/g,
      `"purpose": {
        "en": $1,
        "cy": ""
      }`,
    ),
  );
});

test("The pages of a new language have the headings and blocks of the first one, and none of its words", () => {
  const pages = Object.entries(add(mereford())).filter(([file]) => file.endsWith(".md"));
  expect(Object.fromEntries(pages)).toEqual({
    "src/pages/cy/privacy.md": `---
title:
description:
permalink: /cy/
navigation:
  title:
---

## {#cookies}

::cookie-table
`,
    "src/pages/cy/404.md": `---
title:
description:
permalink: /cy/404.html
---
`,
    "src/pages/cy/accessibility.md": `---
title:
description:
navigation:
  title:
---

## {#contact}

::accessibility-contact
`,
    "src/pages/cy/cookies.md": `---
title:
description:
navigation:
  title:
---

::cookie-inventory
`,
  });
});

test("Levels of headings stay, and a former id is left out", () => {
  const file = "src/pages/accessibility.md";
  const text = `${mereford()[file]}\n### Letters {#letters #post}\n\nWrite to us.\n`;
  expect(add({ ...mereford(), [file]: text })["src/pages/cy/accessibility.md"]).toMatch(
    /::accessibility-contact\n\n### \{#letters\}\n$/,
  );
});

test("The check lists each text that a new language lacks, once", async () => {
  const files = { ...mereford(), ...add(mereford()) };
  const problems = await checkProject(projectOf(files), TODAY);
  const found = problems.filter(({ rule }) => rule !== "open-question").map(formatPlaceAndRule);
  const ofPage = (name: string, ...places: readonly string[]) =>
    places.map((place) => `src/pages/cy/${name}.md${place}`);
  const details = [":2:1-6 error wrong-value", ":3:1-12 error wrong-value"];
  expect(found).toEqual([
    "_data/cookies.json:27:9-13 error missing-translation",
    "_data/cookies.json:45:9-13 error missing-translation",
    ...ofPage("404", ...details, ":6:1-1 error missing-translation"),
    ...ofPage("accessibility", " error unlisted-address", ...details),
    ...ofPage("accessibility", ":5:3-8 error wrong-value", ":8:1-14 error empty-heading"),
    ...ofPage("cookies", " error unlisted-address", ...details),
    ...ofPage("cookies", ":5:3-8 error wrong-value", ":8:1-19 error missing-translation"),
    ...ofPage("privacy", " error unlisted-address", ...details, ":6:3-8 error wrong-value"),
    ...ofPage("privacy", ":9:1-14 error empty-heading", ":9:1-14 error missing-translation"),
  ]);
});

test("The texts of services and registries have an empty translation, and notes for the council have none", () => {
  const files = add(merefordWithServices());
  expect(Object.keys(files).filter((file) => file.startsWith("_data/"))).toEqual([
    ORGANISATION,
    "_data/cookies.json",
    "_data/retention.json",
    "_data/services/care-at-home.json",
    "_data/services/electoral-register.json",
    "_data/services/libraries.json",
  ]);
});

test("A summary leaves the data as it is, and needs the statement alone", async () => {
  const arabic = { ...createLanguageEntry("ar", "العربية"), content: "summary" } as const;
  const files = add(mereford(), arabic);
  expect(Object.keys(files)).toEqual([ORGANISATION, "src/pages/ar/privacy.md"]);
  expect(JSON.parse(files[ORGANISATION] ?? "").languages[1]).toEqual({
    code: "ar",
    name: "العربية",
    direction: "rtl",
    content: "summary",
  });
  expect(files["src/pages/ar/privacy.md"]).toBe(
    "---\ntitle:\ndescription:\npermalink: /ar/\nnavigation:\n  title:\n---\n",
  );
  const problems = await checkProject(projectOf({ ...mereford(), ...files }), TODAY);
  expect(problems.map(({ message }) => message)).toContain("This summary has no text yet.");
});

test("A further language is the last one, and the translations that there are stay", () => {
  const before = merefordInThreeLanguages();
  const page = { "src/pages/pl/cookies.md": "Cookies" };
  const files = add({ ...before, ...page }, { code: "pl", name: "polski" });
  const codes = JSON.parse(files[ORGANISATION] ?? "").languages.map(
    ({ code }: { code: string }) => code,
  );
  expect(codes).toEqual(["en", "cy", "ar", "pl"]);
  expect(files["_data/cookies.json"]).toContain(`"purpose": {
        "en": "Counts how many people visit.",
        "cy": "Cyfrif faint o bobl sy’n ymweld.",
        "pl": ""
      }`);
  expect(Object.keys(files).filter((file) => file.endsWith(".md"))).toEqual(
    ["privacy", "404", "accessibility"].map((name) => `src/pages/pl/${name}.md`),
  );
});

test("Errors in what has to be translated come first, and those in other translations do not matter", () => {
  const file = "src/pages/cookies.md";
  const broken = { ...mereford(), [file]: `${mereford()[file]}\n## No id\n` };
  expect(() => add(broken)).toThrow(ProblemsError);
  const unfinished = { ...mereford(), ...add(mereford()) };
  expect(Object.keys(add(unfinished, { code: "pl", name: "polski" }))).toContain(
    "_data/cookies.json",
  );
});

/** Returns a JSON file with an empty Welsh translation of each text at these paths. */
function addWelsh(json: string, ...texts: readonly (readonly [path: ValuePath, source: string])[]) {
  const sources = texts.map(([path, source]) => ({
    path,
    source,
    translations: {},
    missingIn: ["cy"],
  }));
  return addEmptyTranslations(json, sources, "en", "cy");
}

test("A list in one line gets a line for each text, in the layout of its file", () => {
  const json = '{\r\n\t"people": ["One", "Two"],\r\n\t"laws": [{ "title": "An Act" }]\r\n}\r\n';
  const entry = (text: string) => `\t\t{\r\n\t\t\t"en": "${text}",\r\n\t\t\t"cy": ""\r\n\t\t}`;
  expect(addWelsh(json, [["people", 0], "One"], [["people", 1], "Two"])).toBe(
    `{\r\n\t"people": [\r\n${entry("One")},\r\n${entry("Two")}\r\n\t],\r\n\t"laws": [{ "title": "An Act" }]\r\n}\r\n`,
  );
});

test("A record in one line gets a line for each field", () => {
  const json =
    '{\n  "links": [{ "text": "Home", "href": "https://a.example" }],\n  "fonts": []\n}\n';
  expect(addWelsh(json, [["links", 0, "text"], "Home"])).toBe(`{
  "links": [
    {
      "text": {
        "en": "Home",
        "cy": ""
      },
      "href": "https://a.example"
    }
  ],
  "fonts": []
}
`);
});

test("Languages have the names that they are known by in the language itself", () => {
  const codes = ["cy", "pl", "ar", "zh-Hant", "rom", "xx"];
  expect(codes.map(getOwnName)).toEqual([
    "Cymraeg",
    "polski",
    "العربية",
    "繁體中文",
    undefined,
    undefined,
  ]);
});
