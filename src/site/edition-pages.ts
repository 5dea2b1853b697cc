import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MarkdownIt } from "markdown-it";
import type { Environment } from "nunjucks";
import { type Frozen, frozenFile, readFrozen } from "../editions/frozen.ts";
import { compareInventories } from "../editions/inventory-changes.ts";
import type { Edition, Log } from "../editions/log.ts";
import { textOf } from "../editions/sections.ts";
import { compareTexts } from "../editions/word-changes.ts";
import type { Project } from "../files/project.ts";
import { listing } from "../inventory/listing.ts";
import { comparisonUrl, editionUrl } from "./changes.ts";
import { keep } from "./keep.ts";
import type { SiteData } from "./site-data.ts";

/** A page that is made from frozen editions: what the layout has to know of it, and its text as HTML. */
export interface EditionPage {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
  /** Search engines are led to the current statement. */
  readonly canonical: string | null;
}

/** What pages of editions are made with. */
export interface Workshop {
  /** The project's folder. */
  readonly root: string;
  readonly project: Project;
  readonly templates: Environment;
  readonly markdown: MarkdownIt;
  readonly site: SiteData;
}

/**
 * A page for each edition, and one for each pair of neighbours. They are kept by what they are made from, so that a
 * build makes only those that are new. Throws an Error that names a frozen file that cannot be understood.
 */
export async function editionPages(log: Log, workshop: Workshop): Promise<EditionPage[]> {
  const code = codeOf(workshop.root);
  const { editions } = log;
  const reader = frozenReader(workshop.project);
  const current = editions.at(-1)?.edition ?? "";
  const pages = editions.map(async (each, index): Promise<EditionPage[]> => {
    const before = editions[index - 1];
    const after = editions[index + 1];
    const around = [current, before?.edition ?? "", after?.edition ?? ""];
    const own = await keep(
      workshop.root,
      ["edition", code, JSON.stringify(each), ...around, factsOf(workshop.site)],
      async () => editionHtml(each, { before, after, current }, reader(each.edition), workshop),
    );
    const { title } = workshop.site.statement;
    const edition = {
      url: editionUrl(each.edition),
      title: `${title}, edition ${each.edition}`,
      description: `Edition ${each.edition} of ${each.date}, as it was when it was published.`,
      html: own,
      canonical: workshop.site.statement.url,
    };
    return before === undefined
      ? [edition]
      : [edition, await comparison(before, each, code, workshop, reader)];
  });
  return (await Promise.all(pages)).flat();
}

type Reader = (edition: string) => Frozen;

/** Reads each edition once, and only where something has to be made of it. */
function frozenReader(project: Project): Reader {
  const known = new Map<string, Frozen>();
  return (edition) => {
    const frozen = known.get(edition) ?? readFrozen(project, edition);
    if (frozen === undefined) {
      throw new Error(
        `${frozenFile(edition, "statement")} or ${frozenFile(edition, "cookies")} cannot be understood any more. Look which release of the project wrote them, and mend what reads them: the files themselves are never changed.`,
      );
    }
    known.set(edition, frozen);
    return frozen;
  };
}

function editionHtml(
  { edition, date }: Edition,
  around: { before: Edition | undefined; after: Edition | undefined; current: string },
  { statement, inventory }: Frozen,
  { templates, markdown, site }: Workshop,
): string {
  const { before, after, current } = around;
  // What stood in it stands in it still: its own cookies, and no link into today's list of them.
  const then = { site: { ...site, listing: listing(inventory), inventoryPage: null } };
  return templates.render("editions/edition.njk", {
    statement: site.statement,
    edition: {
      edition,
      date,
      current,
      isCurrent: edition === current,
      before: before && { edition: before.edition, url: comparisonUrl(before.edition, edition) },
      after: after && { edition: after.edition, url: comparisonUrl(edition, after.edition) },
      text: markdown.render(statement.body.lines.join("\n"), then),
      cookies: templates.render("blocks/cookie-inventory.njk", then),
    },
  });
}

async function comparison(
  before: Edition,
  after: Edition,
  code: string,
  { root, templates, site }: Workshop,
  reader: Reader,
): Promise<EditionPage> {
  const html = await keep(root, ["comparison", code, JSON.stringify([before, after])], async () => {
    const [old, now] = [reader(before.edition), reader(after.edition)];
    const titles = { before: old.statement.data.title, after: now.statement.data.title };
    return templates.render("editions/comparison.njk", {
      comparison: {
        from: before,
        to: after,
        title: titles.before === titles.after ? null : titles,
        sections: compareTexts(textOf(old.statement), textOf(now.statement)),
        cookies: compareInventories(old.inventory, now.inventory),
      },
    });
  });
  return {
    url: comparisonUrl(before.edition, after.edition),
    title: `What changed from edition ${before.edition} to ${after.edition}`,
    description: `What ${site.organisation.name} took out of its privacy statement and added to it with edition ${after.edition}.`,
    html,
    canonical: null,
  };
}

/** What an edition's page shows of the organisation and of today. */
function factsOf({ organisation, statement }: SiteData): string {
  return JSON.stringify([organisation, statement.url]);
}

/** Everything of ours that such a page is made by. */
function codeOf(root: string): string {
  const hash = createHash("sha256");
  const files = [
    "_includes/**/*.njk",
    "src/{editions,inventory,site,statement,files}/**/*.ts",
    "package.json",
  ];
  for (const file of globSync(files, { cwd: root }).toSorted()) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}
