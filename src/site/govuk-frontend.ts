import { createRequire } from "node:module";
import path from "node:path";

/** The folder with GOV.UK Frontend's macros and Sass, wherever npm has put the package. */
export const GOVUK_FRONTEND = path.join(
  path.dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")),
  "dist",
);
