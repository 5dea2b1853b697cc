import type { MarkdownIt } from "markdown-it";
import govuk from "markdown-it-govuk";
import type { Environment } from "nunjucks";
import { BLOCK, createParser, formerIds } from "../pages/markdown-syntax.ts";
import type { LocatedPage } from "../pages/page-reader.ts";

/**
 * A markdown-it that renders our Markdown with GOV.UK's classes. A line such as “::cookie-table” becomes the template
 * `blocks/cookie-table.njk`, with the data of the page. The text must have passed the rules for pages; HTML that has
 * not is printed as text.
 */
export function createMarkdown(templates: Environment): MarkdownIt {
  const markdown = createParser();
  // The plugin's types are for the major version of markdown-it before ours.
  govuk(markdown, { headingsStartWith: "l" });

  const asText = (content: string) => markdown.utils.escapeHtml(content);
  markdown.renderer.rules.html_block = (tokens, index) => asText(tokens[index]?.content ?? "");
  markdown.renderer.rules.html_inline = markdown.renderer.rules.html_block;
  markdown.renderer.rules[BLOCK] = (tokens, index, _options, data) =>
    templates.render(`blocks/${tokens[index]?.info}.njk`, data);
  const openHeading = markdown.renderer.rules["heading_open"];
  markdown.renderer.rules["heading_open"] = (tokens, index, options, data, self) => {
    const heading = tokens[index];
    const former = heading === undefined ? [] : formerIds(heading);
    const opened = openHeading?.(tokens, index, options, data, self) ?? "";
    return opened + former.map((id) => `<span id="${id}"></span>`).join("");
  };
  return markdown;
}

/** The text of a page as HTML, without its title. `data` is what its blocks can read. */
export function renderMarkdown(markdown: MarkdownIt, page: LocatedPage, data: object): string {
  return markdown.render(page.body.lines.join("\n"), { ...data }).trim();
}
