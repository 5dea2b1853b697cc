import { CHANGES_PAGE } from "../open-data/file-paths.ts";
import { createOpenData, type OpenData } from "../open-data/open-data-files.ts";
import { createServiceFeed } from "../open-data/service-feeds.ts";
import type { ServicePage } from "../services/published-services.ts";
import type { Build, BuildContext } from "./build-context.ts";

/** The “this” of a Nunjucks global function. */
interface NunjucksContext {
  readonly ctx: object;
}

/**
 * Adds the Nunjucks global functions `serviceFeed(service)`, and `openData()`, which returns the contents of open data files
 * by path and an example of each. They are created once for each build, when templates are rendered, because only then
 * does Nunjucks have the filters of all plugins.
 */
export function addOpenData(context: BuildContext): void {
  let last: { readonly build: Build; readonly files: OpenData } | undefined;

  // Not with addNunjucksGlobal, which would print how long it takes.
  context.nunjucks.addGlobal("openData", function (this: NunjucksContext): OpenData {
    const { build } = context;
    if (last?.build !== build) last = { build, files: createFiles(context, this.ctx) };
    return last.files;
  });
  context.nunjucks.addGlobal("serviceFeed", (service: ServicePage) =>
    createServiceFeed(
      service,
      context.build.dataFiles.organisation,
      context.nunjucks,
      context.build.content.locale,
    ),
  );
}

function createFiles({ build, markdown, nunjucks }: BuildContext, data: object): OpenData {
  const { content, globalData } = build;
  const { organisation, cookies, changes } = build.dataFiles;
  const changesPage = content.pages.find((page) => page.data.url === CHANGES_PAGE);
  return createOpenData(
    {
      organisation,
      cookies: cookies.all,
      services: content.services.map(({ published, editions }) => ({
        ...published,
        latestEdition: editions[0] ?? null,
      })),
      changes,
      statement: globalData.statement,
      statementHtml: markdown.render(content.statement, data),
      locale: content.locale,
      changesPage: changesPage?.data ?? globalData.statement,
    },
    nunjucks,
  );
}
