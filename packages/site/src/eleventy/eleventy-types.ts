/*
 * Types for the parts of Eleventy’s configuration that this package and councils use, since Eleventy ships none.
 * https://www.11ty.dev/docs/config/
 */

import type { MarkdownIt } from "markdown-it";

/** Eleventy’s configuration for `.eleventy.ts` and plugins. It has more methods: see Eleventy’s documentation. */
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
  /** The functions passed to amendLibrary, by engine. */
  readonly libraryAmendments: Readonly<Record<string, readonly unknown[]>>;
  readonly directories: { readonly output: string };
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

/** Eleventy’s data about a page that it writes. */
export interface Page {
  readonly url: string | false;
  readonly inputPath: string;
  readonly outputPath: string | false;
}

/** The data of one page, merged through Eleventy’s data cascade. */
export type PageData = Record<string, unknown> & { page: Page };

export interface CollectionItem extends Page {
  readonly data: PageData;
}

export interface CollectionApi {
  getAll(): CollectionItem[];
  getFilteredByGlob(glob: string | readonly string[]): CollectionItem[];
  getFilteredByTag(...tags: readonly string[]): CollectionItem[];
}

/** The argument of handlers of `eleventy.before` and `eleventy.after`. */
export interface BuildEvent {
  readonly directories: { readonly input: string; readonly output: string };
  readonly runMode: "build" | "serve" | "watch";
  readonly outputMode: "fs" | "json" | "ndjson";
  /** The pages that were written, in handlers of `eleventy.after`. */
  readonly results?: readonly Page[];
}
