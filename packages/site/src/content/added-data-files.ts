import {
  error,
  fieldOf,
  INVENTORY_FILE,
  type Located,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  readJson,
  WEBSITES_FILE,
} from "cookie-inventory";
import { CHANGES_FILE } from "../editions/change-log.ts";
import { checkLayout } from "../pages/page-layout.ts";
import { DIRECTORY_DATA_FILE, PAGES_FOLDER } from "../pages/page-files.ts";
import { ADDRESSES_FILE } from "../pages/published-addresses.ts";
import { PLAIN_ENGLISH_FILE } from "../plain-english/plain-english-exceptions.ts";
import { RECIPIENTS_FILE, RETENTION_FILE } from "../services/registry-files.ts";
import { SERVICES_FOLDER } from "../services/service-files.ts";
import { CONFIRMED_FILE } from "../translations/confirmed-translations.ts";
import { CHECKLIST_FILE } from "../transparency/transparency-checklist.ts";
import { isWordsFile } from "../words/read-words.ts";
import { GLOBAL_DATA_NAMES } from "./global-data-names.ts";

/** Files with a schema, which other functions read and check. */
const FILES_WITH_SCHEMA: ReadonlySet<string> = new Set([
  ADDRESSES_FILE,
  CHANGES_FILE,
  CONFIRMED_FILE,
  INVENTORY_FILE,
  CHECKLIST_FILE,
  ORGANISATION_FILE,
  PLAIN_ENGLISH_FILE,
  RECIPIENTS_FILE,
  RETENTION_FILE,
  WEBSITES_FILE,
]);

/**
 * Checks that the files that a council has added to `_data`, and src/pages/pages.json, are JSON. Other files are
 * rejected, since Eleventy runs data files in JavaScript.
 */
export function checkAddedDataFiles(project: Project): Problem[] {
  return project
    .list("_data")
    .concat(project.list(PAGES_FOLDER).filter((file) => file === DIRECTORY_DATA_FILE))
    .filter((file) => !FILES_WITH_SCHEMA.has(file) && !file.startsWith(`${SERVICES_FOLDER}/`))
    .filter((file) => !isWordsFile(project, file))
    .flatMap((file) => {
      if (!file.endsWith(".json")) {
        const message = "_data can only contain JSON files.";
        const hint = "Remove it, or move it to another folder.";
        return [error({ file }, "stray-file", message, hint)];
      }
      const read = readJson(project, file);
      if (!read.ok) return read.problems;
      return file === DIRECTORY_DATA_FILE
        ? checkDirectoryData(project, read.value)
        : checkDataName(file);
    });
}

/** Names that Eleventy or this package gives a meaning of their own: https://www.11ty.dev/docs/data-eleventy-supplied/ */
const RESERVED_NAMES: ReadonlySet<string> = new Set<string>([
  ...GLOBAL_DATA_NAMES,
  "blocks",
  "collections",
  "content",
  "contents",
  "date",
  "description",
  "edition",
  "eleventy",
  "eleventyAllowMissingExtension",
  "eleventyComputed",
  "eleventyDataSchema",
  "eleventyExcludeFromCollections",
  "eleventyImport",
  "headings",
  "indexed",
  "layout",
  "navigation",
  "page",
  "pagination",
  "permalink",
  "pkg",
  "services",
  "sourceFile",
  "tags",
  "templateEngineOverride",
  "title",
  "translations",
]);

/** Checks that templates can read a file, or a folder of files, under its name. */
function checkDataName(file: string): Problem[] {
  const [first = "", ...inFolder] = file.slice("_data/".length).split("/");
  const name = first.replace(/\.json$/, "");
  const isTaken = inFolder.length > 0 && FILES_WITH_SCHEMA.has(`_data/${name}.json`);
  if (!RESERVED_NAMES.has(name) && !isTaken) return [];
  const message = `The name “${name}” already has a meaning in templates.`;
  const hint = `Give it another name, such as _data/our-${first}, and use that in your templates.`;
  return [error({ file }, "reserved-name", message, hint)];
}

/** Checks the data of all pages. */
function checkDirectoryData(project: Project, located: Located): Problem[] {
  if (fieldOf(located.data, "permalink") === undefined) return checkLayout(project, located);
  const message = "All pages would have this address.";
  const hint = "Remove “permalink” here, and write it in the front matter of one page.";
  return [error(located.at(["permalink"]), "shared-address", message, hint)];
}
