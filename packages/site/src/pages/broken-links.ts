import { didYouMean, error, type Problem } from "cookie-inventory";
import type { LocatedPage } from "./page-reader.ts";

/**
 * Returns an error for each link to a page of this site, or to an id on one, that does not exist. `idsOf` returns a
 * page’s ids, “any” if they are unknown, or undefined if there is no such page.
 */
export function findBrokenLinks(
  { data: page, body }: LocatedPage,
  urls: readonly string[],
  idsOf: (url: string) => readonly string[] | "any" | undefined,
): Problem[] {
  return body.links.flatMap(({ href, line }) => {
    if (!href.startsWith("/") && !href.startsWith("#")) return [];
    const [path = "", id] = href.split("#");
    const target = path === "" ? page.url : path;
    const ids = idsOf(target);
    if (ids === undefined) {
      const hint = `${didYouMean(target, urls)}The pages are: ${urls.join(", ")}.`;
      return error(body.place(line, href), "broken-link", `There is no page at ${target}.`, hint);
    }
    if (id === undefined || ids === "any" || ids.includes(id)) return [];
    const message = `There is no heading or cookie at ${target}#${id}.`;
    const hint = `${didYouMean(id, ids)}Copy the address from the curly brackets after the heading: {#its-address}.`;
    return error(body.place(line, href), "broken-link", message, hint);
  });
}
