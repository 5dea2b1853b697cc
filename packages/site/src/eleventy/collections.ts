import { z } from "zod";
import type { CollectionApi, CollectionItem, UserConfig } from "./eleventy-types.ts";

/** What a page’s front matter says of its place in the menu. */
const menuEntry = z.object({ title: z.string(), order: z.number() });

/**
 * Collections that templates use. Pages in Nunjucks, and those of other plugins, are in them as well.
 *
 *   menu      the pages in the menu, in its order
 *   pages     every page that visitors can open: the statement, the other files by name, then editions
 *   indexed   those that search engines may list
 *
 * https://www.11ty.dev/docs/collections-api/
 */
export function addCollections(eleventy: UserConfig): void {
  eleventy.addCollection("menu", (api) =>
    pagesOf(api)
      .flatMap((item) => {
        const entry = menuEntry.safeParse(item.data["navigation"]);
        return entry.success ? { item, order: entry.data.order } : [];
      })
      .toSorted((a, b) => a.order - b.order)
      .map(({ item }) => item),
  );
  eleventy.addCollection("pages", pagesOf);
  eleventy.addCollection("indexed", (api) =>
    pagesOf(api).filter(({ data }) => data["indexed"] !== false),
  );
}

function pagesOf(api: CollectionApi): CollectionItem[] {
  return api
    .getAll()
    .filter(({ outputPath }) => outputPath !== false && outputPath.endsWith(".html"))
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** By code unit, not by locale: the order must not depend on the machine. */
function rank({ url, inputPath, data }: CollectionItem): string {
  if (url === "/") return "0";
  return `${"sourceFile" in data ? 1 : 2} ${inputPath} ${url}`;
}
