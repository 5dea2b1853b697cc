/* Eleventy ships no types: the part of it that we use (https://www.11ty.dev/docs/config/). */
declare module "@11ty/eleventy" {
  export interface UserConfig {
    addGlobalData(name: string, value: unknown): void;
    /** A template in code. */
    addTemplate(
      path: `${string}.11ty.js`,
      template: { data: object; render: (data: never) => string },
    ): void;
    addTransform(
      name: string,
      transform: (
        this: { page: { outputPath: string | false } },
        content: string,
      ) => string | Promise<string>,
    ): void;
    addWatchTarget(path: string): void;
    on(
      event: "eleventy.afterwatch" | "eleventy.before" | "eleventy.beforeWatch",
      handler: () => void | Promise<void>,
    ): void;
    /** Sizes of files are looked at every `pollInterval`, until one has not changed for `stabilityThreshold`; milliseconds. */
    setChokidarConfig(options: {
      awaitWriteFinish: { stabilityThreshold: number; pollInterval: number };
    }): void;
    setDataFileSuffixes(suffixes: readonly string[]): void;
    setFrontMatterParsingOptions(options: {
      language: string;
      engines: Record<string, (text: string) => object>;
    }): void;
    setLibrary(engine: "md" | "njk", library: unknown): void;
    setServerOptions(options: { port: number }): void;
    setTemplateFormats(formats: readonly string[]): void;
  }

  export class Eleventy {
    constructor(
      input: string | undefined,
      output: string,
      options: {
        config?: (eleventy: UserConfig) => void;
        configPath: string;
        quietMode?: boolean;
        runMode?: "build" | "serve";
      },
    );
    disableLogger(): void;
    init(): Promise<void>;
    serve(port: number): Promise<void>;
    watch(): Promise<void>;
    write(): Promise<
      [passthrough: unknown[], templates: { outputPath: string; content: string }[]]
    >;
  }
}
