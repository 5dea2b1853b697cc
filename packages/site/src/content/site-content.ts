import {
  error,
  sortProblems,
  type Inventory,
  INVENTORY_FILE,
  LAYOUT_IDS,
  type DeclaredWebsite,
  type PublishedCookies,
  publishedCookies,
  type Located,
  type Organisation,
  ORGANISATION_FILE,
  type Problem,
  collectProblems,
  type Project,
  type ReadResult,
  type ReadInventory,
  readInventory,
  readOrganisation,
  readOwnWebsites,
} from "cookie-inventory";
import { addedDataProblems } from "./data-folder.ts";
import { type ChangeLog, readLog } from "../editions/change-log.ts";
import { frozenProblems } from "../editions/frozen-file-rules.ts";
import { type Addresses, lostAddresses, readAddresses } from "../pages/kept-addresses.ts";
import { brokenLinks } from "../pages/broken-links.ts";
import {
  missingHeadings,
  type Notice,
  readNotice,
} from "../transparency/transparency-checklist.ts";
import { type PlainEnglish, readPlainEnglish } from "../plain-english/allowed-words.ts";
import { FEEDS, OPEN_DATA } from "../open-data/file-paths.ts";
import { type NunjucksPage, readNunjucksPages } from "../pages/nunjucks-pages.ts";
import {
  blockNames,
  type LocatedPage,
  type Page,
  type ReadPage,
  pageFiles,
  readPage,
  STATEMENT_FILE,
  strayFiles,
} from "../pages/page-reader.ts";

/** Everything that the site is made from, read and checked. */
export interface Content {
  readonly organisation: Organisation;
  readonly inventory: Inventory;
  /** null in a project without editions. */
  readonly log: ChangeLog | null;
  readonly statement: LocatedPage;
  /** All pages, the statement among them. */
  readonly pages: readonly LocatedPage[];
}

/** The files that editors write, each as far as it could be read. */
export interface Parts {
  readonly organisation: ReadResult<Organisation>;
  readonly inventory: ReadInventory;
  readonly notice: ReadResult<Located<Notice>>;
  readonly addresses: ReadResult<Located<Addresses>>;
  readonly plainEnglish: ReadResult<PlainEnglish>;
  /** For the audit: no page shows them. */
  readonly websites: ReadResult<readonly DeclaredWebsite[]>;
  /** undefined where the project has not begun with editions. */
  readonly log: ReadResult<Located<ChangeLog> | undefined>;
  readonly statement: ReadPage;
  readonly otherPages: readonly ReadPage[];
}

/** Takes what it needs of a page that was read, and gives the page on, so that the rest need not be kept. */
export type TakePage = (page: LocatedPage) => LocatedPage;

/** Reads each file by itself. `take` is called with each page that has no problem. */
export function readParts(project: Project, take: TakePage = (page) => page): Parts {
  const read = (file: string): ReadPage => {
    const { page, problems } = readPage(project, file, blocks);
    return { page: page && problems.length === 0 ? take(page) : page, problems };
  };
  const blocks = blockNames(project);
  return {
    organisation: readOrganisation(project),
    inventory: readInventory(project),
    notice: readNotice(project),
    addresses: readAddresses(project),
    plainEnglish: readPlainEnglish(project),
    websites: readOwnWebsites(project),
    log: readLog(project),
    statement: read(STATEMENT_FILE),
    otherPages: pageFiles(project)
      .filter((file) => file !== STATEMENT_FILE)
      .map(read),
  };
}

/** The pages that could be understood, errors in their text or not. */
export function readablePages({ statement, otherPages }: Parts): LocatedPage[] {
  return [statement, ...otherPages].flatMap(({ page }) => page ?? []);
}

/** Every error there is: in each file, and where files do not fit together. */
export function findErrors(project: Project, parts: Parts): Problem[] {
  const { inventory, statement, otherPages, ...data } = parts;
  const nunjucks = readNunjucksPages(project);
  return sortProblems([
    ...strayFiles(project),
    ...addedDataProblems(project),
    ...collectProblems(Object.values(data)),
    ...[inventory, statement, ...otherPages].flatMap(({ problems }) => problems),
    ...(data.log.ok ? frozenProblems(project, data.log.value) : []),
    ...nunjucks.flatMap(({ problems }) => problems),
    ...misfits(parts, nunjucks),
  ]);
}

