import { type Organisation, type Project, readSource } from "cookie-inventory";
import type { Page } from "../pages/page-reader.ts";
import type { ChangeLog, Edition } from "./change-log.ts";
import { comparisonUrl, editionUrl, isCompared } from "./edition-links.ts";
import { frozenFile } from "./frozen-edition.ts";

/** The page of an edition, with the HTML that was frozen when it was published. */
export interface EditionPage extends Edition {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly isCurrent: boolean;
  /** The number of the latest edition. */
  readonly current: string;
  /** The comparisons with the editions beside it. */
  readonly before: Neighbour | null;
  readonly after: Neighbour | null;
  readonly html: string;
}

interface Neighbour {
  readonly edition: string;
  readonly url: string;
}

/** The page that compares two editions, with the HTML that was frozen with the later one. */
export interface ComparisonPage {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly from: Edition;
  readonly to: Edition;
  readonly html: string;
}

/** A page for each edition, the first one first. */
export function editionPages(
  project: Project,
  { editions }: ChangeLog,
  statement: Page,
): EditionPage[] {
  const current = editions.at(-1)?.edition ?? "";
  return editions.map((each, index) => {
    const before = editions[index - 1];
    const after = editions[index + 1];
    const { edition, date } = each;
    return {
      ...each,
      url: editionUrl(edition),
      title: `${statement.title}, edition ${edition}`,
      description: `Edition ${edition} of ${date}, as it was when it was published.`,
      isCurrent: edition === current,
      current,
      before:
        before && isCompared(each)
          ? { edition: before.edition, url: comparisonUrl(before.edition, edition) }
          : null,
      after:
        after && isCompared(after)
          ? { edition: after.edition, url: comparisonUrl(edition, after.edition) }
          : null,
      html: frozenHtml(project, edition, "page"),
    };
  });
}

/** A page for each edition but the first, which compares it with the one before. */
export function comparisonPages(
  project: Project,
  { editions }: ChangeLog,
  { name }: Organisation,
): ComparisonPage[] {
  return editions.flatMap((to, index) => {
    const from = editions[index - 1];
    if (from === undefined || !isCompared(to)) return [];
    return {
      url: comparisonUrl(from.edition, to.edition),
      title: `What changed from edition ${from.edition} to ${to.edition}`,
      description: `What ${name} took out of its privacy statement and added to it with edition ${to.edition}.`,
      from,
      to: { ...to, replaced: to.replaced ?? [] },
      html: frozenHtml(project, to.edition, "comparison"),
    };
  });
}

/** Files that are missing or edited have been refused before (frozen-file-rules.ts). */
function frozenHtml(project: Project, edition: string, what: "page" | "comparison"): string {
  const read = readSource(project, frozenFile(edition, what));
  return read.ok ? read.value.text : "";
}
