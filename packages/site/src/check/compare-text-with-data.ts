import type { Problem, Project } from "cookie-inventory";
import { type ContentFiles, getSourcePages } from "../content/content-files.ts";
import { checkFacts } from "../facts/check-facts.ts";
import { findSharedTitles } from "../pages/shared-titles.ts";
import { findUnlinkedPages } from "../pages/unlinked-pages.ts";
import { findOutdatedMentions } from "./cookie-mentions.ts";
import { checkContact, checkHomeIsAudited } from "./organisation-rules.ts";

/** Returns what the pages no longer say of the data, and what they still say of data that has changed. */
export function compareTextWithData(project: Project, files: ContentFiles): Problem[] {
  const { statement, otherPages, services, translations, websites } = files;
  const { inventory } = files.inventory;
  const pages = getSourcePages(files);
  const { valid: organisation } = files.organisation;
  const isReadable = [statement, ...otherPages].every(({ partial }) => partial !== undefined);
  return [
    ...checkFacts(project, files),
    ...findSharedTitles(pages),
    ...translations.flatMap(({ pages: translated }) =>
      findSharedTitles(translated.flatMap(({ partial }) => partial ?? [])),
    ),
    ...(isReadable && organisation?.links !== undefined
      ? findUnlinkedPages(project, pages, [
          ...organisation.links.flatMap(
            (link) => link?.href?.replace(organisation.address?.replace(/\/$/, "") ?? "", "") ?? [],
          ),
          ...services.services.flatMap(
            ({ introduction }) => introduction?.body.links.map(({ href }) => href) ?? [],
          ),
        ])
      : []),
    ...(inventory === undefined
      ? []
      : findOutdatedMentions(
          pages,
          inventory,
          (organisation?.domains ?? []).filter((domain) => domain !== undefined),
        )),
    ...checkContact(project, organisation?.contacts, statement.partial),
    ...(organisation?.home === undefined || !websites.ok
      ? []
      : checkHomeIsAudited(project, organisation.home, websites.value)),
  ];
}
