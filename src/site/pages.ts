import type { MarkdownIt } from "markdown-it";
import type { Environment } from "nunjucks";
import type { Page } from "../statement/page.ts";
import type { Content } from "./content.ts";
import type { EditionPage } from "./edition-pages.ts";
import type { SiteData } from "./site-data.ts";

/** A page as the layout is given it: what has to be known of it, and its text as HTML. */
export type BuiltPage = (Page & { readonly html: string }) | EditionPage;

/** Pages that editors write, each with its text; what its blocks show comes from `site`. A page is printed once. */
export function builtPages(
  pages: readonly Page[],
  texts: Content["texts"],
  markdown: MarkdownIt,
  site: SiteData,
): (Page & { readonly html: string })[] {
  return pages.map((page) => {
    const tokens = texts.get(page.file) ?? [];
    const html = markdown.renderer.render([...tokens], markdown.options, { site });
    return { ...page, html: html.trim() };
  });
}

/** What stands above a page, by the address of the menu’s entry that is open; “other” for pages that are not in it. */
export function headersOf(site: SiteData, templates: Environment): Record<string, string> {
  // The macros leave lines empty, which every page would carry.
  const render = (url: string) =>
    templates
      .render("components/header.njk", { site, here: { url } })
      .replaceAll(/\n\s*\n/g, "\n")
      .trim();
  const entries = site.menu.map(({ url }) => [url, render(url)] as const);
  return { ...Object.fromEntries(entries), other: render("") };
}
