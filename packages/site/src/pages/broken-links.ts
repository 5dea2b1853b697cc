import { didYouMean, error, type Problem } from "cookie-inventory";
import type { LocatedPage } from "./page-reader.ts";

/** Links to a page of this site, or to a place on one, that does not exist. `idsOf` gives a page's ids, “any” where they are not known, or undefined when there is no such page. */
export function brokenLinks(
  { data: page, body }: LocatedPage,
  paths: readonly string[],
  idsOf: (path: string) => readonly string[] | "any" | undefined,
): Problem[] {
  return body.links.flatMap(({ href, line }) => {
    if (!href.startsWith("/") && !href.startsWith("#")) return [];
    const [path = "", id] = href.split("#");
    const target = path === "" ? page.url : path;
    const ids = idsOf(target);
    if (ids === undefined) {
      const hint = `${didYouMean(target, paths)}The pages are: ${paths.join(", ")}.`;
      return error(body.place(line, href), "broken-link", `There is no page at ${target}.`, hint);
    }
    if (id === undefined || ids === "any" || ids.includes(id)) return [];
    const message = `There is no heading or cookie at ${target}#${id}.`;
    const near = didYouMean(id, ids);
    const hint = `${near}Copy the address from the curly brackets behind the heading: {#its-address}.`;
    return error(body.place(line, href), "broken-link", message, hint);
  });
}
