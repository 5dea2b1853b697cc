/* What robots-parser exports: its own types say that it is a module with a default, which it is not. */

declare module "robots-parser" {
  const robotsParser: (
    address: string,
    text: string,
  ) => {
    /** Undefined for addresses of another origin. */
    readonly isAllowed: (address: string, token: string) => boolean | undefined;
    readonly getCrawlDelay: (token: string) => number | undefined;
    readonly getSitemaps: () => string[];
  };
  export default robotsParser;
}
