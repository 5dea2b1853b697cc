import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The folder of the package’s Nunjucks templates. A file of the same name in a council’s `_includes` replaces one. */
export const TEMPLATES = path.join(import.meta.dirname, "../templates");

/** The folder of the messages that pages have, with a JSON file for each language. */
export const WORDS = path.join(import.meta.dirname, "../words");

/** The folder of GOV.UK Frontend’s macros and Sass, wherever npm has installed it. */
export const GOVUK_FRONTEND = path.join(
  path.dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")),
  "dist",
);

/** The names of the package’s blocks, such as “cookie-table”. */
export const PACKAGE_BLOCKS: readonly string[] = readdirSync(path.join(TEMPLATES, "blocks")).map(
  (file) => path.basename(file, ".njk"),
);
