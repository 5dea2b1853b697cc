import { type OpenData, openData, openDataFiles } from "../open-data/open-data-files.ts";
import { CHANGES_PAGE } from "../open-data/file-paths.ts";
import type { Build, BuildContext } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

/** What Nunjucks hands to a global function as “this”. */
interface NunjucksContext {
  readonly ctx: object;
}

/**
 * The files for programs: `openDataFiles` in the data, and a global function for Nunjucks, `openData()`, which gives
 * their contents by path and an example of each. They are made once in each build, while templates are rendered: only
 * then does Nunjucks have the filters of all plugins.
 */
export function addOpenData(eleventy: UserConfig, context: BuildContext): void {
  let last: { readonly build: Build; readonly files: OpenData } | undefined;

  eleventy.addGlobalData("openDataFiles", () => openDataFiles(context.build.content.log !== null));
  // Not by addNunjucksGlobal, which would print how long it takes.
  context.templates.addGlobal("openData", function (this: NunjucksContext): OpenData {
    const { build } = context;
    if (last?.build !== build) last = { build, files: makeFiles(context, this.ctx) };
    return last.files;
  });
}

function makeFiles({ build, markdown, templates }: BuildContext, data: object): OpenData {
  const { content, site } = build;
  const { organisation, cookies, changes } = build.data;
  const changesPage = content.pages.find((page) => page.data.url === CHANGES_PAGE);
  return openData(
    {
      organisation,
      cookies: cookies.all,
      changes,
      statement: site.statement,
      statementHtml: markdown.render(content.statement, data),
      changesPage: changesPage?.data ?? site.statement,
    },
    templates,
  );
}
