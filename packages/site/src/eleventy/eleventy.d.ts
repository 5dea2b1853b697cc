/* Types for the parts of Eleventy’s programmatic API that this package uses, since Eleventy ships none. */
declare module "@11ty/eleventy" {
  export class Eleventy {
    constructor(
      input: string | undefined,
      output: string,
      options: {
        config?: (eleventy: import("./eleventy-types.ts").UserConfig) => void;
        configPath: string | undefined;
        quietMode?: boolean;
        runMode?: "build" | "serve";
      },
    );
    readonly eleventyFiles: { getFiles(): Promise<string[]> };
    readonly eleventyServe: {
      readonly server: { getServerUrl(host: string): string };
      /** Reloads the page in all browsers. */
      reload(): Promise<void>;
    };
    readonly watcher: { on(event: "unlink", listener: (file: string) => void): void };
    disableLogger(): void;
    init(options?: object): Promise<void>;
    serve(port: number): Promise<void>;
    toJSON(): Promise<{ url: string | false; inputPath: string; content: string }[]>;
    stopWatch(): Promise<unknown>;
    /** Returns a function that builds the site again because of a file. */
    watch(): Promise<(file: string) => Promise<void>>;
    write(): Promise<
      [passthrough: unknown[], templates: { outputPath: string; content: string }[]]
    >;
  }
}
