import type { MarkdownIt } from "markdown-it";
import govuk from "markdown-it-govuk";
import type { Environment } from "nunjucks";
import { BLOCK, createParser, formerIds } from "../pages/markdown-syntax.ts";
import type { LocatedPage } from "../pages/page-reader.ts";

/**
 * Renders our Markdown with GOV.UK's classes. A line such as “::cookie-table” becomes the template
 * `blocks/cookie-table.njk`, with the data of the page. Texts must have passed the rules for pages; HTML that has not is
 * printed as text.
 */
export class MarkdownRenderer {
  /** The markdown-it that Eleventy uses, and other plugins may change. */
  readonly library: MarkdownIt;
  /** HTML by the text that it was rendered from. */
  readonly #rendered = new Map<string, string>();

  constructor(templates: Environment) {
    const markdown = createParser();
    // The plugin's types are for the major version of markdown-it before ours.
    govuk(markdown, { headingsStartWith: "l" });

    const asText = (content: string) => markdown.utils.escapeHtml(content);
    markdown.renderer.rules.html_block = (tokens, index) => asText(tokens[index]?.content ?? "");
    markdown.renderer.rules.html_inline = markdown.renderer.rules.html_block;
    markdown.renderer.rules[BLOCK] = (tokens, index, _options, data) =>
      renderBlock(templates, tokens[index]?.info ?? "", data);
    const openHeading = markdown.renderer.rules["heading_open"];
    markdown.renderer.rules["heading_open"] = (tokens, index, options, data, self) => {
      const heading = tokens[index];
      const former = heading === undefined ? [] : formerIds(heading);
      const opened = openHeading?.(tokens, index, options, data, self) ?? "";
      return opened + former.map((id) => `<span id="${id}"></span>`).join("");
    };
    const render = markdown.render.bind(markdown);
    markdown.render = (text, data) => this.#rendered.get(text) ?? render(text, data);
    this.library = markdown;
  }

  /**
   * Renders a page as soon as it is read, unless it has blocks, so that its text is parsed only once. Returns the page
   * without its tokens, which take ten times the memory of its text.
   */
  renderAhead(page: LocatedPage): LocatedPage {
    if (page.data.calls.length > 0) return page;
    const { renderer, options } = this.library;
    const { tokens, lines, ...rest } = page.body;
    this.#rendered.set(lines.join("\n"), renderer.render([...tokens], options, {}));
    return { ...page, body: { ...rest, lines, tokens: [], paragraphs: [], others: [] } };
  }

  /** Forgets what was rendered ahead: another build begins. */
  forget(): void {
    this.#rendered.clear();
  }

  /** The text of a page as HTML, without its title. `data` is what its blocks can read beside the page’s own data. */
  render(page: LocatedPage, data: object): string {
    const { url, ...own } = page.data;
    return this.library
      .render(page.body.lines.join("\n"), { ...data, ...own, page: { url } })
      .trim();
  }
}

/** Throws an Error if the block waits for something: Markdown is rendered at once. */
function renderBlock(templates: Environment, name: string, data: object = {}): string {
  const html: string | null = templates.render(`blocks/${name}.njk`, data);
  if (html !== null) return html;
  throw new Error(
    `The block blocks/${name}.njk uses an asynchronous filter or shortcode, which works only in pages and layouts.`,
  );
}
