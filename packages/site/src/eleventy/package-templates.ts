import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { listTranslations, ORGANISATION_FILE, projectOnDisk } from "cookie-inventory";
import type { ComparisonPage, EditionPage } from "../editions/edition-pages.ts";
import type { OpenDataFile } from "../open-data/open-data-files.ts";
import { getServiceFeedPath } from "../open-data/service-feeds.ts";
import { TEMPLATES } from "../package-files.ts";
import { DEFAULT_LAYOUT } from "../pages/page-layout.ts";
import type { ServicePage } from "../services/published-services.ts";
import { SERVICES_PAGE } from "../services/service-files.ts";
import { formatMessage } from "../words/format-message.ts";
import type { DataFiles, GlobalData } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

/** Data of pages without a layout, such as robots.txt. */
const NO_LAYOUT = { layout: null, eleventyExcludeFromCollections: true };

/** The pages in `templates/pages` that the site has once, each with its data. */
const PAGES: Readonly<Record<string, object>> = {
  "robots.njk": { ...NO_LAYOUT, permalink: "/robots.txt" },
  "sitemap.njk": { ...NO_LAYOUT, permalink: "/sitemap.xml" },
  "headers.njk": { ...NO_LAYOUT, permalink: "/_headers", eleventyAllowMissingExtension: true },
  "redirects.njk": { ...NO_LAYOUT, permalink: "/_redirects", eleventyAllowMissingExtension: true },
  "icon.njk": { ...NO_LAYOUT, permalink: ({ icon }: GlobalData) => icon.path },
};

/** The data of a service’s feed. */
const SERVICE_FEED = {
  ...NO_LAYOUT,
  pagination: { data: "serviceFeeds", size: 1, alias: "feed" },
  permalink: ({ feed }: { readonly feed: ServicePage }) => getServiceFeedPath(feed),
};

/** The data of an open data file. */
const OPEN_DATA_FILES = {
  ...NO_LAYOUT,
  pagination: { data: "openDataFiles", size: 1, alias: "file" },
  permalink: ({ file }: { readonly file: OpenDataFile }) => file.path,
};

/** The data of the page that lists the services. */
const SERVICES = {
  layout: DEFAULT_LAYOUT,
  pagination: { data: "serviceIndex", size: 1, alias: "index", addAllPagesToCollections: true },
  eleventyComputed: {
    title: ({ words }: GlobalData) => words.services.title,
    description: ({ words }: GlobalData) => words.services.description,
    navigation: ({ words }: GlobalData) => ({
      title: words.services.menu,
      // After the statement, and before the cookies.
      order: 1.5,
    }),
  },
};

/** The data of a service’s page. */
const SERVICE = {
  layout: DEFAULT_LAYOUT,
  contents: true,
  pagination: { data: "servicePages", size: 1, alias: "service", addAllPagesToCollections: true },
  permalink: ({ service }: { readonly service: ServicePage }) => service.url,
  eleventyComputed: {
    title: ({ service }: { readonly service: ServicePage }) => service.pageTitle,
    description: ({ service }: { readonly service: ServicePage }) => service.summary,
    headings: ({ service }: { readonly service: ServicePage }) => service.headings,
    edition: ({ service }: { readonly service: ServicePage }) => service.editions[0]?.edition,
    date: ({ service }: { readonly service: ServicePage }) => service.editions[0]?.date,
  },
};

/** The data of the pages of editions and of comparisons, which are hidden from search engines. */
const editionData = (kind: "edition" | "comparison") => ({
  layout: DEFAULT_LAYOUT,
  indexed: false,
  pagination: { data: `${kind}Pages`, size: 1, alias: "entry", addAllPagesToCollections: true },
  permalink: ({ entry }: { readonly entry: EditionPage | ComparisonPage }) => entry.url,
});

type Data<T> = { readonly entry: T } & GlobalData & Pick<DataFiles, "organisation">;

const EDITIONS = {
  ...editionData("edition"),
  eleventyComputed: {
    title: ({ entry: { edition }, statement: { title }, words, language }: Data<EditionPage>) =>
      formatMessage(words.editions.title, { title, edition }, language),
    description: ({ entry: { edition, date }, words, language }: Data<EditionPage>) =>
      formatMessage(words.editions.description, { edition, date }, language),
  },
};

const COMPARISONS = {
  ...editionData("comparison"),
  eleventyComputed: {
    title: ({ entry: { from, to }, words, language }: Data<ComparisonPage>) =>
      formatMessage(words.comparison.title, { from: from.edition, to: to.edition }, language),
    description: ({ entry: { to }, organisation, words, language }: Data<ComparisonPage>) =>
      formatMessage(
        words.comparison.description,
        { organisation: organisation.name, edition: to.edition },
        language,
      ),
  },
};

/**
 * Adds the package’s layout and pages. A file of the same name in the council’s `_includes/layouts` or `src/pages`
 * replaces one of them; `root` is the council’s folder. Nunjucks finds blocks and components without this function
 * (nunjucks-environment.ts).
 */
export function addPackageTemplates(eleventy: UserConfig, root: string): void {
  // https://www.11ty.dev/docs/layouts/#layout-aliasing. Eleventy does not support virtual layouts if the includes
  // folder is outside the input folder (docs/decisions/0017-a-native-eleventy-site.md).
  eleventy.addWatchTarget(`./_includes/${DEFAULT_LAYOUT}`, { resetConfig: true });
  if (!existsSync(path.join(root, "_includes", DEFAULT_LAYOUT))) {
    const includes = path.join(root, "_includes");
    const file = path.relative(includes, path.join(TEMPLATES, DEFAULT_LAYOUT));
    eleventy.addLayoutAlias(DEFAULT_LAYOUT, file.replaceAll(path.sep, "/"));
  }
  // https://www.11ty.dev/docs/virtual-templates/
  addPages(eleventy, root, { ...PAGES, ...createPagesInLanguage("") });
  // A language that is added or removed takes effect when the configuration is read again.
  eleventy.addWatchTarget(`./${ORGANISATION_FILE}`, { resetConfig: true });
  for (const { code } of listTranslations(projectOnDisk(root)))
    addPages(eleventy, root, createPagesInLanguage(`/${code}`), `${code}/`);
}

/** Adds pages of the package, below a folder if it is not empty, except those that the council has replaced. */
function addPages(
  eleventy: UserConfig,
  root: string,
  pages: Readonly<Record<string, object>>,
  folder = "",
): void {
  for (const [name, data] of Object.entries(pages)) {
    const file = folder + name;
    // Adding or removing the council’s file takes effect when the configuration is read again.
    eleventy.addWatchTarget(`./src/pages/${file}`, { resetConfig: true });
    if (existsSync(path.join(root, "src/pages", file))) continue;
    eleventy.addTemplate(file, readFileSync(path.join(TEMPLATES, "pages", name), "utf8"), data);
  }
}

/** Returns the pages that each language has of its own. `prefix` starts their addresses. */
function createPagesInLanguage(prefix: string): Record<string, object> {
  return {
    "editions.njk": { ...EDITIONS, canonical: `${prefix}/` },
    "comparisons.njk": COMPARISONS,
    "services.njk": { ...SERVICES, permalink: prefix + SERVICES_PAGE },
    "service.njk": SERVICE,
    "service-feed.njk": SERVICE_FEED,
    "open-data.njk": OPEN_DATA_FILES,
  };
}
