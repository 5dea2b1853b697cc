import { getPathPrefix, type Project, readSource } from "cookie-inventory";
import type { ChangeLog, Edition } from "./change-log.ts";
import { getComparisonUrl, getEditionUrl, hasComparison } from "./edition-links.ts";
import { getFrozenFilePath } from "./frozen-edition.ts";

/** The page of an edition, with the HTML that was frozen when it was published. */
export interface EditionPage extends Edition {
  readonly url: string;
  readonly isCurrent: boolean;
  /** The number of the latest edition. */
  readonly current: string;
  /** The comparisons with the previous and the next edition. */
  readonly before: ComparisonLink | null;
  readonly after: ComparisonLink | null;
  /** The headings of the frozen HTML, with their text as HTML. */
  readonly headings: readonly FrozenHeading[];
  readonly html: string;
}

interface FrozenHeading {
  readonly level: number;
  readonly id: string;
  readonly html: string;
}

interface ComparisonLink {
  /** The number of the other edition. */
  readonly edition: string;
  readonly url: string;
}

/** The page that compares two editions, with the HTML that was frozen with the later one. */
export interface ComparisonPage {
  readonly url: string;
  readonly from: Edition;
  readonly to: Edition;
  readonly html: string;
}

/** Returns a page for each edition, oldest first, in the project’s language. */
export function createEditionPages(project: Project, { editions }: ChangeLog): EditionPage[] {
  const current = editions.at(-1)?.edition ?? "";
  const prefix = getPathPrefix(project);
  return editions.map((entry, index) => {
    const { edition } = entry;
    const before = editions[index - 1];
    const after = editions[index + 1];
    const html = readFrozenHtml(project, edition, "page");
    return {
      ...entry,
      url: getEditionUrl(edition, prefix),
      isCurrent: edition === current,
      current,
      before:
        before && hasComparison(entry)
          ? { edition: before.edition, url: getComparisonUrl(before.edition, edition, prefix) }
          : null,
      after:
        after && hasComparison(after)
          ? { edition: after.edition, url: getComparisonUrl(edition, after.edition, prefix) }
          : null,
      headings: listHeadings(html),
      html,
    };
  });
}

/** Lists the headings with an id, which the package’s templates and its Markdown renderer write on one line. */
function listHeadings(html: string): FrozenHeading[] {
  return [...html.matchAll(/<h([23])\b[^>]*\bid="([^"]+)"[^>]*>(.*?)<\/h\1>/g)].map(
    ([, level, id = "", content = ""]) => ({
      level: Number(level),
      id,
      html: content.replaceAll(/<[^>]+>/g, ""),
    }),
  );
}

/** Returns a page for each edition that has a comparison with the one before it, oldest first, in the project’s language. */
export function createComparisonPages(project: Project, { editions }: ChangeLog): ComparisonPage[] {
  return editions.flatMap((to, index) => {
    const from = editions[index - 1];
    if (from === undefined || !hasComparison(to)) return [];
    return {
      url: getComparisonUrl(from.edition, to.edition, getPathPrefix(project)),
      from,
      to: { ...to, replaced: to.replaced ?? [] },
      html: readFrozenHtml(project, to.edition, "comparison"),
    };
  });
}

/** Returns the frozen HTML; "" if its file is missing, which frozen-file-rules.ts reports. */
function readFrozenHtml(project: Project, edition: string, part: "page" | "comparison"): string {
  const read = readSource(project, getFrozenFilePath(edition, part, project.language?.code));
  return read.ok ? read.value.text : "";
}
