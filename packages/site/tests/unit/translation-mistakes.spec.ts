import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { mereford, merefordInThreeLanguages, merefordWithServices, projectOf } from "test-support";
import { WORDS } from "../../src/package-files.ts";
import { checkProject } from "../../src/check/check-project.ts";
import { findMistake, formatPlaceAndRule, TODAY } from "../support/check-mistake.ts";
import { inWelsh, withServicesInWelsh } from "../support/welsh.ts";
import { TRANSLATION_MISTAKES } from "./translation-mistakes.ts";

// cspell:ignore testun

/* Each rule about languages and translations is kept by the test council, and broken by one of the mistakes. */

for (const mistake of TRANSLATION_MISTAKES) {
  const { name, expected } = mistake;
  test(`The check ${expected.length === 0 ? "accepts" : "reports"} ${name}`, async () => {
    expect(await findMistake(merefordInThreeLanguages(), mistake)).toEqual(expected);
  });
}

/** Returns what the check finds in these files, except for open questions in the checklist. */
async function check(files: Record<string, string>): Promise<string[]> {
  const problems = await checkProject(projectOf(files), TODAY);
  return problems.filter(({ rule }) => rule !== "open-question").map(formatPlaceAndRule);
}

test("The check finds nothing in complete translations that are up to date", async () => {
  expect(await check(merefordInThreeLanguages())).toEqual([]);
});

test("A language without pages needs all of them, and a summary only the statement", async () => {
  const pages = (code: string) =>
    Object.fromEntries(
      Object.entries(merefordInThreeLanguages()).filter(
        ([file]) => !file.startsWith(`src/pages/${code}/`) && file !== "_data/addresses.json",
      ),
    );
  const addresses = { "_data/addresses.json": mereford()["_data/addresses.json"] ?? "" };
  const rules = async (code: string) =>
    (await check({ ...pages(code), ...addresses })).filter((each) => each.includes("missing-"));
  expect(await rules("cy")).toEqual(
    ["404", "accessibility", "cookies", "privacy"].map(
      (name) => `src/pages/${name}.md error missing-translation`,
    ),
  );
  expect(await rules("ar")).toEqual(["src/pages/privacy.md error missing-translation"]);
});

test("Many texts without a translation, or with the same wrong code, are one error for each file", async () => {
  const cookies = merefordInThreeLanguages()["_data/cookies.json"] ?? "";
  const find = async (text: string) => {
    const project = projectOf({ ...merefordInThreeLanguages(), "_data/cookies.json": text });
    const problems = await checkProject(project, TODAY);
    return problems.filter(({ file }) => file === "_data/cookies.json");
  };
  expect(await find(cookies.replaceAll(/,\s*"cy": "[^"]*"/g, ""))).toMatchObject([
    {
      line: 25,
      message:
        "None of the 2 texts in this file is in Cymraeg (cy): this site has every text in that language.",
    },
  ]);
  expect(await find(cookies.replaceAll('"cy"', '"cg"'))).toMatchObject([
    {
      line: 27,
      message:
        "“cg” is not one of the languages of this site, which are: en, cy, ar. 2 texts in this file have it.",
    },
  ]);
});

test("Each introduction of a service has a translation, and each translation an introduction", async () => {
  const folder = "_data/services";
  const files = { ...merefordWithServices(), ...merefordInThreeLanguages() };
  const find = async (...introductions: readonly string[]) => {
    const texts = introductions.map((name) => [`${folder}/${name}.md`, "Testun.\n"]);
    const found = await check({ ...files, ...Object.fromEntries(texts) });
    return found.filter((each) => /^_data\/services\/.*md/.test(each));
  };
  const missing = `${folder}/libraries.md error missing-translation`;
  expect(await find()).toEqual([missing]);
  const stray = `${folder}/care-at-home.cy.md error translation-without-source`;
  expect(await find("care-at-home.cy", "libraries.cy")).toEqual([
    stray,
    `${folder}/libraries.cy.md warning outdated-translation`,
  ]);
  const undeclared = `${folder}/care-at-home.pl.md error undeclared-language`;
  expect(await find("care-at-home.pl")).toEqual([undeclared, missing]);
});

