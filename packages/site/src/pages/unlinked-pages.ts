import { type Problem, type Project, readSource, warning } from "cookie-inventory";
import { PAGES_FOLDER } from "./page-files.ts";
import type { PartialPage } from "./page-reader.ts";

/**
 * Returns a warning for each Markdown page that no menu entry, other page or template links to. `addresses` are those of
 * other links, such as in the footer and in introductions. Pages that search engines must not list, such as /404.html, may have no link.
 */
export function findUnlinkedPages(
  project: Project,
  pages: readonly PartialPage[],
  addresses: readonly string[],
): Problem[] {
  const templates = ["_includes", PAGES_FOLDER]
    .flatMap((folder) => project.list(folder))
    .filter((file) => file.endsWith(".njk"))
    .map((file) => readSource(project, file))
    .map((read) => (read.ok ? read.value.text : ""));

  // A page’s links to itself do not count.
  const linked = new Set([
    ...addresses.map(removeFragment),
    ...pages.flatMap(({ data, body }) =>
      body.links.map(({ href }) => removeFragment(href)).filter((href) => href !== data.url),
    ),
  ]);
  const isLinked = (url: string, { data }: PartialPage) =>
    "navigation" in data ||
    linked.has(url) ||
    templates.some((text) => linksTo(text, url, listTags(data.tags)));

  return pages.flatMap((page) => {
    const { url, file, indexed } = page.data;
    if (url === undefined || url === "/" || indexed === false || isLinked(url, page)) return [];
    return warning(
      { file },
      "unlinked-page",
      `Visitors cannot find this page: nothing links to ${url}.`,
      `Link to it from another page, such as [link text](${url}), or give it a “navigation” entry, which puts it in the menu.`,
    );
  });
}

function listTags(tags: PartialPage["data"]["tags"]): string[] {
  return [tags].flat().filter((tag) => tag !== undefined);
}

function removeFragment(href: string): string {
  return href.split("#")[0] ?? "";
}

/** Whether a template has the page’s address, or lists the pages with one of its tags or all pages. */
function linksTo(template: string, url: string, tags: readonly string[]): boolean {
  const isListed = ["all", "pages", "indexed", ...tags].some(
    (name) =>
      template.includes(`collections.${name}`) || template.includes(`collections["${name}"]`),
  );
  return isListed || [`"${url}"`, `'${url}'`, `"${url}#`].some((link) => template.includes(link));
}
