import { type Listing, listing } from "../inventory/listing.ts";
import { INVENTORY_FILE, readInventory } from "../inventory/read.ts";
import type { Project } from "../files/project.ts";
import { type Organisation, readOrganisation } from "../organisation/organisation.ts";
import { error, type Problem, type Reading, reading } from "../problems/problem.ts";
import { type Notice, readNotice } from "../statement/notice.ts";
import { type Page, pageFiles, readPage, STATEMENT_FILE } from "../statement/page.ts";

/** Everything that the site is made from, read and checked. */
export interface Content {
  readonly organisation: Organisation;
  readonly listing: Listing;
  readonly notice: Notice;
  readonly statement: Page;
  /** All pages, the statement among them. */
  readonly pages: readonly Page[];
}

/** Reads all that editors write. Gives every problem there is, not the first one only. */
export function readContent(project: Project): Reading<Content> {
  const organisation = readOrganisation(project);
  const inventory = readInventory(project);
  const notice = readNotice(project);
  const statement = readPage(project, STATEMENT_FILE);
  const others = pageFiles(project)
    .filter((file) => file !== STATEMENT_FILE)
    .map((file) => readPage(project, file));

  const problems = [organisation, inventory, notice, statement, ...others].flatMap((read) =>
    read.ok ? [] : read.problems,
  );
  if (!organisation.ok || !inventory.ok || !notice.ok || !statement.ok || problems.length > 0) {
    return { ok: false, problems };
  }
  const content = {
    organisation: organisation.value,
    listing: listing(inventory.value),
    notice: notice.value,
    statement: statement.value,
    pages: [statement, ...others].flatMap((read) => (read.ok ? read.value : [])),
  };
  return reading(() => content, [...sharedAddresses(content.pages), ...sharedIds(content)]);
}

function sharedAddresses(pages: readonly Page[]): Problem[] {
  return pages.flatMap((page, index) => {
    const first = pages.slice(0, index).find((other) => other.url === page.url);
    if (first === undefined) return [];
    return error(
      { file: page.file, line: 1 },
      "shared-address",
      `This page and ${first.file} both have the address ${page.url}.`,
      "Give one of them another “permalink”.",
    );
  });
}

/** A heading must not take the id under which a cookie is listed. */
function sharedIds({ pages, listing: { cookies } }: Content): Problem[] {
  const names = new Map(cookies.map(({ anchor, name }) => [anchor, name]));
  return pages.flatMap(({ file, headings }) =>
    headings
      .filter(({ id }) => names.has(id))
      .map(({ id, text }) =>
        error(
          { file },
          "heading-takes-cookie-id",
          `The heading “${text}” has the address “#${id}”, which is that of the cookie “${names.get(id)}” in ${INVENTORY_FILE}.`,
          "Give the heading another address.",
        ),
      ),
  );
}
