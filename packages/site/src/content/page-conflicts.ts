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
import { FEEDS, listFilesInLanguage, OPEN_DATA, SERVICE_DATA } from "../open-data/file-paths.ts";
import { findBrokenLinks } from "../pages/broken-links.ts";
import type { NunjucksPage } from "../pages/nunjucks-pages.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import { findLostAddresses, type LinkTarget } from "../pages/published-addresses.ts";
import { findUnconfirmedAnswers } from "../transparency/confirmed-answers.ts";
import { findMissingHeadings } from "../transparency/transparency-checklist.ts";
import { type ContentFiles, getPartialPages, listUncertainUrls } from "./content-files.ts";
import {
  findMissingServicesLink,
  type GeneratedPage,
  isServiceTemplate,
  listServicePages,
} from "./service-addresses.ts";

/** Finding the most similar address takes a fifth of a millisecond, and there may be thousands of wrong ones. */
const MAX_SUGGESTIONS = 1000;

/**
 * Returns the errors between files. Values that are wrong, or in a file that cannot be read, cause no further errors:
 * what is not known is taken to be right.
 */
export function findConflicts(files: ContentFiles, nunjucks: readonly NunjucksPage[]): Problem[] {
  const { organisation, inventory, checklist, addresses, services, statement } = files;
  const pages = getPartialPages(files);
  const prefixes = ["", ...files.translations.map(({ language }) => `/${language.code}`)];
  const generated = [
    ...listServicePages(services, nunjucks, files.locale.words),
    ...files.translations.flatMap((translation) =>
      listServicePages(
        translation.services,
        nunjucks,
        translation.locale.words,
        `/${translation.language.code}`,
      ),
    ),
  ];
  const former = organisation.valid?.formerAddresses?.filter((path) => path !== undefined);
  const cookies = inventory.inventory && toPublishedCookies(inventory.inventory.data);
  const unreadable = new Set([
    ...listUncertainUrls(files),
    ...generated.flatMap(({ url, ids }) => (ids === "any" ? url : [])),
  ]);

  // Reversed, so that the first of two pages at one address wins.
  const byUrl = new Map(pages.toReversed().map((page) => [page.data.url, page]));
  const ofNunjucks = new Set(nunjucks.map(({ url }) => url));
  const hasEditions = !files.log.ok || files.log.value !== undefined;
  const otherUrls = new Set<string>([
    ...(former ?? []),
    ...Object.values(OPEN_DATA),
    ...(files.services.services.length > 0 ? Object.values(SERVICE_DATA) : []),
    ...(hasEditions ? Object.values(FEEDS) : []),
    ...files.translations.flatMap(({ language: { code, content } }) =>
      content === "summary"
        ? []
        : listFilesInLanguage(hasEditions).map((file) => `/${code}${file}`),
    ),
  ]);
  const idsOfGenerated = new Map(generated.map(({ url, ids }) => [url, ids]));
  const idsByPage = new Map(pages.map((page) => [page, getIds(page, cookies)]));
  const idsOf = (url: string) => {
    const page = byUrl.get(url);
    if (page !== undefined) return idsByPage.get(page);
    // Only Eleventy knows the ids of a page in Nunjucks.
    if (ofNunjucks.has(url) || unreadable.has(url)) return "any";
    return idsOfGenerated.get(url) ?? (otherUrls.has(url) ? [] : undefined);
  };
  const getPrefix = (url: string) =>
    prefixes.findLast((prefix) => url.startsWith(`${prefix}/`)) ?? "";
  let suggestions = 0;
  const suggest: typeof didYouMean = (text, options) =>
    (suggestions += 1) > MAX_SUGGESTIONS ? "" : didYouMean(text, options);
  const pageData = pages.map(({ data }) => data);
  const targets = [...pageData, ...generated.flatMap(toLinkTarget)];
  const urls = [...new Set([...pageData, ...generated].flatMap(({ url }) => url ?? []))];
  const urlsByPrefix = Map.groupBy(urls, getPrefix);
  const texts = [
    ...[...idsByPage].map(([{ data, body }, ids]) => ({ url: data.url, body, ids })),
    ...services.services.flatMap(({ url, introduction }) =>
      introduction === undefined
        ? []
        : { url, body: introduction.body, ids: idsOfGenerated.get(url) ?? [] },
    ),
  ];
  return [
    ...findSharedAddresses(pages, nunjucks, generated, prefixes),
    ...pages.flatMap((page) => checkGeneratedIds(page, cookies)),
    ...texts.flatMap((text) => {
      const inLanguage = urlsByPrefix.get(getPrefix(text.url ?? "")) ?? urls;
      return findBrokenLinks(text, urls, inLanguage, idsOf, text.ids, suggest);
    }),
    ...findTakenPaths([...pageData, ...generated], former ?? []),
    ...findMissingServicesLink(services, statement.partial),
    ...(checklist.valid === undefined
      ? []
      : [
          ...findMissingHeadings(checklist.valid, targets, unreadable),
          ...findUnconfirmedAnswers(checklist.valid, pageData),
        ]),
    ...(addresses.valid === undefined
      ? []
      : findLostAddresses(
          addresses.valid,
          [...addHeadingsOfSources(files), ...targets],
          former,
          unreadable,
        )),
  ];
}

