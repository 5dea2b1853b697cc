/* Packages without types: the part of each that we use. */

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
    /** The least bytes that are worth it. */
    threshold: number;
  }) => (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  export default compression;
}
