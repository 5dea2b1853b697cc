import { type Inventory, listing } from "cookie-inventory";
import type { Environment } from "nunjucks";
import type { MarkdownRenderer } from "../eleventy/markdown-renderer.ts";
import type { LocatedPage } from "../pages/page-reader.ts";

/**
 * The part of an edition’s page that is frozen with it, as HTML: the statement’s text and the cookies. `data` is what
 * blocks in the text can read beside them.
 */
export function editionHtml(
  templates: Environment,
  markdown: MarkdownRenderer,
  statement: LocatedPage,
  inventory: Inventory,
  data: object,
): string {
  const { cookies, groups } = listing(inventory);
  // No link into the list of cookies: that one goes on changing.
  const own = { ...data, cookies: { all: cookies, groups }, inventoryPage: null };
  const text = markdown.render(statement, own);
  return templates.render("editions/edition-frozen.njk", { ...own, text });
}
