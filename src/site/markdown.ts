import type { MarkdownIt } from "markdown-it";
import govuk from "markdown-it-govuk";
import type { Environment } from "nunjucks";
import { BLOCK, createParser, formerIds } from "../statement/markdown.ts";

/**
 * Our Markdown, rendered with GOV.UK's classes; a block's template gets the page's own data.
 * The text must have passed the rules of the statement. HTML that did not is printed as text.
 */
export function createMarkdown(templates: Environment): MarkdownIt {
  const markdown = createParser();
  // The plugin's types speak of the markdown-it it was built with, one major version behind ours.
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
