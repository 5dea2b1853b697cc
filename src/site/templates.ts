import path from "node:path";
import nunjucks from "nunjucks";
import { filters } from "./filters.ts";
import { GOVUK_FRONTEND } from "./govuk-frontend.ts";

declare module "nunjucks" {
  // Its types leave it out.
  interface Environment {
    /** Forgets all templates, so that they are read again. */
    invalidateCache(): void;
  }
}

/**
 * The Nunjucks environment for layouts, blocks and GOV.UK's macros.
 * `root` is the project's folder, `folders` are further ones with templates. Rendering throws when a template
 * prints something undefined.
 */
export function createTemplates(root: string, ...folders: readonly string[]): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([
    path.join(root, "_includes"),
    GOVUK_FRONTEND,
    ...folders,
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
