import { z } from "zod";
import type { CollectionApi, CollectionItem, UserConfig } from "./eleventy-types.ts";

/** The menu entry in a page’s front matter. */
const menuEntry = z.object({ title: z.string(), order: z.number() });

/**
 * Adds collections of pages, including Nunjucks pages and those of other plugins.
 *
 *   menu      the pages in the menu, in menu order
 *   pages     all HTML pages: the statement, other pages by file name, then editions
 *   indexed   the pages that search engines may list
 *
 * https://www.11ty.dev/docs/collections-api/
 */
export function addCollections(eleventy: UserConfig): void {
  eleventy.addCollection("menu", (api) =>
    getPages(api)
      .flatMap((item) => {
        const entry = menuEntry.safeParse(item.data["navigation"]);
        return entry.success ? { item, order: entry.data.order } : [];
      })
      .toSorted((a, b) => a.order - b.order)
      .map(({ item }) => item),
  );
  eleventy.addCollection("pages", getPages);
  eleventy.addCollection("indexed", (api) =>
    getPages(api).filter(({ data }) => data["indexed"] !== false),
  );
}

function getPages(api: CollectionApi): CollectionItem[] {
  return api
    .getAll()
    .filter(({ outputPath }) => outputPath !== false && outputPath.endsWith(".html"))
    .toSorted((a, b) => (getSortKey(a) < getSortKey(b) ? -1 : 1));
}

/** Returns a key to compare by code unit, not by locale, so that the order does not depend on the machine. */
function getSortKey({ url, inputPath, data }: CollectionItem): string {
  if (url === "/") return "0";
  return `${"sourceFile" in data ? 1 : 2} ${inputPath} ${url}`;
}
