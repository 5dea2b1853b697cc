import {
  collectProblems,
  type DeclaredWebsite,
  error,
  type Inventory,
  INVENTORY_FILE,
  type InventoryResult,
  LAYOUT_ELEMENT_IDS,
  type Located,
  type Organisation,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  type PublishedCookies,
  readInventory,
  readOrganisation,
  type ReadResult,
  readWebsitesIfPresent,
  sortProblems,
  toPublishedCookies,
} from "cookie-inventory";
import { type ChangeLog, readChangeLog } from "../editions/change-log.ts";
import { checkFrozenFiles } from "../editions/frozen-file-rules.ts";
import { FEEDS, OPEN_DATA } from "../open-data/file-paths.ts";
import { findBrokenLinks } from "../pages/broken-links.ts";
import { type NunjucksPage, readNunjucksPages } from "../pages/nunjucks-pages.ts";
import {
  findStrayFiles,
  listBlockNames,
  listPageFiles,
  type LocatedPage,
  type Page,
  type ReadPage,
  readPage,
  STATEMENT_FILE,
} from "../pages/page-reader.ts";
import {
  findLostAddresses,
  type PublishedAddresses,
  readAddresses,
} from "../pages/published-addresses.ts";
import {
  type PlainEnglishExceptions,
  readPlainEnglishExceptions,
} from "../plain-english/plain-english-exceptions.ts";
import { findUnconfirmedAnswers } from "../transparency/confirmed-answers.ts";
import {
  findMissingHeadings,
  readChecklist,
  type TransparencyChecklist,
} from "../transparency/transparency-checklist.ts";
import { checkAddedDataFiles } from "./added-data-files.ts";

/** The content of the site, without errors. */
export interface Content {
  readonly organisation: Organisation;
  readonly inventory: Inventory;
  /** null if the project has no editions. */
  readonly log: ChangeLog | null;
  readonly statement: LocatedPage;
  /** All Markdown pages, including the statement. */
  readonly pages: readonly LocatedPage[];
}

/** The result of reading each file that editors write. */
export interface ContentFiles {
  readonly organisation: ReadResult<Organisation>;
  readonly inventory: InventoryResult;
  readonly checklist: ReadResult<Located<TransparencyChecklist>>;
  readonly addresses: ReadResult<Located<PublishedAddresses>>;
  readonly plainEnglish: ReadResult<PlainEnglishExceptions>;
  /** Used by the audit only, not by any page. */
  readonly websites: ReadResult<readonly DeclaredWebsite[]>;
  /** The value is undefined if the project has no editions. */
  readonly log: ReadResult<Located<ChangeLog> | undefined>;
  readonly statement: ReadPage;
  readonly otherPages: readonly ReadPage[];
}

/** Returns the page to keep in memory, which may lack what the caller has already used. */
export type TransformPage = (page: LocatedPage) => LocatedPage;

/** Reads each file separately. `transform` is called for each page without errors. */
export function readContentFiles(
  project: Project,
  transform: TransformPage = (page) => page,
): ContentFiles {
  const read = (file: string): ReadPage => {
    const { page, problems } = readPage(project, file, availableBlocks);
    return { page: page && problems.length === 0 ? transform(page) : page, problems };
  };
  const availableBlocks = listBlockNames(project);
  return {
    organisation: readOrganisation(project),
    inventory: readInventory(project),
    checklist: readChecklist(project),
    addresses: readAddresses(project),
    plainEnglish: readPlainEnglishExceptions(project),
    websites: readWebsitesIfPresent(project),
    log: readChangeLog(project),
    statement: read(STATEMENT_FILE),
    otherPages: listPageFiles(project)
      .filter((file) => file !== STATEMENT_FILE)
      .map(read),
  };
}

/** Returns the pages with valid front matter, including those with errors in their text. */
export function getReadablePages({ statement, otherPages }: ContentFiles): LocatedPage[] {
  return [statement, ...otherPages].flatMap(({ page }) => page ?? []);
}

/** Returns every error: in each file, and between files. */
export function findContentErrors(project: Project, files: ContentFiles): Problem[] {
  const { inventory, statement, otherPages, ...data } = files;
  const nunjucks = readNunjucksPages(project);
  return sortProblems([
    ...findStrayFiles(project),
    ...checkAddedDataFiles(project),
    ...collectProblems(Object.values(data)),
    ...[inventory, statement, ...otherPages].flatMap(({ problems }) => problems),
    ...(data.log.ok ? checkFrozenFiles(project, data.log.value) : []),
    ...nunjucks.flatMap(({ problems }) => problems),
    ...findConflicts(files, nunjucks),
  ]);
}

/** Reads every file that editors write. Returns all problems, not only the first. */
export function readContent(project: Project, transform?: TransformPage): ReadResult<Content> {
  const files = readContentFiles(project, transform);
  const { organisation, inventory, statement, log } = files;
  const problems = findContentErrors(project, files);
  if (
    !organisation.ok ||
    !log.ok ||
    inventory.inventory === undefined ||
    statement.page === undefined ||
    problems.length > 0
  ) {
    return { ok: false, problems };
  }
  const content = {
    organisation: organisation.value,
    inventory: inventory.inventory.data,
    log: log.value?.data ?? null,
    statement: statement.page,
    pages: getReadablePages(files),
  };
  return { ok: true, value: content };
}

