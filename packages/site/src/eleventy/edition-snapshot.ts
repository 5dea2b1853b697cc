import { Eleventy } from "@11ty/eleventy";
import { configFile } from "../build/config-file.ts";
import { editionHtml } from "../editions/edition-html.ts";
import type { BuildContext } from "./build-context.ts";

const SNAPSHOT = "edition-snapshot.njk";

/** A global function for Nunjucks, `editionHtml()`: the part of an edition’s page that is frozen, as it is now. */
export function addEditionSnapshot(context: BuildContext): void {
  context.templates.addGlobal("editionHtml", function (this: { readonly ctx: object }): string {
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
    configPath: configFile(),
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
