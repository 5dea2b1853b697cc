import type { Inventory } from "cookie-inventory";
import type { Environment } from "nunjucks";
import type { MarkdownRenderer } from "../eleventy/markdown-renderer.ts";
import type { LocatedPage } from "../pages/page-reader.ts";
import { toPublishedCookies } from "cookie-inventory";

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
  // No link into the list of cookies: that one goes on changing.
  const own = { ...data, cookies: toPublishedCookies(inventory), inventoryPage: null };
  const text = markdown.render(statement, own);
  return templates.render("editions/edition-frozen.njk", { ...own, text });
}
