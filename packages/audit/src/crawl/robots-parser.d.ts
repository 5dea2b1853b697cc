/* Replaces the types that robots-parser ships: they describe an ES module, and it is a CommonJS one. */

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
