import type { Environment } from "nunjucks";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";

/** Returns the package’s templates as a site with one language has them: the plugin adds the filter of each build. */
export function createTemplates(): Environment {
  // This folder has no _includes.
  const templates = createNunjucksEnvironment(import.meta.dirname);
  return templates.addFilter("locale_url", (url: string) => url);
}
