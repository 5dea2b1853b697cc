declare module "markdown-it-govuk" {
  import type { MarkdownIt } from "markdown-it";
  const plugin: (markdown: MarkdownIt, options?: { headingsStartWith?: "xl" | "l" }) => void;
  export default plugin;
}
