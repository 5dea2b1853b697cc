import { digestOf, type Project, readOrganisation, readSource, UserError } from "cookie-inventory";
import { applyEdits, modify, parse } from "jsonc-parser";
import { z } from "zod";
import { CHANGES_FILE } from "../editions/change-log.ts";
import { type Frozen, frozenFile, readFrozen } from "../editions/frozen-edition.ts";
import { comparisonHtml } from "../editions/comparison-html.ts";
import { editionHtml } from "../editions/edition-html.ts";
import { MarkdownRenderer } from "../eleventy/markdown-renderer.ts";
import { createNunjucksEnvironment } from "../eleventy/nunjucks-environment.ts";
import type { Migration } from "./migration.ts";

/** What the migration has to know of the log, in the old form and in the new one. */
const log = z.object({
  editions: z.array(
    z.object({
      edition: z.string(),
      frozen: z.object({ page: z.string().optional(), comparison: z.string().optional() }),
    }),
  ),
});

/**
 * Since 0.1.0, an edition keeps the HTML of its page, and of its comparison with the edition before. Editions that were
 * frozen without are rendered once more, as every build did until then.
 */
export const freezePublishedHtml: Migration = {
  version: "0.1.0",
  description: "Freezes the HTML of editions that keep only their sources",
  migrate: (project, root) => {
    const read = readSource(project, CHANGES_FILE);
    const changes = new Map<string, string>();
    if (!read.ok) return changes;
    let { text } = read.value;
    const parsed = log.safeParse(parse(text));
    if (!parsed.success) throw new UserError(`${CHANGES_FILE} has errors: run “npm run check”.`);

    const templates = createNunjucksEnvironment(root);
    const markdown = new MarkdownRenderer(templates);
    const organisation = readOrganisation(project);
    const data = { organisation: organisation.ok ? organisation.value : {} };
    const add = (index: number, part: "page" | "comparison", edition: string, html: string) => {
      changes.set(frozenFile(edition, part), html);
      const path = ["editions", index, "frozen", part];
      text = applyEdits(text, modify(text, path, digestOf(html), { formattingOptions: FORMAT }));
    };
    for (const [index, { edition, frozen }] of parsed.data.editions.entries()) {
      const before = parsed.data.editions[index - 1];
      if (frozen.page === undefined) {
        const { statement, inventory } = frozenEdition(project, edition);
        add(index, "page", edition, editionHtml(templates, markdown, statement, inventory, data));
      }
      if (frozen.comparison === undefined && before !== undefined) {
        const [old, now] = [before.edition, edition].map((each) => frozenEdition(project, each));
        if (old && now)
          add(index, "comparison", edition, comparisonHtml(templates, old, now, edition));
      }
    }
    return changes.size === 0 ? changes : changes.set(CHANGES_FILE, text);
  },
};

const FORMAT = { insertSpaces: true, tabSize: 2 };

function frozenEdition(project: Project, edition: string): Frozen {
  const frozen = readFrozen(project, edition);
  if (frozen !== undefined) return frozen;
  throw new UserError(
    `${frozenFile(edition, "statement")} or ${frozenFile(edition, "cookies")} cannot be read: put both back as they were published.`,
  );
}
