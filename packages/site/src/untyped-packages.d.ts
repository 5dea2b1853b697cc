/* Types for the parts that this package uses of packages without types. */

declare module "markdown-it-govuk" {
  import type { MarkdownIt } from "markdown-it";
  const plugin: (markdown: MarkdownIt, options?: { headingsStartWith?: "xl" | "l" }) => void;
  export default plugin;
}

declare module "markdown-it-container" {
  import type { MarkdownIt } from "markdown-it";
  const plugin: (markdown: MarkdownIt, name: string) => void;
  export default plugin;
}

declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  const compression: (options: {
    /** The minimum size of a response to compress, in bytes. */
    threshold: number;
  }) => (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  export default compression;
}
