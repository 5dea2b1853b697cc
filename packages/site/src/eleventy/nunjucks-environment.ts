import path from "node:path";
import nunjucks from "nunjucks";
import { GOVUK_FRONTEND, TEMPLATES } from "../package-files.ts";
import { filters } from "./filters.ts";
import { messageElements } from "./message-elements.ts";

declare module "nunjucks" {
  // Both are missing from its types.
  interface Environment {
    /** Makes Nunjucks read all templates again. */
    invalidateCache(): void;
  }
  namespace lib {
    /** Escapes text for HTML. */
    function escape(text: string): string;
  }
}

/**
 * Creates the Nunjucks environment of layouts, blocks and pages. It searches for templates in the council’s `_includes`,
 * this package, and GOV.UK’s macros, in this order; `root` is the council’s folder. It has the package’s filters
 * Eleventy adds its own filters and shortcodes. Rendering throws if a template prints an undefined value.
 */
export function createNunjucksEnvironment(root: string): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([
    path.join(root, "_includes"),
    TEMPLATES,
    GOVUK_FRONTEND,
  ]);
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  for (const [name, element] of Object.entries(messageElements))
    environment.addGlobal(name, element);
  return environment;
}
