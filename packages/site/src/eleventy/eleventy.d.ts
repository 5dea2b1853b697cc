/* Types for the parts of Eleventy’s programmatic API that this package uses, since Eleventy ships none. */
declare module "@11ty/eleventy" {
  export class Eleventy {
    constructor(
      input: string | undefined,
      output: string,
      options: {
        config?: (eleventy: import("./eleventy-types.ts").UserConfig) => void;
        configPath: string;
        quietMode?: boolean;
        runMode?: "build" | "serve";
      },
    );
    readonly eleventyFiles: { getFiles(): Promise<string[]> };
    disableLogger(): void;
    init(): Promise<void>;
    serve(port: number): Promise<void>;
    toJSON(): Promise<{ url: string | false; inputPath: string; content: string }[]>;
    watch(): Promise<void>;
    write(): Promise<
      [passthrough: unknown[], templates: { outputPath: string; content: string }[]]
    >;
  }
}
