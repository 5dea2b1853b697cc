import { existsSync } from "node:fs";
import { UserError } from "cookie-inventory";

export const CONFIG_FILE = ".eleventy.ts";

/** Returns the path of Eleventy’s configuration in the current folder. Throws UserError if there is none. */
export function findConfigFile(): string {
  if (existsSync(CONFIG_FILE)) return CONFIG_FILE;
  throw new UserError(
    `There is no ${CONFIG_FILE} in this folder. Put it back, or copy the one in docs/adopting.md.`,
  );
}
