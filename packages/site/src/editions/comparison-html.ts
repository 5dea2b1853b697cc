import type { Environment } from "nunjucks";
import { compareInventories } from "./cookie-changes.ts";
import type { Frozen } from "./frozen-edition.ts";
import { textOf } from "./page-sections.ts";
import { compareTexts } from "./word-diff.ts";

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
