import { digestOf, type Project, readOrganisation, readSource, UserError } from "cookie-inventory";
import { applyEdits, modify, parse } from "jsonc-parser";
import { z } from "zod";
import { CHANGES_FILE } from "../editions/change-log.ts";
import { renderComparisonHtml } from "../editions/comparison-html.ts";
import { renderEditionHtml } from "../editions/edition-html.ts";
import {
  type FrozenEdition,
  getFrozenFilePath,
  readFrozenEdition,
} from "../editions/frozen-edition.ts";
import { MarkdownRenderer } from "../eleventy/markdown-renderer.ts";
import { createNunjucksEnvironment } from "../eleventy/nunjucks-environment.ts";
import { readEnglish } from "../words/read-words.ts";
import type { Migration } from "./migration.ts";

/** The fields of the change log that the migration reads, in the old and the new format. */
const logSchema = z.object({
  editions: z.array(
    z.object({
      edition: z.string(),
      frozen: z.object({ page: z.string().optional(), comparison: z.string().optional() }),
    }),
  ),
});

/**
 * Since 0.1.0, an edition includes the HTML of its page and of its comparison with the edition before. Older editions
 * are rendered once more, as every build did until then.
 */
export const freezePublishedHtml: Migration = {
  version: "0.1.0",
  description: "Adds frozen HTML to editions that have only their sources",
  migrate: (project, root) => {
    const read = readSource(project, CHANGES_FILE);
    const changes = new Map<string, string>();
    if (!read.ok) return changes;
    let { text } = read.value;
    const parsed = logSchema.safeParse(parse(text));
    if (!parsed.success) throw new UserError(`${CHANGES_FILE} has errors. Run “npm run check”.`);

    const templates = createNunjucksEnvironment(root);
    const markdown = new MarkdownRenderer(templates);
    const organisation = readOrganisation(project);
    const locale = readEnglish();
    const data = { ...locale, organisation: organisation.ok ? organisation.value : {} };
    const add = (index: number, part: "page" | "comparison", edition: string, html: string) => {
      changes.set(getFrozenFilePath(edition, part), html);
      const path = ["editions", index, "frozen", part];
      text = applyEdits(text, modify(text, path, digestOf(html), { formattingOptions: FORMAT }));
    };
    for (const [index, { edition, frozen }] of parsed.data.editions.entries()) {
      const before = parsed.data.editions[index - 1];
      if (frozen.page === undefined) {
        const { statement, inventory } = requireFrozenEdition(project, edition);
        add(
          index,
          "page",
          edition,
          renderEditionHtml(templates, markdown, statement, inventory, data),
        );
      }
      if (frozen.comparison === undefined && before !== undefined) {
        const from = requireFrozenEdition(project, before.edition);
        const to = requireFrozenEdition(project, edition);
        add(
          index,
          "comparison",
          edition,
          renderComparisonHtml(templates, from, to, edition, locale),
        );
      }
    }
    return changes.size === 0 ? changes : changes.set(CHANGES_FILE, text);
  },
};

const FORMAT = { insertSpaces: true, tabSize: 2 };

function requireFrozenEdition(project: Project, edition: string): FrozenEdition {
  const frozen = readFrozenEdition(project, edition);
  if (frozen !== undefined) return frozen;
  throw new UserError(
    `${getFrozenFilePath(edition, "statement")} or ${getFrozenFilePath(edition, "cookies")} cannot be read. Restore both as they were published.`,
  );
}
