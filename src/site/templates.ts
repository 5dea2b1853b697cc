import path from "node:path";
import { createRequire } from "node:module";
import nunjucks from "nunjucks";
import { filters } from "./filters.ts";

/**
 * The Nunjucks environment for layouts, blocks and GOV.UK's macros.
 * `root` is the project's folder. Rendering throws when a template prints something undefined.
 */
export function createTemplates(root: string): nunjucks.Environment {
  const govukFrontend = path.dirname(
    createRequire(import.meta.url).resolve("govuk-frontend/package.json"),
  );
  const loader = new nunjucks.FileSystemLoader([
    path.join(root, "_includes"),
    path.join(govukFrontend, "dist"),
  ]);
  const templates = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) templates.addFilter(name, filter);
  return templates;
}
