import path from "node:path";
import nunjucks from "nunjucks";
import { filters } from "./filters.ts";
import { GOVUK_FRONTEND, TEMPLATES } from "../package-files.ts";

declare module "nunjucks" {
  // Its types leave it out.
  interface Environment {
    /** Forgets all templates, so that they are read again. */
    invalidateCache(): void;
  }
}

/**
 * The Nunjucks environment of layouts, blocks and pages. Templates are looked for in the council’s `_includes`, then in
 * this package, then among GOV.UK’s macros; `root` is the council’s folder. It has the package’s filters; Eleventy adds
 * those of its configuration, and shortcodes. Rendering throws if a template prints something undefined.
 */
export function createNunjucksEnvironment(root: string): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([
    path.join(root, "_includes"),
    TEMPLATES,
    GOVUK_FRONTEND,
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