test("A complete language needs the introduction of each service, and a summary none", async () => {
  const files = withServicesInWelsh(inWelsh(merefordWithServices()));
  const missing = async (own: Record<string, string>) =>
    (await checkProject(projectOf(own), TODAY))
      .filter(({ file, rule }) => rule === "missing-translation" && file.startsWith("_data/"))
      .map(({ file, message }) => [file, message]);
  const file = "_data/services/libraries.md";
  const translation = "_data/services/libraries.cy.md";
  expect(await missing(files)).toEqual([
    [file, `This introduction is not in Cymraeg (cy): there is no ${translation}.`],
  ]);
  expect(await missing({ ...files, [translation]: "\n" })).toEqual([
    [file, `This introduction is not in Cymraeg (cy): ${translation} is empty.`],
  ]);
  expect(await missing({ ...files, [translation]: "Cymraeg.\n" })).toEqual([]);
  expect(await missing(inWelsh(merefordWithServices(), { content: "summary" }))).toEqual([]);
});

test("The check asks for a first confirmation of each file with translations", async () => {
  const { "_data/translations.json": _confirmed, ...files } = merefordInThreeLanguages();
  const problems = await checkProject(projectOf(files), TODAY);
  const found = problems.filter(({ rule }) => rule === "outdated-translation");
  expect(found.map(({ file }) => file)).toEqual([
    "_data/cookies.json",
    "src/pages/ar/privacy.md",
    ...["404", "accessibility", "cookies", "privacy"].map((name) => `src/pages/cy/${name}.md`),
  ]);
  expect(found[1]?.hint).toBe(
    'Compare it with src/pages/privacy.md, then run “npx privacy-notice translated src/pages/ar/privacy.md”. Without a terminal, create _data/translations.json with { "ar": { "src/pages/privacy.md": ["0badb2062cf62806"] } }.',
  );
  // What a hint says to write is enough.
  const written = found[1]?.hint.match(/\{.*\}/)?.[0] ?? "";
  expect(await check({ ...files, "_data/translations.json": written })).toHaveLength(
    found.length - 1,
  );
});

test("Confirmed translations are an error in a site with one language", async () => {
  const files = { ...mereford(), "_data/translations.json": '{ "cy": {} }' };
  expect(await check(files)).toEqual(["_data/translations.json:1:3-7 error unknown-language"]);
});

test("The order of cookies, of digests and of languages makes no difference", async () => {
  const files = merefordInThreeLanguages();
  const reverse = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.toReversed();
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, child]) => [name, reverse(child)]),
    );
  };
  for (const file of ["_data/cookies.json", "_data/translations.json"]) {
    const reversed = JSON.stringify(reverse(JSON.parse(files[file] ?? "")));
    expect(await check({ ...files, [file]: reversed })).toEqual([]);
  }
});

test("A long paragraph in a script without spaces is no long word", async () => {
  const files = Object.fromEntries(
    Object.entries(merefordInThreeLanguages()).map(([file, text]) => [
      file.replace("/ar/", "/zh/"),
      text
        .replaceAll(/"ar"|\/ar\//g, (each) => each.replace("ar", "zh"))
        .replace("العربية", "中文")
        .replace('"direction": "rtl",', ""),
    ]),
  );
  files["_data/words/zh.json"] = readFileSync(path.join(WORDS, "ar.json"), "utf8");
  const page = "src/pages/zh/privacy.md";
  const chinese = "我们会妥善保管您的个人资料，并且只在法律允许的情况下使用这些资料。";
  files[page] = (files[page] ?? "").replace("مجلس", chinese.repeat(10));
  expect(await check(files)).toEqual([]);
});
