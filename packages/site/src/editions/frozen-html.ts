import { type Inventory, listing } from "cookie-inventory";
import type { MarkdownIt } from "markdown-it";
import type { Environment } from "nunjucks";
import { renderMarkdown } from "../eleventy/markdown-renderer.ts";
import type { LocatedPage } from "../pages/page-reader.ts";
import { compareInventories } from "./cookie-changes.ts";
import type { Frozen } from "./frozen-edition.ts";
import { textOf } from "./page-sections.ts";
import { compareTexts } from "./word-diff.ts";

/**
 * The part of an edition’s page that is frozen with it, as HTML: the statement’s text and the cookies. `data` is what
 * blocks in the text can read beside them.
 */
export function editionHtml(
  templates: Environment,
  markdown: MarkdownIt,
  statement: LocatedPage,
  inventory: Inventory,
  data: object,
): string {
  const { cookies, groups } = listing(inventory);
  // No link into the list of cookies: that one goes on changing.
  const own = { ...data, cookies: { all: cookies, groups }, inventoryPage: null };
  const text = renderMarkdown(markdown, statement, own);
  return templates.render("editions/edition-frozen.njk", { ...own, text });
}

/** What changed between two editions, as HTML that is frozen with the later one. `edition` is its number. */
export function comparisonHtml(
  templates: Environment,
  before: Frozen,
  after: Frozen,
  edition: string,
): string {
  const titles = { before: before.statement.data.title, after: after.statement.data.title };
  return templates.render("editions/comparison-frozen.njk", {
    edition,
    title: titles.before === titles.after ? null : titles,
    sections: compareTexts(textOf(before.statement), textOf(after.statement)),
    cookies: compareInventories(before.inventory, after.inventory),
  });
}
