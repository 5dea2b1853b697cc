import type { Environment } from "nunjucks";
import type { Locale } from "../words/locale.ts";
import { compareInventories } from "./cookie-changes.ts";
import type { FrozenEdition } from "./frozen-edition.ts";
import { extractTextSections } from "./page-sections.ts";
import { compareTexts } from "./text-changes.ts";

/**
 * Renders the comparison of two editions that is frozen with the later one, in the language of `locale`. `edition` is the
 * later one’s number.
 */
export function renderComparisonHtml(
  templates: Environment,
  before: FrozenEdition,
  after: FrozenEdition,
  edition: string,
  locale: Locale,
): string {
  const titles = { before: before.statement.data.title, after: after.statement.data.title };
  return templates.render("editions/comparison-frozen.njk", {
    ...locale,
    edition,
    title: titles.before === titles.after ? null : titles,
    sections: compareTexts(
      extractTextSections(before.statement),
      extractTextSections(after.statement),
    ),
    cookies: compareInventories(locale, before.inventory, after.inventory),
  });
}
