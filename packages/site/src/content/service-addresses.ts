import { error, LAYOUT_ELEMENT_IDS, type Problem } from "cookie-inventory";
import type { NunjucksPage } from "../pages/nunjucks-pages.ts";
import { PAGES_FOLDER, STATEMENT_FILE } from "../pages/page-files.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import { countGroups, SERVICE_PAGE_IDS } from "../services/published-services.ts";
import { hasEditions } from "../services/service-editions.ts";
import { SERVICES_PAGE, type ServiceFile, type ServiceFiles } from "../services/service-files.ts";
import type { Words } from "../words/locale.ts";

/** The block that links to the list of services. */
const SERVICES_BLOCK = "services";

/** A page that is made from the data of services. */
export interface GeneratedPage {
  readonly url: string;
  /** A file that it is made from. */
  readonly file: string;
  /** What messages call it. */
  readonly name: string;
  /** The ids on it; “any” if they are not all known. */
  readonly ids: readonly string[] | "any";
}

/**
 * Returns the page of each service, and the page that lists them; an empty list if there are no services. `prefix` starts
 * the addresses of the language in which the services were read.
 */
export function listServicePages(
  { services }: ServiceFiles,
  nunjucks: readonly NunjucksPage[],
  words: Words,
  prefix = "",
): GeneratedPage[] {
  const [first] = services;
  if (first === undefined) return [];
  // Only Eleventy knows the ids of a template of the council’s own.
  const hasOwn = (template: string) =>
    nunjucks.some(({ file }) => file === `${PAGES_FOLDER}${prefix}/${template}`);
  const listPageIds = (service: ServiceFile): GeneratedPage["ids"] =>
    hasOwn("service.njk")
      ? "any"
      : [
          ...LAYOUT_ELEMENT_IDS,
          ...SERVICE_PAGE_IDS.filter((id) => id !== "changes" || hasEditions(service)),
        ];
  return [
    {
      url: prefix + SERVICES_PAGE,
      file: first.file,
      name: "the list of services",
      ids: hasOwn("services.njk") ? "any" : listIndexIds(services, words),
    },
    ...services.map((service) => {
      const { url, file } = service;
      return { url, file, name: file, ids: listPageIds(service) };
    }),
  ];
}

/** Returns the ids on the page that lists the services; “any” if the group of one is not known. */
function listIndexIds(services: ServiceFiles["services"], words: Words): readonly string[] | "any" {
  const groups = services.map(({ checked }) => checked.valid?.data.group);
  const known = groups.filter((group) => group !== undefined);
  if (known.length < groups.length) return "any";
  const inList = Array.from(
    { length: countGroups(known, words) },
    (_, index) => `group-${index + 1}`,
  );
  return [...LAYOUT_ELEMENT_IDS, ...inList];
}

/** Whether a Nunjucks page takes the place of a template for services, and so is not a page of its own. */
export function isServiceTemplate({ file }: NunjucksPage, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) =>
    ["services.njk", "service.njk"].some((name) => file === `${PAGES_FOLDER}${prefix}/${name}`),
  );
}

/** Returns an error if there are services, but the statement does not link to them. */
export function findMissingServicesLink(
  { services }: ServiceFiles,
  statement: PartialPage | undefined,
): Problem[] {
  const isReadable = services.some(({ checked }) => checked.valid !== undefined);
  if (!isReadable || statement === undefined) return [];
  const isLinked =
    statement.data.blocks.includes(SERVICES_BLOCK) ||
    statement.body.links.some(({ href }) => href.split("#")[0] === SERVICES_PAGE);
  if (isLinked) return [];
  const message = "The statement does not link to the notices of services.";
  const hint = `Write “::${SERVICES_BLOCK}” on a line of its own, which lists their groups, or a link such as [notices of our services](${SERVICES_PAGE}).`;
  return [error({ file: STATEMENT_FILE }, "services-not-linked", message, hint)];
}
