import { Eleventy } from "@11ty/eleventy";
import type { Environment } from "nunjucks";
import { silenceBenchmarks } from "../build/benchmarks.ts";
import { configFile } from "../build/config-file.ts";
import { editionHtml } from "../editions/edition-html.ts";
import { type BuildContext, CONTEXT_EVENT } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

const SNAPSHOT = "edition-snapshot.njk";

/** What an edition freezes of today’s site, and the templates with the filters of the council and its plugins. */
export interface EditionSnapshot {
  readonly html: string;
  readonly templates: Environment;
}

/**
 * Renders what an edition freezes of today’s site, with the council’s own blocks, filters and plugins: by a build in
 * memory of the current folder. Throws what the build throws.
 */
export async function renderEditionSnapshot(): Promise<EditionSnapshot> {
  let templates: Environment | undefined;
  const eleventy = new Eleventy(undefined, "_site", {
    configPath: configFile(),
    quietMode: true,
    config: (config) => {
      silenceBenchmarks(config);
      config.on(CONTEXT_EVENT, (context: BuildContext) => {
        ({ templates } = context);
        addSnapshotFunction(context);
      });
      addSnapshotTemplate(config);
    },
  });
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  const snapshot = pages.find(({ inputPath }) => inputPath.endsWith(SNAPSHOT));
  if (snapshot === undefined || templates === undefined)
    throw new Error("Eleventy rendered no snapshot of the edition.");
  return { html: snapshot.content, templates };
}

/** A global function for Nunjucks, `editionHtml()`, which has the data of the template that calls it. */
function addSnapshotFunction({ build, markdown, templates }: BuildContext): void {
  const { statement, inventory } = build.content;
  templates.addGlobal("editionHtml", function (this: { readonly ctx: object }): string {
    return editionHtml(templates, markdown, statement, inventory, this.ctx);
  });
}

function addSnapshotTemplate(config: UserConfig): void {
  config.addTemplate(SNAPSHOT, "{{ editionHtml() | safe }}", {
    permalink: `/${SNAPSHOT}.html`,
    layout: null,
    eleventyExcludeFromCollections: true,
  });
}
