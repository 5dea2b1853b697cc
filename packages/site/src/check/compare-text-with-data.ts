import type { Problem, Project } from "cookie-inventory";
import { type ContentFiles, getReadablePages } from "../content/site-content.ts";
import { checkFacts } from "../facts/check-facts.ts";
import { findSharedTitles } from "../pages/shared-titles.ts";
import { findUnlinkedPages } from "../pages/unlinked-pages.ts";
import { findOutdatedMentions } from "./cookie-mentions.ts";
import { checkContact, checkHomeIsAudited } from "./organisation-rules.ts";

/** Returns what the pages no longer say of the data, and what they still say of data that has changed. */
export function compareTextWithData(project: Project, files: ContentFiles): Problem[] {
  const { statement, websites } = files;
  const { inventory } = files.inventory;
  const pages = getReadablePages(files);
  const organisation = files.organisation.ok ? files.organisation.value : undefined;
  return [
    ...checkFacts(project, files),
    ...findSharedTitles(pages),
    ...findUnlinkedPages(
      project,
      pages,
      organisation?.links.map(({ href }) => href.replace(organisation.address, "")) ?? [],
    ),
    ...(inventory === undefined
      ? []
      : findOutdatedMentions(pages, inventory, organisation?.domains ?? [])),
    ...(organisation === undefined || statement.page === undefined
      ? []
      : checkContact(project, organisation, statement.page)),
    ...(organisation === undefined || !websites.ok
      ? []
      : checkHomeIsAudited(project, organisation, websites.value)),
  ];
}
