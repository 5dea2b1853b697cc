import { existsSync } from "node:fs";
import { UserError } from "cookie-inventory";

const CONFIG_FILE = ".eleventy.ts";

/** Eleventy’s configuration in the council’s folder. Throws UserError if there is none. */
export function configFile(): string {
  if (existsSync(CONFIG_FILE)) return CONFIG_FILE;
  throw new UserError(
    `There is no ${CONFIG_FILE} in this folder: put it back, or write the one that docs/adopting.md shows.`,
  );
}
