import path from "node:path";
import { GLOBAL_DATA_NAMES } from "../content/global-data-names.ts";
import { RECIPIENTS_FILE, RETENTION_FILE } from "../services/registry-files.ts";
import { SERVICES_FOLDER } from "../services/service-files.ts";
import { CONFIRMED_FILE } from "../translations/confirmed-translations.ts";
import { WORDS_FOLDER } from "../words/read-words.ts";
import type { BuildContext, DataFiles } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

const DATA_FILES: readonly (keyof DataFiles)[] = ["organisation", "cookies", "changes"];

/**
 * Files that templates cannot read: some may have internal notes, and services have copies of what they refer to. Digests are
 * for the check alone, and Eleventy would copy them for each page.
 */
const HIDDEN_FILES: ReadonlySet<string> = new Set([
  CONFIRMED_FILE,
  RECIPIENTS_FILE,
  RETENTION_FILE,
]);

/**
 * Adds the global data of templates: the checked content of files in `_data`, and data derived from it. Templates read
 * other JSON files in `_data` unchanged.
 */
export function addGlobalData(eleventy: UserConfig, context: BuildContext): void {
  // https://www.11ty.dev/docs/data-custom/
  eleventy.addDataExtension("json", {
    parser: (text, file) => {
      const relative = path.relative("", file).replaceAll(path.sep, "/");
      const name = path.basename(file, ".json");
      const checked = DATA_FILES.find((each) => relative === `_data/${each}.json`);
      if (checked !== undefined) return context.build.dataFiles[checked];
      if (HIDDEN_FILES.has(relative) || relative.startsWith(`${WORDS_FOLDER}/`)) return undefined;
      if (relative === `${SERVICES_FOLDER}/${name}.json`) return context.build.services.get(name);
      return JSON.parse(text);
    },
  });
  // Excludes data files in JavaScript, which would run code from any pull request, but not JSON files next to pages.
  // https://www.11ty.dev/docs/config/#change-file-suffix-for-data-files
  eleventy.setDataFileSuffixes([""]);

  // https://www.11ty.dev/docs/data-global-custom/
  for (const name of GLOBAL_DATA_NAMES)
    eleventy.addGlobalData(name, () => context.build.globalData[name]);
  // The global data of each other language.
  eleventy.addGlobalData("translations", () =>
    [...context.build.translations.values()].map(({ globalData }) => globalData),
  );
}
