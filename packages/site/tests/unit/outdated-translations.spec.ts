import { expect, test } from "playwright/test";
import { merefordInThreeLanguages, merefordWithServices, projectOf } from "test-support";
import { readContentFiles } from "../../src/content/content-files.ts";
import { readContent } from "../../src/content/site-content.ts";
import { formatConfirmed } from "../../src/translations/confirmed-translations.ts";
import {
  findOutdatedTranslations,
  listOutdatedPages,
} from "../../src/translations/outdated-translations.ts";
import { listTranslatedFiles } from "../../src/translations/translated-files.ts";

const STATEMENT = "src/pages/privacy.md";
const LIBRARIES = "_data/services/libraries";

type Files = Record<string, string>;

const replace = (files: Files, file: string, from: string, to: string): Files => {
  expect(files[file]).toContain(from);
  return { ...files, [file]: (files[file] ?? "").replace(from, () => to) };
};

/** Returns the files with all translations confirmed as they are now. */
function confirm(files: Files): Files {
  const confirmed: Record<string, Record<string, string[]>> = {};
  for (const { language, source, pairs } of listTranslatedFiles(readContentFiles(projectOf(files))))
    (confirmed[language.code] ??= {})[source] = pairs.map(({ digest }) => digest);
  return { ...files, "_data/translations.json": formatConfirmed(confirmed) };
}

/** Returns the test council with services, of which one is translated into Arabic. */
function withTranslatedServices(): Files {
  const { [STATEMENT]: statement = "", ...services } = merefordWithServices();
  const translated: Files = { ...services, ...merefordInThreeLanguages(), [STATEMENT]: statement };
  const summaries = translated["_data/organisation.json"]?.replace(
    '"name": "Cymraeg"',
    '"name": "Cymraeg", "content": "summary"',
  );
  const service = translated[`${LIBRARIES}.json`]?.replace(
    '"Libraries"',
    '{ "en": "Libraries", "ar": "المكتبات" }',
  );
  return confirm({
    ...translated,
    "_data/organisation.json": summaries ?? "",
    [`${LIBRARIES}.json`]: service ?? "",
    [`${LIBRARIES}.ar.md`]: "يمكنك الانضمام إلى المكتبة في أي عمر.\n",
  });
}

const listOutdated = (files: Files, code: string) => [
  ...listOutdatedPages(readContentFiles(projectOf(files)), code),
];

const listMessages = (files: Files) => {
  const project = projectOf(files);
  return findOutdatedTranslations(project, readContentFiles(project)).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
};

test("A page is outdated in the languages into which a changed section is translated", () => {
  const files = merefordInThreeLanguages();
  expect(listOutdated(files, "cy")).toEqual([]);
  const changed = replace(files, STATEMENT, "for more.", "for much more.");
  expect(listOutdated(changed, "cy")).toEqual(["src/pages/cy/privacy.md"]);
  expect(listOutdated(changed, "ar")).toEqual(["src/pages/ar/privacy.md"]);
  const onlyInWelsh = replace(files, "src/pages/cookies.md", "We list it", "We show it");
  expect(listOutdated(onlyInWelsh, "cy")).toEqual(["src/pages/cy/cookies.md"]);
  expect(listOutdated(onlyInWelsh, "ar")).toEqual([]);
});

test("A page that was never confirmed is not outdated", () => {
  const { "_data/translations.json": _confirmed, ...files } = merefordInThreeLanguages();
  expect(listOutdated(files, "cy")).toEqual([]);
});

test("A page is not outdated by a section that is new in both languages", () => {
  const files: Files = merefordInThreeLanguages();
  for (const file of ["src/pages/cookies.md", "src/pages/cy/cookies.md"])
    files[file] += "\n## More {#more}\n\nText.\n";
  expect(listMessages(files)).toEqual([
    expect.stringContaining("The section “More” may be out of date"),
  ]);
  expect(listOutdated(files, "cy")).toEqual([]);
});

test("A service is outdated if its data or its introduction has changed", () => {
  const files = withTranslatedServices();
  expect(listMessages(files)).toEqual([]);
  const title = replace(files, `${LIBRARIES}.json`, '"en": "Libraries"', '"en": "Our libraries"');
  expect(listOutdated(title, "ar")).toEqual(["libraries"]);
  expect(listMessages(title)).toEqual([
    `${LIBRARIES}.json:2 “title” in العربية may be out of date: its English text in ${LIBRARIES}.json, line 2, is new or has changed since the translation was confirmed.`,
  ]);
  const introduction = replace(files, `${LIBRARIES}.md`, "at any age", "if you are 16");
  expect(listOutdated(introduction, "ar")).toEqual(["libraries"]);
  expect(listMessages(introduction)).toEqual([
    `${LIBRARIES}.ar.md:1 This introduction may be out of date: its English text in ${LIBRARIES}.md, line 1, is new or has changed since the translation was confirmed.`,
  ]);
  // It has no translation.
  const purpose = replace(files, `${LIBRARIES}.json`, "To give you a card", "To send you a card");
  expect(listMessages(purpose)).toEqual([]);
});

test("Only languages with “showOutdated” say on a page that it is outdated", () => {
  const changed = replace(merefordInThreeLanguages(), STATEMENT, "for more.", "for much more.");
  const content = readContent(projectOf(changed));
  expect(content).toMatchObject({ ok: true });
  const outdated = content.ok
    ? content.value.translations.map((each) => [each.language.code, [...each.outdated]])
    : [];
  expect(outdated).toEqual([
    ["cy", []],
    ["ar", ["src/pages/ar/privacy.md"]],
  ]);
});

test("Adding a former id to a heading, and emphasis, do not make a translation outdated", () => {
  const files = merefordInThreeLanguages();
  const id = replace(files, STATEMENT, "{#cookies}", "{#cookies #old}");
  const bold = replace(id, STATEMENT, "keep your data safe", "keep your data **safe**");
  expect(listMessages(bold)).toEqual([]);
});
