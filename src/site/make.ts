import type { Content } from "./content.ts";
import { editionPages } from "./edition-pages.ts";
import { createIcon } from "./icon.ts";
import { type BuiltPage, builtPages, headersOf } from "./pages.ts";
import { published } from "./published.ts";
import { siteData, type WholeSite } from "./site-data.ts";
import { siteStyles } from "./styles.ts";
import type { Tools } from "./tools.ts";

/** All that Eleventy writes: what templates show, and the pages. */
interface Made {
  readonly site: WholeSite;
  readonly pages: readonly BuiltPage[];
}

/** Makes the site out of what editors wrote. Throws what Sass says, or an Error that names a frozen file. */
export async function makeSite(content: Content, tools: Tools): Promise<Made> {
  const [styles, { site, pages }] = await Promise.all([
    // Sass works in a process of its own meanwhile.
    siteStyles(tools.root, content.organisation.colour, tools.markdown),
    makePages(content, tools),
  ]);
  return { site: { ...site, styles }, pages };
}

async function makePages(content: Content, tools: Tools) {
  const { organisation, log, statement, texts } = content;
  const { templates, markdown } = tools;
  const base = siteData(content, createIcon(templates, organisation.colour));
  // First, and once: printing marks the tokens, and its text is published for programs too.
  const [first, others] = [[statement], content.pages.filter((page) => page !== statement)];
  const built = builtPages(first, texts, markdown, base);
  const site = {
    ...base,
    headers: headersOf(base, templates),
    published: await published(built[0]?.html ?? "", base, tools),
  };
  const pages = [
    ...built,
    ...builtPages(others, texts, markdown, site),
    ...(log ? await editionPages(log, { ...tools, site }) : []),
  ];
  return { site, pages };
}
