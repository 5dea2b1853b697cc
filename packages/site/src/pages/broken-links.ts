import { type didYouMean, error, listSome, type Problem } from "cookie-inventory";
import type { PartialPage } from "./page-reader.ts";

/** The ids on a page; “any” if they are not all known. */
type Ids = readonly string[] | "any";

/**
 * Returns an error for each link to a page of this site, or to an id on one, that does not exist. `idsOf` returns a
 * page’s ids, or undefined if there is no such page; `ownIds` are those of the page with the link. `suggest` is didYouMean.
 */
export function findBrokenLinks(
  { data, body }: PartialPage,
  urls: readonly string[],
  idsOf: (url: string) => Ids | undefined,
  ownIds: Ids,
  suggest: typeof didYouMean,
): Problem[] {
  return body.links.flatMap(({ href, line }) => {
    if (!href.startsWith("/") && !href.startsWith("#")) return [];
    const [path = "", id] = href.split("#");
    const target = path === "" ? (data.url ?? "") : path;
    const ids = path === "" ? ownIds : idsOf(path);
    if (ids === undefined) {
      const hint = `${suggest(target, urls)}The pages are: ${listSome(urls)}.`;
      return error(body.place(line, href), "broken-link", `There is no page at ${target}.`, hint);
    }
    if (id === undefined || ids === "any" || ids.includes(id)) return [];
    const message = `There is no heading or cookie at ${target}#${id}.`;
    const hint = `${suggest(id, ids)}Copy the address from the curly brackets after the heading: {#its-address}.`;
    return error(body.place(line, href), "broken-link", message, hint);
  });
}