/** Reads all that editors write. Gives every problem there is, not the first one only. */
export function readContent(project: Project, take?: TakePage): ReadResult<Content> {
  const parts = readParts(project, take);
  const { organisation, inventory, statement, log } = parts;
  const problems = findErrors(project, parts);
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
    pages: readablePages(parts),
  };
  return { ok: true, value: content };
}

/** What is wrong between files. Says nothing of what a file that cannot be read might have held. */
function misfits(parts: Parts, nunjucks: readonly NunjucksPage[]): Problem[] {
  const { organisation, inventory, notice, addresses, statement, otherPages } = parts;
  const pages = readablePages(parts);
  const shared = sharedAddresses(pages, nunjucks);
  const former = organisation.ok ? organisation.value.formerAddresses : [];
  if (
    inventory.inventory === undefined ||
    [statement, ...otherPages].some(({ page }) => page === undefined)
  )
    return shared;

  const listed = publishedCookies(inventory.inventory.data);
  const plain = pages.map(({ data }) => data);
  // Of two pages at one address, the first one has it.
  const ids = new Map(plain.toReversed().map((page) => [page.url, idsOn(page, listed)]));
  const paths = [...new Set(plain.map(({ url }) => url))];
  const hasEditions = parts.log.ok && parts.log.value !== undefined;
  const files = new Set<string>([
    ...Object.values(OPEN_DATA),
    ...(hasEditions ? Object.values(FEEDS) : []),
  ]);
  const isThere = (path: string) => former.includes(path) || files.has(path);
  // Only Eleventy knows the ids of a page in Nunjucks.
  const idsOf = (path: string) =>
    ids.get(path) ??
    (nunjucks.some((page) => page.path === path) ? "any" : isThere(path) ? [] : undefined);
  return [
    ...shared,
    ...pages.flatMap((page) => takenIds(page, listed)),
    ...pages.flatMap((page) => brokenLinks(page, paths, idsOf)),
    ...pages.flatMap((page) => takenPath(page, former)),
    ...(notice.ok ? missingHeadings(notice.value, plain) : []),
    ...(addresses.ok ? lostAddresses(addresses.value, plain, former) : []),
  ];
}

/** A former address leads to the statement, so that no page can stand there. */
function takenPath({ data: { url, file } }: LocatedPage, former: readonly string[]): Problem[] {
  // Hosts follow a redirect with and without its last slash, in capitals or not.
  if (!former.some((path) => path.toLowerCase().replace(/\/?$/, "/") === url)) return [];
  const message = `The page stands at ${url}, which “formerAddresses” in ${ORGANISATION_FILE} leads to the statement.`;
  const hint = "Take it out of “formerAddresses”, or give the page another address.";
  return [error({ file }, "taken-path", message, hint)];
}

function sharedAddresses(
  pages: readonly LocatedPage[],
  nunjucks: readonly NunjucksPage[],
): Problem[] {
  const all = [
    ...pages.map(({ data: { file, url }, at }) => ({ file, url, place: at(["permalink"]) })),
    ...nunjucks.map(({ file, path }) => ({ file, url: path, place: { file } })),
  ];
  const firsts = new Map(all.toReversed().map(({ url, file }) => [url, file]));
  return all.flatMap(({ file, url, place }) => {
    const first = firsts.get(url);
    if (first === file) return [];
    const message = `This page and ${first} both have the address ${url}.`;
    const hint = "Give one of them another “permalink”, or take it out.";
    return error(place, "shared-address", message, hint);
  });
}

/** The ids that a page has beside those of its headings. */
function generatedIds({ calls }: Page, { all, groups }: PublishedCookies): readonly string[] {
  if (!calls.includes("cookie-inventory")) return LAYOUT_IDS;
  const inTables = [...groups.map(({ anchor }) => anchor), ...all.map(({ anchor }) => anchor)];
  return [...LAYOUT_IDS, ...inTables];
}

function idsOn(page: Page, listed: PublishedCookies): string[] {
  const written = page.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]);
  return [...written, ...generatedIds(page, listed)];
}

/** A heading must not take an id that a cookie or the layout has on the same page. */
function takenIds({ data, body }: LocatedPage, listed: PublishedCookies): Problem[] {
  const taken = new Set(generatedIds(data, listed));
  return body.headings.flatMap(({ id: own, formerIds, line }) =>
    [own, ...formerIds]
      .filter((id) => taken.has(id))
      .map((id) =>
        error(
          body.place(line, `#${id}`),
          "taken-address",
          `The address “#${id}” is taken on this page: by its frame, or by a table made from ${INVENTORY_FILE}.`,
          "Give the heading another address.",
        ),
      ),
  );
}
