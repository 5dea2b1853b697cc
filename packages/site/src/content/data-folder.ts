import {
  error,
  INVENTORY_FILE,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  readJson,
  WEBSITES_FILE,
} from "cookie-inventory";
import { CHANGES_FILE } from "../editions/change-log.ts";
import { ADDRESSES_FILE } from "../pages/kept-addresses.ts";
import { FOLDER_DATA, PAGES_FOLDER } from "../pages/page-reader.ts";
import { PLAIN_ENGLISH_FILE } from "../plain-english/allowed-words.ts";
import { NOTICE_FILE } from "../transparency/transparency-checklist.ts";

/** Files with a schema of their own, which the functions for each read. */
const KNOWN: ReadonlySet<string> = new Set([
  ADDRESSES_FILE,
  CHANGES_FILE,
  INVENTORY_FILE,
  NOTICE_FILE,
  ORGANISATION_FILE,
  PLAIN_ENGLISH_FILE,
  WEBSITES_FILE,
]);

/**
 * What is wrong with the files that a council has added to `_data`, and with src/pages/pages.json. JSON is handed to templates as it is; other files
 * are refused, since Eleventy runs data files in JavaScript.
 */
export function addedDataProblems(project: Project): Problem[] {
  return project
    .list("_data")
    .concat(project.list(PAGES_FOLDER).filter((file) => file === FOLDER_DATA))
    .filter((file) => !KNOWN.has(file))
    .flatMap((file) => {
      if (!file.endsWith(".json")) {
        const message = "Only JSON files belong in _data.";
        return [error({ file }, "stray-file", message, "Move it to another folder, or delete it.")];
      }
      const read = readJson(project, file);
      return read.ok ? [] : read.problems;
    });
}
