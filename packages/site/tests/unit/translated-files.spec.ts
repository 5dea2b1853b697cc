import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { readContent } from "../../src/content/site-content.ts";
import { toTranslatedChanges } from "../../src/editions/edition-links.ts";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";
import { toAtomFeed, toJsonFeed } from "../../src/open-data/change-feeds.ts";
import {
  createTranslatedFiles,
  listTranslatedDataFiles,
} from "../../src/open-data/open-data-files.ts";
import { readAtom, validateAtom } from "../support/atom-schema.ts";
import { FEED } from "../support/change-feed.ts";
import { type Files, withEdition, withWelshTexts } from "../support/editions.ts";
import { inWelsh } from "../support/welsh.ts";

/* cspell:ignore Rydym cadw eich ddiogel */

/* The plain text and the feeds of a translation. */

/** Returns the files of the translation of a project by their paths. */
function createFiles(files: Files): Readonly<Record<string, string>> {
  const read = readContent(projectOf(files));
  const [welsh] = read.ok ? read.value.translations : [];
  if (!read.ok || welsh === undefined) throw new Error("The project cannot be read.");
  const { log } = read.value;
  const { locale, organisation, statement } = welsh;
  const sources = {
    locale,
    firstLocale: read.value.locale,
    organisation,
    changes: log ? toTranslatedChanges(welsh.log, log, read.value.language, "/cy") : undefined,
    statement: statement.data,
    statementHtml: "<p>Rydym yn cadw eich data yn ddiogel.</p>",
    changesPage: statement.data,
  };
  return createTranslatedFiles(sources, createNunjucksEnvironment("/nowhere"));
}

test("A translation has its statement as plain text, and its feeds if it has editions", async () => {
  const withoutEditions = createFiles(inWelsh(mereford()));
  expect(Object.keys(withoutEditions)).toEqual(["/cy/privacy.txt"]);
  expect(withoutEditions["/cy/privacy.txt"]).toContain("Rydym yn cadw eich data yn ddiogel.");

  const files = createFiles(withWelshTexts(withEdition(inWelsh(mereford()))));
  expect(Object.keys(files)).toEqual(["/cy/privacy.txt", "/cy/changes.atom", "/cy/changes.json"]);
  const atom = files["/cy/changes.atom"] ?? "";
  expect(await validateAtom(atom)).toEqual([]);
  const feed = readAtom(atom);
  expect(feed["@_xml:lang"]).toBe("cy");
  expect(feed.link).toEqual([
    { "@_rel": "alternate", "@_href": "https://privacy.mereford.example/cy/" },
    { "@_rel": "self", "@_href": "https://privacy.mereford.example/cy/changes.atom" },
  ]);
  expect(feed.entry.map(({ link }) => link)).toEqual([
    [{ "@_href": "https://privacy.mereford.example/cy/editions/3.2/" }],
  ]);
  expect(atom).toContain("Cymraeg: It was hard to read.");
  expect(JSON.parse(files["/cy/changes.json"] ?? "")).toMatchObject({ language: "cy" });
});

test("The feed of a translation has the editions of before the language was added, marked as in the first one", async () => {
  const atom = createFiles(inWelsh(withEdition(mereford())))["/cy/changes.atom"] ?? "";
  expect(await validateAtom(atom)).toEqual([]);
  expect(readAtom(atom).entry.map(({ link }) => link)).toEqual([
    [{ "@_href": "https://privacy.mereford.example/editions/3.2/" }],
  ]);
  expect(atom).toMatch(/<div lang="en-GB" dir="ltr">\s*<p><strong>What changed:/);
});

test("The files of a translation have the media types of those in the first language", () => {
  const types = (content: "complete" | "summary", hasEditions: boolean) =>
    listTranslatedDataFiles({ code: "cy", content }, hasEditions).map(({ path, type }) => [
      path,
      type,
    ]);
  expect(types("complete", true)).toEqual([
    ["/cy/privacy.txt", "text/plain; charset=utf-8"],
    ["/cy/changes.atom", "application/atom+xml; charset=utf-8"],
    ["/cy/changes.json", "application/feed+json"],
  ]);
  expect(types("complete", false)).toEqual([["/cy/privacy.txt", "text/plain; charset=utf-8"]]);
  expect(types("summary", true)).toEqual([]);
});

test("The ids of a translation’s feed and entries are its own", () => {
  const listIds = (feed: typeof FEED) => toAtomFeed(feed).match(/<id>.*<\/id>/g) ?? [];
  const own = listIds({ ...FEED, language: "cy", isTranslation: true });
  const source = listIds(FEED);
  expect(new Set([...own, ...source]).size).toBe(6);
  expect(source[0], "which never changes").toBe(
    "<id>urn:uuid:67a960a4-621c-8510-a60c-8c8b9ca620f6</id>",
  );
  expect(JSON.parse(toJsonFeed({ ...FEED, language: "cy" })).language).toBe("cy");
});
