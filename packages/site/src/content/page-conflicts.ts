import {
  didYouMean,
  error,
  INVENTORY_FILE,
  LAYOUT_ELEMENT_IDS,
  ORGANISATION_FILE,
  type Problem,
  type PublishedCookies,
  toPublishedCookies,
} from "cookie-inventory";
import { FEEDS, OPEN_DATA, SERVICE_DATA } from "../open-data/file-paths.ts";
import { findBrokenLinks } from "../pages/broken-links.ts";
import type { NunjucksPage } from "../pages/nunjucks-pages.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import { findLostAddresses } from "../pages/published-addresses.ts";
import { findUnconfirmedAnswers } from "../transparency/confirmed-answers.ts";
import { findMissingHeadings } from "../transparency/transparency-checklist.ts";
import { type ContentFiles, getPartialPages, listUncertainUrls } from "./content-files.ts";

/** Finding the most similar address takes a fifth of a millisecond, and there may be thousands of wrong ones. */
const MAX_SUGGESTIONS = 1000;

/**
 * Returns the errors between files. Values that are wrong, or in a file that cannot be read, cause no further errors:
 * what is not known is taken to be right.
 */
export function findConflicts(files: ContentFiles, nunjucks: readonly NunjucksPage[]): Problem[] {
  const { organisation, inventory, checklist, addresses } = files;
  const pages = getPartialPages(files);
  const former = organisation.valid?.formerAddresses?.filter((path) => path !== undefined);
  const cookies = inventory.inventory && toPublishedCookies(inventory.inventory.data);
  const unreadable = listUncertainUrls(files);

  // Reversed, so that the first of two pages at one address wins.
  const byUrl = new Map(pages.toReversed().map((page) => [page.data.url, page]));
  const ofNunjucks = new Set(nunjucks.map(({ url }) => url));
  const hasEditions = !files.log.ok || files.log.value !== undefined;
  const otherUrls = new Set<string>([
    ...(former ?? []),
    ...Object.values(OPEN_DATA),
    ...(files.services.services.length > 0 ? Object.values(SERVICE_DATA) : []),
    ...(hasEditions ? Object.values(FEEDS) : []),
  ]);
  const idsByPage = new Map(pages.map((page) => [page, getIds(page, cookies)]));
  const idsOf = (url: string) => {
    const page = byUrl.get(url);
    if (page !== undefined) return idsByPage.get(page);
    // Only Eleventy knows the ids of a page in Nunjucks.
    if (ofNunjucks.has(url) || unreadable.has(url)) return "any";
    return otherUrls.has(url) ? [] : undefined;
  };
  let suggestions = 0;
  const suggest: typeof didYouMean = (text, options) =>
    (suggestions += 1) > MAX_SUGGESTIONS ? "" : didYouMean(text, options);
  const pageData = pages.map(({ data }) => data);
  const urls = [...new Set(pageData.flatMap(({ url }) => url ?? []))];
  return [
    ...findSharedAddresses(pages, nunjucks),
    ...pages.flatMap((page) => checkGeneratedIds(page, cookies)),
    ...[...idsByPage].flatMap(([page, ids]) => findBrokenLinks(page, urls, idsOf, ids, suggest)),
    ...findTakenPaths(pages, former ?? []),
    ...(checklist.valid === undefined
      ? []
      : [
          ...findMissingHeadings(checklist.valid, pageData, unreadable),
          ...findUnconfirmedAnswers(checklist.valid, pageData),
        ]),
    ...(addresses.valid === undefined
      ? []
      : findLostAddresses(addresses.valid, pageData, former, unreadable)),
  ];
}

/** Returns an error for each page whose address is a former one, which redirects to the statement. */
function findTakenPaths(pages: readonly PartialPage[], former: readonly string[]): Problem[] {
  // Hosts match redirects with or without a trailing slash, and in upper or lower case.
  const taken = new Set(former.map((path) => path.toLowerCase().replace(/\/?$/, "/")));
  return pages.flatMap(({ data: { url, file } }) => {
    if (url === undefined || !taken.has(url)) return [];
    const message = `Visitors cannot open the page at ${url}: “formerAddresses” in ${ORGANISATION_FILE} redirects them to the statement.`;
    const hint = "Remove the address from “formerAddresses”, or give the page a different one.";
    return error({ file }, "taken-path", message, hint);
  });
}

function findSharedAddresses(
  pages: readonly PartialPage[],
  nunjucks: readonly NunjucksPage[],
): Problem[] {
  const all = [
    ...pages.map(({ data: { file, url }, at }) => ({ file, url, place: () => at(["permalink"]) })),
    ...nunjucks.map(({ file, url, place }) => ({ file, url, place: () => place })),
  ];
  const firsts = new Map(all.toReversed().map(({ url, file }) => [url, file]));
  return all.flatMap(({ file, url, place }) => {
    const first = firsts.get(url);
    if (url === undefined || first === file) return [];
    const message = `This page and ${first} both have the address ${url}.`;
    const hint = "Give one of them a different “permalink”, or remove one of them.";
    return error(place(), "shared-address", message, hint);
  });
}

/** Returns the ids of a page’s layout and tables; undefined if the inventory, and so the ids of its table, are not known. */
function getGeneratedIds(
  { blocks }: PartialPage["data"],
  cookies: PublishedCookies | undefined,
): readonly string[] | undefined {
  if (!blocks.includes("cookie-inventory")) return LAYOUT_ELEMENT_IDS;
  if (cookies === undefined) return undefined;
  const inTables = [...cookies.groups, ...cookies.all].map(({ anchor }) => anchor);
  return [...LAYOUT_ELEMENT_IDS, ...inTables];
}

/** Returns every id on a page; “any” if they are not all known. */
function getIds(
  { data }: PartialPage,
  cookies: PublishedCookies | undefined,
): readonly string[] | "any" {
  const generated = getGeneratedIds(data, cookies);
  if (generated === undefined) return "any";
  return [...data.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]), ...generated];
}

/** Checks that no heading has an id that the page’s layout or tables already use. */
function checkGeneratedIds(
  { data, body }: PartialPage,
  cookies: PublishedCookies | undefined,
): Problem[] {
  const generated = new Set(getGeneratedIds(data, cookies) ?? LAYOUT_ELEMENT_IDS);
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
