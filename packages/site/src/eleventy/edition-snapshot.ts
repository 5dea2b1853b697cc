import { Eleventy } from "@11ty/eleventy";
import type { Environment } from "nunjucks";
import { checkFilesForEleventy } from "../build/check-files.ts";
import { hideBenchmarkMessages } from "../build/eleventy-benchmarks.ts";
import { findConfigFile } from "../build/eleventy-config.ts";
import { renderEditionHtml } from "../editions/edition-html.ts";
import { type BuildContext, CONTEXT_EVENT } from "./build-context.ts";
import type { Locale } from "../words/locale.ts";
import type { UserConfig } from "./eleventy-types.ts";

/** The HTML that an edition freezes in one language. */
interface SnapshotInLanguage {
  readonly html: string;
  readonly locale: Locale;
}

/** The HTML that an edition freezes, and the templates with the filters of the council and its plugins. */
export interface EditionSnapshot extends SnapshotInLanguage {
  readonly templates: Environment;
  /** By the code of the language. */
  readonly translations: ReadonlyMap<string, SnapshotInLanguage>;
}

/**
 * Renders the HTML that an edition freezes, by building the site of the current folder in memory, with the council’s
 * blocks, filters and plugins. `codes` are those of the translations to freeze. Throws the build’s errors.
 */
export async function renderEditionSnapshot(codes: readonly string[]): Promise<EditionSnapshot> {
  checkFilesForEleventy();
  let context: BuildContext | undefined;
  const eleventy = new Eleventy(undefined, "_site", {
    configPath: findConfigFile(),
    quietMode: true,
    config: (config) => {
      hideBenchmarkMessages(config);
      config.on(CONTEXT_EVENT, (started: BuildContext) => {
        context = started;
        addSnapshotFunction(started);
      });
      for (const code of [undefined, ...codes]) addSnapshotTemplate(config, code);
    },
  });
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  const read = (code?: string): SnapshotInLanguage => {
    const snapshot = pages.find(({ inputPath }) => inputPath.endsWith(`/${getTemplateName(code)}`));
    const data = code === undefined ? context?.build : context?.build.translations.get(code);
    if (snapshot === undefined || data === undefined)
      throw new Error("Eleventy did not render the edition’s snapshot.");
    const { language, words } = data.globalData;
    return { html: snapshot.content, locale: { language, words } };
  };
  const own = read();
  if (context === undefined) throw new Error("The plugin has not passed its context.");
  return {
    ...own,
    templates: context.nunjucks,
    translations: new Map(codes.map((code) => [code, read(code)])),
  };
}

/** Adds the Nunjucks global function `editionHtml(code)`, which uses the data of the template that calls it. */
function addSnapshotFunction({ build, markdown, nunjucks }: BuildContext): void {
  type This = { readonly ctx: object };
  nunjucks.addGlobal("editionHtml", function (this: This, code: string): string {
    const { content, translations } = build;
    const translated = content.translations.find(({ language }) => language.code === code);
    const { statement, inventory } = translated ?? content;
    const { dataFiles, globalData } = translations.get(code) ?? {};
    const data = { ...this.ctx, ...dataFiles, ...globalData };
    return renderEditionHtml(nunjucks, markdown, statement, inventory, data);
  });
}

function getTemplateName(code = ""): string {
  return code === "" ? "edition-snapshot.njk" : `edition-snapshot-${code}.njk`;
}

function addSnapshotTemplate(config: UserConfig, code = ""): void {
  const name = getTemplateName(code);
  config.addTemplate(name, `{{ editionHtml("${code}") | safe }}`, {
    permalink: `${code === "" ? "" : `/${code}`}/${name}.html`,
    layout: null,
    eleventyExcludeFromCollections: true,
  });
}
