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
import { DIRECTORY_DATA_FILE, PAGES_FOLDER } from "../pages/page-reader.ts";
import { ADDRESSES_FILE } from "../pages/published-addresses.ts";
import { PLAIN_ENGLISH_FILE } from "../plain-english/plain-english-exceptions.ts";
import { CHECKLIST_FILE } from "../transparency/transparency-checklist.ts";

/** Files with a schema, which other functions read and check. */
const FILES_WITH_SCHEMA: ReadonlySet<string> = new Set([
  ADDRESSES_FILE,
  CHANGES_FILE,
  INVENTORY_FILE,
  CHECKLIST_FILE,
  ORGANISATION_FILE,
  PLAIN_ENGLISH_FILE,
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
    .filter((file) => !FILES_WITH_SCHEMA.has(file))
    .flatMap((file) => {
      if (!file.endsWith(".json")) {
        const message = "_data can only contain JSON files.";
        const hint = "Remove it, or move it to another folder.";
        return [error({ file }, "stray-file", message, hint)];
      }
      const read = readJson(project, file);
      return read.ok ? [] : read.problems;
    });
}
