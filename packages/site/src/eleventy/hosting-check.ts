import { ProblemsError } from "cookie-inventory";
import { readBuiltRules } from "../hosting/hosting-rules.ts";
import type { UserConfig } from "./eleventy-types.ts";

/**
 * Checks the headers and redirects that were written, as the host will read them. Throws ProblemsError where the host
 * could not serve them. Its settings were checked before the build. `root` is the council’s folder.
 */
export function addHostingCheck(eleventy: UserConfig, root: string): void {
  // https://www.11ty.dev/docs/events/#eleventy.after
  eleventy.on("eleventy.after", async ({ directories, outputMode }) => {
    if (outputMode !== "fs") return;
    const rules = await readBuiltRules(root, directories.output);
    if (!rules.ok) throw new ProblemsError(rules.problems);
  });
}
