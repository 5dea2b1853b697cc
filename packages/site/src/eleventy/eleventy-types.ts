/*
 * Eleventy ships no types: the parts of its configuration that this package and councils use.
 * https://www.11ty.dev/docs/config/
 */

import type { MarkdownIt } from "markdown-it";

/** What `.eleventy.ts` and plugins configure. Methods that are missing here exist as well: see Eleventy’s documentation. */
export interface UserConfig {
  addCollection(name: string, collect: (api: CollectionApi) => unknown): void;
  addDataExtension(
    extension: string,
    options: { parser: (text: string, file: string) => unknown },
  ): void;
  addFilter(name: string, filter: (...values: never[]) => unknown): void;
  addGlobalData(name: string, value: unknown): void;
  addLayoutAlias(from: string, to: string): void;
  addNunjucksGlobal(name: string, value: unknown): void;
  addPassthroughCopy(files: string | Record<string, string>): void;
  addPlugin(plugin: unknown, options?: object): void;
  addPreprocessor(
    name: string,
    extensions: string,
    preprocess: (this: { inputPath: string }, data: PageData, text: string) => unknown,
  ): void;
  addAsyncFilter(name: string, filter: (...values: never[]) => Promise<unknown>): void;
  addAsyncShortcode(name: string, shortcode: (...values: never[]) => Promise<unknown>): void;
  addPairedShortcode(name: string, shortcode: (...values: never[]) => unknown): void;
  addShortcode(name: string, shortcode: (...values: never[]) => unknown): void;
  addTemplate(file: string, text: string, data?: object): void;
  addTransform(name: string, transform: (this: { page: Page }, text: string) => unknown): void;
  addWatchTarget(file: string, options?: { resetConfig?: boolean }): void;
  amendLibrary(engine: "md", amend: (library: MarkdownIt) => void): void;
  /** What amendLibrary was given, by engine. */
  readonly libraryAmendments: Readonly<Record<string, readonly unknown[]>>;
  readonly benchmarkManager: {
    get(group: string): { setMinimumThresholdMs(milliseconds: number): void };
  };
  emit(event: string, ...values: readonly unknown[]): unknown;
  on(event: `eleventy.${string}`, handler: (event: BuildEvent) => unknown): void;
  on(event: string, handler: (value: never) => unknown): void;
  setChokidarConfig(options: object): void;
  setDataFileSuffixes(suffixes: readonly string[]): void;
  setFrontMatterParsingOptions(options: object): void;
  setLibrary(engine: "md" | "njk", library: unknown): void;
  setServerOptions(options: { port?: number; [option: string]: unknown }): void;
  versionCheck(range: string): void;
  setTemplateFormats(formats: readonly string[]): void;
}

/** What Eleventy tells about a page that it writes. */
export interface Page {
  readonly url: string | false;
  readonly inputPath: string;
  readonly outputPath: string | false;
}

/** The data of one page, merged through Eleventy’s data cascade. */
export type PageData = Record<string, unknown> & { page: Page };

/** An item of a collection. */
export interface CollectionItem extends Page {
  readonly data: PageData;
}

export interface CollectionApi {
  getAll(): CollectionItem[];
  getFilteredByGlob(glob: string | readonly string[]): CollectionItem[];
  getFilteredByTag(...tags: readonly string[]): CollectionItem[];
}

/** What handlers of `eleventy.before` and `eleventy.after` are given. */
export interface BuildEvent {
  readonly directories: { readonly input: string; readonly output: string };
  readonly runMode: "build" | "serve" | "watch";
  readonly outputMode: "fs" | "json" | "ndjson";
}
