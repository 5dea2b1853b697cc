import {
  type didYouMean,
  error,
  LAYOUT_ELEMENT_IDS,
  listSome,
  type Problem,
} from "cookie-inventory";
import { SERVICES_PAGE } from "../services/service-files.ts";
import type { PageBody } from "./page-body.ts";

/** The ids on a page; “any” if they are not all known. */
type Ids = readonly string[] | "any";

/** A text with links: of a page, or a part of one. */
interface LinkingText {
  /** The path of its page. */
  readonly url: string | undefined;
  readonly body: Pick<PageBody, "links" | "place">;
}

/**
 * Returns an error for each link to a page of this site, or to an id on one, that does not exist. `urls` are all pages,
 * `inLanguage` those in the language of the text. `idsOf` returns a page’s ids, or undefined if there is no such page; `ownIds`
 * are those of the page with the text. `suggest` is didYouMean.
 */
export function findBrokenLinks(
  { url, body }: LinkingText,
  urls: readonly string[],
  inLanguage: readonly string[],
  idsOf: (url: string) => Ids | undefined,
  ownIds: Ids,
  suggest: typeof didYouMean,
): Problem[] {
  return body.links.flatMap(({ href, line }) => {
    if (!href.startsWith("/") && !href.startsWith("#")) return [];
    const [path = "", id] = href.split("#");
    const target = path === "" ? (url ?? "") : path;
    const ids = path === "" ? ownIds : idsOf(path);
    if (ids === undefined) {
      const hint = `${suggest(target, urls)}The pages are: ${listSome(inLanguage)}.`;
      return error(body.place(line, href), "broken-link", `There is no page at ${target}.`, hint);
    }
    if (id === undefined || ids === "any" || ids.includes(id)) return [];
    const message = `There is no heading or cookie at ${target}#${id}.`;
    const where = target.startsWith(SERVICES_PAGE)
      ? `Those of this page are: ${listSome(ids.filter((each) => !LAYOUT_ELEMENT_IDS.includes(each)))}.`
      : "Copy the address from the curly brackets after the heading: {#its-address}.";
    const hint = `${suggest(id, ids)}${where}`;
    return error(body.place(line, href), "broken-link", message, hint);
  });
}
