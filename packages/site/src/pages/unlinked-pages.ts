import { type Problem, type Project, readSource, warning } from "cookie-inventory";
import { type LocatedPage, PAGES_FOLDER } from "./page-reader.ts";

/**
 * Returns a warning for each Markdown page that no menu entry, other page or template links to. `addresses` are those of
 * other links, such as in the footer. Pages that search engines must not list, such as /404.html, may have no link.
 */
export function findUnlinkedPages(
  project: Project,
  pages: readonly LocatedPage[],
  addresses: readonly string[],
): Problem[] {
  const templates = ["_includes", PAGES_FOLDER]
    .flatMap((folder) => project.list(folder))
    .filter((file) => file.endsWith(".njk"))
    .map((file) => readSource(project, file))
    .map((read) => (read.ok ? read.value.text : ""));

  const isLinked = ({ data: { url, navigation, tags = [] }, body }: LocatedPage) =>
    navigation !== undefined ||
    addresses.some((address) => isTo(url, address)) ||
    pages.some(
      (page) => page.body !== body && page.body.links.some(({ href }) => isTo(url, href)),
    ) ||
    templates.some((text) => linksTo(text, url, [tags].flat()));

  return pages
    .filter((page) => page.data.url !== "/" && page.data.indexed && !isLinked(page))
    .map(({ data: { url, file } }) =>
      warning(
        { file },
        "unlinked-page",
        `Visitors cannot find this page: nothing links to ${url}.`,
        `Link to it from another page, such as [link text](${url}), or give it a “navigation” entry, which puts it in the menu.`,
      ),
    );
}

function isTo(url: string, href: string): boolean {
  return href.split("#")[0] === url;
}

/** Whether a template has the page’s address, or lists the pages with one of its tags or all pages. */
function linksTo(template: string, url: string, tags: readonly string[]): boolean {
  const isListed = ["all", "pages", "indexed", ...tags].some(
    (name) =>
      template.includes(`collections.${name}`) || template.includes(`collections["${name}"]`),
  );
  return isListed || [`"${url}"`, `'${url}'`, `"${url}#`].some((link) => template.includes(link));
}
