import { Eleventy } from "@11ty/eleventy";
import { CONFIG_FILE } from "../build/build-site.ts";
import { editionHtml } from "../editions/frozen-html.ts";
import type { BuildContext } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

const SNAPSHOT = "edition-snapshot.njk";

/** A global function for Nunjucks, `editionHtml()`: the part of an edition’s page that is frozen, as it is now. */
export function addEditionSnapshot(eleventy: UserConfig, context: BuildContext): void {
  // https://www.11ty.dev/docs/languages/nunjucks/#custom-globals
  eleventy.addNunjucksGlobal("editionHtml", function (this: { readonly ctx: object }): string {
    const { statement, inventory } = context.build.content;
    return editionHtml(context.templates, context.markdown, statement, inventory, this.ctx);
  });
}

/**
 * Renders what an edition freezes of today’s site, with the council’s own blocks, filters and plugins: by a build in
 * memory of the current folder. Throws what the build throws.
 */
export async function renderEditionSnapshot(): Promise<string> {
  const eleventy = new Eleventy(undefined, "_site", {
    configPath: CONFIG_FILE,
    quietMode: true,
    config: (config) => {
      config.addTemplate(SNAPSHOT, "{{ editionHtml() | safe }}", {
        permalink: `/${SNAPSHOT}.html`,
        layout: null,
        eleventyExcludeFromCollections: true,
      });
    },
  });
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  const snapshot = pages.find(({ inputPath }) => inputPath.endsWith(SNAPSHOT));
  if (snapshot === undefined) throw new Error("Eleventy rendered no snapshot of the edition.");
  return snapshot.content;
}
