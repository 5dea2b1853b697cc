import { type Frozen, frozenFile, readFrozen } from "../editions/frozen.ts";
import type { Edition, Log } from "../editions/log.ts";
import { digestOf } from "../files/digest.ts";
import type { Project } from "../files/project.ts";
import { comparisonUrl, editionUrl } from "./changes.ts";
import type { Workshop } from "./edition-html.ts";
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

/**
 * A page for each edition, and one for each pair of neighbours. They are kept by what they are made from, so that a
 * build makes only those that are new, and loads what makes them only then. Throws an Error that names a frozen file
 * that cannot be understood.
 */
export async function editionPages(log: Log, workshop: Workshop): Promise<EditionPage[]> {
  const { editions } = log;
  const facts = factsOf(workshop.site);
  const reader = frozenReader(workshop.project);
  const current = editions.at(-1)?.edition ?? "";
  const pages = editions.map(async (each, index): Promise<EditionPage[]> => {
    const before = editions[index - 1];
    const after = editions[index + 1];
    const around = [current, before?.edition ?? "", after?.edition ?? ""];
    const own = await keep(
      workshop.root,
      ["edition", workshop.code, JSON.stringify(each), ...around, facts],
      async () => {
        const { editionHtml } = await import("./edition-html.ts");
        return editionHtml(each, { before, after, current }, reader(each.edition), workshop);
      },
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
      : [edition, await comparison(before, each, workshop, reader)];
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

async function comparison(
  before: Edition,
  after: Edition,
  workshop: Workshop,
  reader: Reader,
): Promise<EditionPage> {
  const { root, code, site } = workshop;
  const html = await keep(root, ["comparison", code, JSON.stringify([before, after])], async () => {
    const { comparisonHtml } = await import("./edition-html.ts");
    const frozen = [reader(before.edition), reader(after.edition)] as const;
    return comparisonHtml(before, after, frozen, workshop);
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
function factsOf({ organisation, statement, changes }: SiteData): string {
  return digestOf(JSON.stringify([organisation, statement.url, changes]));
}
