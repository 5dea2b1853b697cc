import type { MarkdownIt } from "markdown-it";
import type { Environment } from "nunjucks";
import type { Body } from "../statement/body.ts";
import type { LocatedPage, Page } from "../statement/page.ts";
import type { Content, Text } from "./content.ts";
import type { EditionPage } from "./edition-pages.ts";
import type { SiteData } from "./site-data.ts";

/** A page as the layout is given it: what has to be known of it, and its text as HTML. */
export type BuiltPage = (Page & { readonly html: string }) | EditionPage;

/** The text of a page as HTML; left as it was parsed where it calls blocks, which show what other files hold. */
export function printed({ data, body }: LocatedPage, markdown: MarkdownIt): Text {
  return data.calls.length > 0 ? body.tokens : print(body.tokens, markdown, {});
}

/** Pages that editors write, each with its text; what its blocks show comes from `site`. A page is printed once. */
export function builtPages(
  pages: readonly Page[],
  texts: Content["texts"],
  markdown: MarkdownIt,
  site: SiteData,
): (Page & { readonly html: string })[] {
  return pages.map((page) => {
    const text = texts.get(page.file) ?? [];
    return { ...page, html: typeof text === "string" ? text : print(text, markdown, { site }) };
  });
}

function print(tokens: Body["tokens"], markdown: MarkdownIt, data: { site?: SiteData }): string {
  return markdown.renderer.render([...tokens], markdown.options, data).trim();
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
