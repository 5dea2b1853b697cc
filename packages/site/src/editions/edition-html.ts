import { type Inventory, toPublishedCookies } from "cookie-inventory";
import type { Environment } from "nunjucks";
import type { MarkdownRenderer } from "../eleventy/markdown-renderer.ts";
import type { LocatedPage } from "../pages/page-reader.ts";

/**
 * Renders the part of an edition’s page that is frozen with it: the statement’s text and the cookies. Blocks in the
 * text can also read `data`.
 */
export function renderEditionHtml(
  templates: Environment,
  markdown: MarkdownRenderer,
  statement: LocatedPage,
  inventory: Inventory,
  data: object,
): string {
  // No links to the page of cookies, which keeps changing.
  const context = { ...data, cookies: toPublishedCookies(inventory), inventoryPage: null };
  const text = markdown.render(statement, context);
  return templates.render("editions/edition-frozen.njk", { ...context, text });
}