/** Returns the errors between files, except those that depend on a file that cannot be read. */
function findConflicts(files: ContentFiles, nunjucks: readonly NunjucksPage[]): Problem[] {
  const { organisation, inventory, checklist, addresses, statement, otherPages } = files;
  const pages = getReadablePages(files);
  const shared = findSharedAddresses(pages, nunjucks);
  const former = organisation.ok ? organisation.value.formerAddresses : [];
  if (
    inventory.inventory === undefined ||
    [statement, ...otherPages].some(({ page }) => page === undefined)
  )
    return shared;

  const cookies = toPublishedCookies(inventory.inventory.data);
  const pageData = pages.map(({ data }) => data);
  // Reversed, so that the first of two pages at one address wins.
  const ids = new Map(pageData.toReversed().map((page) => [page.url, getIds(page, cookies)]));
  const urls = [...new Set(pageData.map(({ url }) => url))];
  const hasEditions = files.log.ok && files.log.value !== undefined;
  const otherUrls = new Set<string>([
    ...former,
    ...Object.values(OPEN_DATA),
    ...(hasEditions ? Object.values(FEEDS) : []),
  ]);
  // Only Eleventy knows the ids of a page in Nunjucks.
  const idsOf = (url: string) =>
    ids.get(url) ??
    (nunjucks.some((page) => page.url === url) ? "any" : otherUrls.has(url) ? [] : undefined);
  return [
    ...shared,
    ...pages.flatMap((page) => checkGeneratedIds(page, cookies)),
    ...pages.flatMap((page) => findBrokenLinks(page, urls, idsOf)),
    ...pages.flatMap((page) => checkFormerAddresses(page, former)),
    ...(checklist.ok ? findMissingHeadings(checklist.value, pageData) : []),
    ...(checklist.ok ? findUnconfirmedAnswers(checklist.value, pageData) : []),
    ...(addresses.ok ? findLostAddresses(addresses.value, pageData, former) : []),
  ];
}

/** Checks that a page’s address is not a former one, which redirects to the statement. */
function checkFormerAddresses(
  { data: { url, file } }: LocatedPage,
  former: readonly string[],
): Problem[] {
  // Hosts match redirects with or without a trailing slash, and in upper or lower case.
  if (!former.some((path) => path.toLowerCase().replace(/\/?$/, "/") === url)) return [];
  const message = `Visitors cannot open the page at ${url}: “formerAddresses” in ${ORGANISATION_FILE} redirects them to the statement.`;
  const hint = "Remove the address from “formerAddresses”, or give the page a different one.";
  return [error({ file }, "taken-path", message, hint)];
}

function findSharedAddresses(
  pages: readonly LocatedPage[],
  nunjucks: readonly NunjucksPage[],
): Problem[] {
  const all = [
    ...pages.map(({ data: { file, url }, at }) => ({ file, url, place: at(["permalink"]) })),
    ...nunjucks.flatMap(({ file, url, place }) => (url === undefined ? [] : { file, url, place })),
  ];
  const firsts = new Map(all.toReversed().map(({ url, file }) => [url, file]));
  return all.flatMap(({ file, url, place }) => {
    const first = firsts.get(url);
    if (first === file) return [];
    const message = `This page and ${first} both have the address ${url}.`;
    const hint = "Give one of them a different “permalink”, or remove one of them.";
    return error(place, "shared-address", message, hint);
  });
}

/** Returns the ids of a page’s layout and tables. */
function getGeneratedIds({ blocks }: Page, { all, groups }: PublishedCookies): readonly string[] {
  if (!blocks.includes("cookie-inventory")) return LAYOUT_ELEMENT_IDS;
  const inTables = [...groups.map(({ anchor }) => anchor), ...all.map(({ anchor }) => anchor)];
  return [...LAYOUT_ELEMENT_IDS, ...inTables];
}

function getIds(page: Page, cookies: PublishedCookies): string[] {
  const ofHeadings = page.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]);
  return [...ofHeadings, ...getGeneratedIds(page, cookies)];
}

/** Checks that no heading has an id that the page’s layout or tables already use. */
function checkGeneratedIds({ data, body }: LocatedPage, cookies: PublishedCookies): Problem[] {
  const generated = new Set(getGeneratedIds(data, cookies));
  return body.headings.flatMap(({ id: currentId, formerIds, line }) =>
    [currentId, ...formerIds]
      .filter((id) => generated.has(id))
      .map((id) =>
        error(
          body.place(line, `#${id}`),
          "taken-address",
          `The id “#${id}” is already used on this page, by its layout or by a table from ${INVENTORY_FILE}.`,
          "Give the heading a different id.",
        ),
      ),
  );
}
