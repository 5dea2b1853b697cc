import path from "node:path";
import type { BuildContext, CheckedData, SiteData } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

const CHECKED: readonly (keyof CheckedData)[] = ["organisation", "cookies", "changes"];
const SITE: readonly (keyof SiteData)[] = [
  "statement",
  "inventoryPage",
  "icon",
  "styles",
  "editionPages",
  "comparisonPages",
];

/**
 * The data that templates read: JSON files in `_data` under their names, checked, and what is derived from all files
 * together. A JSON file that the council has added is handed on as it is.
 */
export function addData(eleventy: UserConfig, context: BuildContext): void {
  // https://www.11ty.dev/docs/data-custom/
  eleventy.addDataExtension("json", {
    parser: (text, file) => {
      const [folder, name] = [path.dirname(path.resolve(file)), path.basename(file, ".json")];
      const checked = CHECKED.find((each) => each === name);
      const isChecked = checked !== undefined && folder === path.resolve("_data");
      return isChecked ? context.build.data[checked] : JSON.parse(text);
    },
  });
  // Data files in JavaScript would run code from any pull request. JSON beside pages stays.
  // https://www.11ty.dev/docs/config/#change-file-suffix-for-data-files
  eleventy.setDataFileSuffixes([""]);

  // https://www.11ty.dev/docs/data-global-custom/
  for (const name of SITE) eleventy.addGlobalData(name, () => context.build.site[name]);
}
