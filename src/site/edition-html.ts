import type { Frozen } from "../editions/frozen.ts";
import { compareInventories } from "../editions/inventory-changes.ts";
import type { Edition } from "../editions/log.ts";
import { textOf } from "../editions/sections.ts";
import { compareTexts } from "../editions/word-changes.ts";
import { listing } from "../inventory/listing.ts";
import { comparisonUrl } from "./changes.ts";
import type { SiteData } from "./site-data.ts";
import type { Tools } from "./tools.ts";

/** What pages of editions are made with. */
export interface Workshop extends Tools {
  readonly site: SiteData;
}

/** The editions beside one, and the latest. */
export interface Around {
  readonly before: Edition | undefined;
  readonly after: Edition | undefined;
  /** The number of the latest edition. */
  readonly current: string;
}

/** An edition as it was, as HTML without its heading. */
export function editionHtml(
  { edition, date }: Edition,
  { before, after, current }: Around,
  { statement, inventory }: Frozen,
  { templates, markdown, site }: Workshop,
): string {
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

/** What changed from one edition to the next, as HTML without its heading. `frozen` are the two, the earlier one first. */
export function comparisonHtml(
  before: Edition,
  after: Edition,
  [old, now]: readonly [Frozen, Frozen],
  { templates }: Workshop,
): string {
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
}
