import { type ListedWebsite, readOwnWebsites } from "../organisation/websites.ts";
import { type Log, readLog } from "../editions/log.ts";
import { frozenProblems } from "../editions/frozen-rules.ts";
import type { Located } from "../files/places.ts";
import type { Project } from "../files/project.ts";
import { LAYOUT_IDS, type Listing, listing } from "../inventory/listing.ts";
import { INVENTORY_FILE, type ReadInventory, readInventory } from "../inventory/read.ts";
import {
  type Organisation,
  ORGANISATION_FILE,
  readOrganisation,
} from "../organisation/organisation.ts";
import { error, inOrder, type Problem, problemsOf, type Reading } from "../problems/problem.ts";
import { type Addresses, lostAddresses, readAddresses } from "../statement/addresses.ts";
import type { Body } from "../statement/body.ts";
import { brokenLinks } from "../statement/links.ts";
import { missingHeadings, type Notice, readNotice } from "../statement/notice.ts";
import { type PlainEnglish, readPlainEnglish } from "../statement/plain-english.ts";
import { FEEDS, OPEN_DATA } from "./files.ts";
import {
  blockNames,
  type LocatedPage,
  type Page,
  type ReadPage,
  pageFiles,
  readPage,
  STATEMENT_FILE,
  strayFiles,
} from "../statement/page.ts";

/** Everything that the site is made from, read and checked. */
export interface Content {
  readonly organisation: Organisation;
  readonly listing: Listing;
  /** null where the project has not begun with editions. */
  readonly log: Log | null;
  readonly statement: Page;
  /** All pages, the statement among them. */
  readonly pages: readonly Page[];
  /** The text of each page, by its file: it is parsed once, for the rules and for the site. */
  readonly texts: ReadonlyMap<string, Text>;
}

/** The text of a page as HTML, or still as it was parsed. */
export type Text = string | Body["tokens"];

/** The files that editors write, each as far as it could be read. */
export interface Parts {
  readonly organisation: Reading<Organisation>;
  readonly inventory: ReadInventory;
  readonly notice: Reading<Located<Notice>>;
  readonly addresses: Reading<Located<Addresses>>;
  readonly plainEnglish: Reading<PlainEnglish>;
  /** For the audit: no page shows them. */
  readonly websites: Reading<readonly ListedWebsite[]>;
  /** undefined where the project has not begun with editions. */
  readonly log: Reading<Located<Log> | undefined>;
  readonly statement: ReadPage;
  readonly otherPages: readonly ReadPage[];
}

/** Reads each file by itself. What `settle` makes of a page is kept in its place. */
export function readParts(
  project: Project,
  settle: (read: ReadPage) => ReadPage = (read) => read,
): Parts {
  const blocks = blockNames(project);
  return {
    organisation: readOrganisation(project),
    inventory: readInventory(project),
    notice: readNotice(project),
    addresses: readAddresses(project),
    plainEnglish: readPlainEnglish(project),
    websites: readOwnWebsites(project),
    log: readLog(project),
    statement: settle(readPage(project, STATEMENT_FILE, blocks)),
    otherPages: pageFiles(project)
      .filter((file) => file !== STATEMENT_FILE)
      .map((file) => settle(readPage(project, file, blocks))),
  };
}

/** The pages that could be understood, errors in their text or not. */
export function readablePages({ statement, otherPages }: Parts): LocatedPage[] {
  return [statement, ...otherPages].flatMap(({ page }) => page ?? []);
}

/** Every error there is: in each file, and where files do not fit together. */
export function findErrors(project: Project, parts: Parts): Problem[] {
  const { inventory, statement, otherPages, ...data } = parts;
  return inOrder([
    ...strayFiles(project),
    ...problemsOf(Object.values(data)),
    ...[inventory, statement, ...otherPages].flatMap(({ problems }) => problems),
    ...(data.log.ok ? frozenProblems(project, data.log.value) : []),
    ...misfits(parts),
  ]);
}

/**
 * Reads all that editors write. Gives every problem there is, not the first one only. `print` may make HTML of a page
 * that has no problem as soon as it is read: what it was parsed into takes ten times the memory.
 */
export function readContent(
  project: Project,
  print: (page: LocatedPage) => Text = ({ body }) => body.tokens,
): Reading<Content> {
  const texts = new Map<string, Text>();
  const parts = readParts(project, ({ page, problems }) => {
    if (page === undefined || problems.length > 0) return { page, problems };
    texts.set(page.data.file, print(page));
    const rest = { ...page.body, tokens: [], paragraphs: [], others: [] };
    return { page: { ...page, body: rest }, problems };
  });
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
  const pages = readablePages(parts);
  const content = {
    organisation: organisation.value,
    listing: listing(inventory.inventory.data),
    log: log.value?.data ?? null,
    statement: statement.page.data,
    pages: pages.map(({ data }) => data),
    texts,
  };
  return { ok: true, value: content };
}

/** What is wrong between files. Says nothing of what a file that cannot be read might have held. */
function misfits(parts: Parts): Problem[] {
  const { organisation, inventory, notice, addresses, statement, otherPages } = parts;
  const pages = readablePages(parts);
  const shared = sharedAddresses(pages);
  const former = organisation.ok ? organisation.value.formerAddresses : [];
  if (
    inventory.inventory === undefined ||
    [statement, ...otherPages].some(({ page }) => page === undefined)
  )
    return shared;

  const listed = listing(inventory.inventory.data);
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
  const idsOf = (path: string) => ids.get(path) ?? (isThere(path) ? [] : undefined);
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
  return [
    error(
      { file },
      "taken-path",
      message,
      "Take it out of “formerAddresses”, or give the page another address.",
    ),
  ];
}

function sharedAddresses(pages: readonly LocatedPage[]): Problem[] {
  const firsts = new Map(pages.toReversed().map(({ data }) => [data.url, data.file]));
  return pages.flatMap(({ data, at }) => {
    const first = firsts.get(data.url);
    if (first === data.file) return [];
    const message = `This page and ${first} both have the address ${data.url}.`;
    const hint = "Give one of them another “permalink”, or take it out.";
    return error(at(["permalink"]), "shared-address", message, hint);
  });
}

/** The ids that a page has beside those of its headings. */
function generatedIds({ calls }: Page, { cookies, groups }: Listing): readonly string[] {
  if (!calls.includes("cookie-inventory")) return LAYOUT_IDS;
  const inTables = [...groups.map(({ anchor }) => anchor), ...cookies.map(({ anchor }) => anchor)];
  return [...LAYOUT_IDS, ...inTables];
}

function idsOn(page: Page, listed: Listing): string[] {
  const written = page.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]);
  return [...written, ...generatedIds(page, listed)];
}

/** A heading must not take an id that a cookie or the layout has on the same page. */
function takenIds({ data, body }: LocatedPage, listed: Listing): Problem[] {
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
