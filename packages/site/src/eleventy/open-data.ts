import { CHANGES_PAGE } from "../open-data/file-paths.ts";
import type { ContentInLanguage } from "../content/site-content.ts";
import {
  createOpenData,
  createTranslatedFiles,
  type OpenData,
  type TextSources,
} from "../open-data/open-data-files.ts";
import { createServiceFeed } from "../open-data/service-feeds.ts";
import type { ServicePage } from "../services/published-services.ts";
import type {
  Build,
  BuildContext,
  DataFiles,
  DataInLanguage,
  GlobalData,
} from "./build-context.ts";

/** The “this” of a Nunjucks global function. */
interface NunjucksContext {
  readonly ctx: object;
}

/** The same in a template that has the data of its language. */
interface LocaleContext {
  readonly ctx: Pick<DataFiles, "organisation"> & Pick<GlobalData, "words" | "language">;
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
  context.nunjucks.addGlobal("serviceFeed", function (this: LocaleContext, service: ServicePage) {
    const { organisation, words, language } = this.ctx;
    const isTranslation = context.build.translations.has(language.code);
    const locale = { words, language };
    return createServiceFeed(service, organisation, context.nunjucks, locale, isTranslation);
  });
}

function createFiles(context: BuildContext, data: object): OpenData {
  const { build, nunjucks } = context;
  const { content } = build;
  const files = createOpenData(
    {
      ...listTextSources(context, content, build, CHANGES_PAGE, data),
      cookies: build.dataFiles.cookies.all,
      services: content.services.map(({ published, editions }) => ({
        ...published,
        latestEdition: editions[0] ?? null,
      })),
    },
    nunjucks,
  );
  const translations = content.translations.flatMap((translation) => {
    const { code, content: extent } = translation.language;
    const own = build.translations.get(code);
    if (own === undefined || extent === "summary") return [];
    const changesUrl = build.versions.get(CHANGES_PAGE)?.get(code);
    const sources = listTextSources(context, translation, own, changesUrl, data);
    return Object.entries(createTranslatedFiles(sources, nunjucks));
  });
  return { ...files, contents: { ...files.contents, ...Object.fromEntries(translations) } };
}

/** Returns the sources of the files that each language has. `data` is that of the template that creates them. */
function listTextSources(
  { build, markdown }: BuildContext,
  content: ContentInLanguage,
  { dataFiles, globalData }: DataInLanguage,
  changesUrl: string | undefined,
  data: object,
): TextSources {
  const { statement } = globalData;
  const changesPage = content.pages.find((page) => page.data.url === changesUrl);
  return {
    organisation: dataFiles.organisation,
    changes: dataFiles.changes,
    statement,
    statementHtml: markdown.render(content.statement, { ...data, ...dataFiles, ...globalData }),
    changesPage: changesPage?.data ?? statement,
    locale: content.locale,
    firstLocale: build.content.locale,
  };
}