/**
 * Returns the pages of complete languages with the headings of those that they translate as well: a missing translation is an
 * error already.
 */
function addHeadingsOfSources({ translations }: ContentFiles): LinkTarget[] {
  return translations
    .filter(({ language }) => language.content === "complete")
    .flatMap(({ pages }) => pages)
    .flatMap(({ partial, source }) => {
      if (partial === undefined) return [];
      const headings = source?.partial?.data.headings ?? [];
      return { ...partial.data, headings: [...partial.data.headings, ...headings] };
    });
}

/** Returns an error for each page whose address is a former one, which redirects to the statement. */
function findTakenPaths(
  pages: readonly Pick<PartialPage["data"], "file" | "url">[],
  former: readonly string[],
): Problem[] {
  // Hosts match redirects with or without a trailing slash, and in upper or lower case.
  const taken = new Set(former.map((path) => path.toLowerCase().replace(/\/?$/, "/")));
  return pages.flatMap(({ url, file }) => {
    if (url === undefined || !taken.has(url)) return [];
    const message = `Visitors cannot open the page at ${url}: “formerAddresses” in ${ORGANISATION_FILE} redirects them to the statement.`;
    const hint = "Remove the address from “formerAddresses”, or give the page a different one.";
    return error({ file }, "taken-path", message, hint);
  });
}

/** Returns the page as one to which others can link; an empty list if its ids are not known. */
function toLinkTarget({ url, file, ids }: GeneratedPage): LinkTarget | [] {
  return ids === "any" ? [] : { url, file, headings: ids.map((id) => ({ id, formerIds: [] })) };
}

function findSharedAddresses(
  pages: readonly PartialPage[],
  nunjucks: readonly NunjucksPage[],
  generated: readonly GeneratedPage[],
  prefixes: readonly string[],
): Problem[] {
  const generatedNames = new Map(generated.map(({ url, name }) => [url, name]));
  const all = [
    ...pages.map(({ data: { file, url }, at }) => ({ file, url, place: () => at(["permalink"]) })),
    ...nunjucks
      .filter((page) => generated.length === 0 || !isServiceTemplate(page, prefixes))
      .map(({ file, url, place }) => ({ file, url, place: () => place })),
  ];
  const firsts = new Map(all.toReversed().map(({ url, file }) => [url, file]));
  return all.flatMap(({ file, url, place }) => {
    const service = generatedNames.get(url ?? "");
    if (service !== undefined) {
      const message = `This page and ${service} both have the address ${url}.`;
      const hint = "Give this page a different “permalink”, or remove it.";
      return error(place(), "shared-address", message, hint);
    }
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
