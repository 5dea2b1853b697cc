import { Eleventy } from "@11ty/eleventy";
import type { Environment } from "nunjucks";
import { checkFilesForEleventy } from "../build/check-files.ts";
import { hideBenchmarkMessages } from "../build/eleventy-benchmarks.ts";
import { findConfigFile } from "../build/eleventy-config.ts";
import { renderEditionHtml } from "../editions/edition-html.ts";
import { type BuildContext, CONTEXT_EVENT } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

const SNAPSHOT = "edition-snapshot.njk";

/** The HTML that an edition freezes, and the templates with the filters of the council and its plugins. */
export interface EditionSnapshot {
  readonly html: string;
  readonly templates: Environment;
}

/**
 * Renders the HTML that an edition freezes, by building the site of the current folder in memory, with the council’s
 * blocks, filters and plugins. Throws the build’s errors.
 */
export async function renderEditionSnapshot(): Promise<EditionSnapshot> {
  checkFilesForEleventy();
  let templates: Environment | undefined;
  const eleventy = new Eleventy(undefined, "_site", {
    configPath: findConfigFile(),
    quietMode: true,
    config: (config) => {
      hideBenchmarkMessages(config);
      config.on(CONTEXT_EVENT, (context: BuildContext) => {
        templates = context.nunjucks;
        addSnapshotFunction(context);
      });
      addSnapshotTemplate(config);
    },
  });
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  const snapshot = pages.find(({ inputPath }) => inputPath.endsWith(SNAPSHOT));
  if (snapshot === undefined || templates === undefined)
    throw new Error("Eleventy did not render the edition’s snapshot.");
  return { html: snapshot.content, templates };
}

/** Adds the Nunjucks global function `editionHtml()`, which uses the data of the template that calls it. */
function addSnapshotFunction({ build, markdown, nunjucks }: BuildContext): void {
  const { statement, inventory } = build.content;
  nunjucks.addGlobal("editionHtml", function (this: { readonly ctx: object }): string {
    return renderEditionHtml(nunjucks, markdown, statement, inventory, this.ctx);
  });
}

function addSnapshotTemplate(config: UserConfig): void {
  config.addTemplate(SNAPSHOT, "{{ editionHtml() | safe }}", {
    permalink: `/${SNAPSHOT}.html`,
    layout: null,
    eleventyExcludeFromCollections: true,
  });
}
