import type { MarkdownIt, Token } from "markdown-it";
import govuk from "markdown-it-govuk";
import type { Environment } from "nunjucks";
import { BLOCK, createParser, readFormerIds } from "../pages/markdown-syntax.ts";
import type { LocatedPage } from "../pages/page-reader.ts";
import { toBreakableEmail } from "./filters.ts";

/**
 * Renders the Markdown of pages with GOV.UK’s classes. A line such as “::cookie-table” renders the template
 * `blocks/cookie-table.njk` with the page’s data. HTML, which the rules for pages reject, is escaped.
 */
export class MarkdownRenderer {
  /** The markdown-it instance that Eleventy uses, and that other plugins may change. */
  readonly library: MarkdownIt;
  /** HTML by its Markdown source. */
  readonly #rendered = new Map<string, string>();

  constructor(nunjucks: Environment) {
    const markdown = createParser();
    govuk(markdown, { headingsStartWith: "l" });

    const escape = (content: string) => markdown.utils.escapeHtml(content);
    markdown.renderer.rules.html_block = (tokens, index) => escape(tokens[index]?.content ?? "");
    markdown.renderer.rules.html_inline = markdown.renderer.rules.html_block;
    markdown.renderer.rules[BLOCK] = (tokens, index, _options, data) =>
      renderBlock(nunjucks, tokens[index]?.info ?? "", data);
    const renderText = markdown.renderer.rules.text;
    markdown.renderer.rules.text = (tokens, index, options, data, self) =>
      isEmailLink(tokens[index - 1], tokens[index])
        ? toBreakableEmail(tokens[index]?.content ?? "")
        : (renderText?.(tokens, index, options, data, self) ?? "");
    // “> ” marks a note, which is not a quotation (https://design-system.service.gov.uk/components/inset-text/).
    markdown.renderer.rules["blockquote_open"] = () => '<div class="govuk-inset-text">\n';
    markdown.renderer.rules["blockquote_close"] = () => "</div>\n";
    const openHeading = markdown.renderer.rules["heading_open"];
    markdown.renderer.rules["heading_open"] = (tokens, index, options, data, self) => {
      const heading = tokens[index];
      const former = heading === undefined ? [] : readFormerIds(heading);
      const opened = openHeading?.(tokens, index, options, data, self) ?? "";
      return opened + former.map((id) => `<span id="${id}"></span>`).join("");
    };
    const render = markdown.render.bind(markdown);
    markdown.render = (text, data) => this.#rendered.get(text) ?? render(text, data);
    this.library = markdown;
  }

  /**
   * Renders a page as soon as it has been read, so that its text is parsed only once. Skips pages with blocks. Returns
   * the page without its tokens, which take ten times the memory of its text.
   */
  renderAhead(page: LocatedPage): LocatedPage {
    if (page.data.blocks.length > 0) return page;
    const { renderer, options } = this.library;
    const { tokens, lines, textBlocks: _texts, ...rest } = page.body;
    this.#rendered.set(lines.join("\n"), renderer.render([...tokens], options, {}));
    const empty = { tokens: [], textBlocks: [], paragraphs: [], otherTokens: [] };
    return { ...page, body: { ...rest, lines, ...empty } };
  }

  /** Removes the pages that were rendered ahead for an earlier build. */
  clearCache(): void {
    this.#rendered.clear();
  }

  /** Renders a page’s text without its title. Its blocks can use `data` in addition to the page’s data. */
  render(page: LocatedPage, data: object): string {
    const { url, ...pageData } = page.data;
    return this.library
      .render(page.body.lines.join("\n"), { ...data, ...pageData, page: { url } })
      .trim();
  }
}

/** Whether a link’s text is the email address that it leads to. */
function isEmailLink(link: Token | undefined, text: Token | undefined): boolean {
  return link?.type === "link_open" && link.attrGet("href") === `mailto:${text?.content}`;
}

/** Throws an Error if the block is asynchronous, because markdown-it renders synchronously. */
function renderBlock(nunjucks: Environment, name: string, data: object = {}): string {
  const html: string | null = nunjucks.render(`blocks/${name}.njk`, data);
  if (html !== null) return html;
  throw new Error(
    `The block blocks/${name}.njk uses an asynchronous filter or shortcode, which works only in pages and layouts.`,
  );
}
