import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ComparisonPage, EditionPage } from "../editions/edition-pages.ts";
import type { OpenDataFile } from "../open-data/open-data-files.ts";
import type { SiteData } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";
import { TEMPLATES } from "../package-files.ts";
import { LAYOUT } from "../pages/layout-rule.ts";

/** A page of the package with no layout around it, such as robots.txt. */
const BARE = { layout: null, eleventyExcludeFromCollections: true };

/** The package’s pages: files in `templates/pages`, each with its data. */
const PAGES: Readonly<Record<string, object>> = {
  "robots.njk": { ...BARE, permalink: "/robots.txt" },
  "sitemap.njk": { ...BARE, permalink: "/sitemap.xml" },
  "headers.njk": { ...BARE, permalink: "/_headers", eleventyAllowMissingExtension: true },
  "redirects.njk": { ...BARE, permalink: "/_redirects", eleventyAllowMissingExtension: true },
  "icon.njk": { ...BARE, permalink: ({ icon }: SiteData) => icon.path },
  "open-data.njk": {
    ...BARE,
    pagination: { data: "openDataFiles", size: 1, alias: "file" },
    permalink: ({ file }: { readonly file: OpenDataFile }) => file.path,
  },
  "editions.njk": { ...editionData("editionPages"), canonical: "/" },
  "comparisons.njk": editionData("comparisonPages"),
};

/**
 * The layout and the pages of the package. A file of the same name in the council’s `_includes/layouts` or `src/pages`
 * takes the place of each; `root` is the council’s folder. Blocks and components are found by Nunjucks itself
 * (nunjucks-environment.ts).
 */
export function addPackageTemplates(eleventy: UserConfig, root: string): void {
  // https://www.11ty.dev/docs/layouts/#layout-aliasing. Eleventy finds no virtual layouts for an includes folder that is
  // not inside the input folder (docs/decisions/0017-a-native-eleventy-site.md).
  eleventy.addWatchTarget(`./_includes/${LAYOUT}`, { resetConfig: true });
  if (!existsSync(path.join(root, "_includes", LAYOUT))) {
    const includes = path.join(root, "_includes");
    const file = path.relative(includes, path.join(TEMPLATES, LAYOUT));
    eleventy.addLayoutAlias(LAYOUT, file.replaceAll(path.sep, "/"));
  }
  // https://www.11ty.dev/docs/virtual-templates/
  for (const [file, data] of Object.entries(PAGES)) {
    // Which files are there is seen when the configuration is read.
    eleventy.addWatchTarget(`./src/pages/${file}`, { resetConfig: true });
    if (existsSync(path.join(root, "src/pages", file))) continue;
    eleventy.addTemplate(file, readFileSync(path.join(TEMPLATES, "pages", file), "utf8"), data);
  }
}

/** A page for each entry of `list`, in the layout of the other pages and for no search engine. */
function editionData(list: "editionPages" | "comparisonPages"): object {
  type Entry = { readonly entry: EditionPage | ComparisonPage };
  return {
    layout: LAYOUT,
    indexed: false,
    pagination: { data: list, size: 1, alias: "entry", addAllPagesToCollections: true },
    permalink: ({ entry }: Entry) => entry.url,
    eleventyComputed: {
      title: ({ entry }: Entry) => entry.title,
      description: ({ entry }: Entry) => entry.description,
    },
  };
}
