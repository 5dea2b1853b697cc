import { fieldOf } from "cookie-inventory";
import { isInLanguage } from "../pages/page-files.ts";
import type { Language } from "../words/locale.ts";
import type { Build, BuildContext, DataInLanguage } from "./build-context.ts";
import type { CollectionItem, PageData } from "./eleventy-types.ts";

/** A link to a page in one of the languages, or to the statement if that language does not have the page. */
interface LanguageLink extends Language {
  readonly url: string;
  readonly isCurrent: boolean;
}

/** The “this” of a Nunjucks filter or global function. */
interface NunjucksContext {
  readonly ctx: { readonly language?: Language };
}

/**
 * Gives a template the data of its language, if that is not the first one. The name of the folder says which it is:
 * `src/pages/cy/cookies.md` is in Welsh.
 */
export function addDataInLanguage(context: BuildContext, data: PageData, file: string): void {
  const { content, translations } = context.build;
  const language = content.translations.find((each) => isInLanguage(file, each.language))?.language;
  const own = language && translations.get(language.code);
  if (own !== undefined) Object.assign(data, toTemplateData(own));
}

/** Returns the data that templates in a language have in place of the global data. */
function toTemplateData({ dataFiles, globalData, services }: DataInLanguage): object {
  return { ...dataFiles, ...globalData, services: Object.fromEntries(services) };
}

/**
 * Adds what templates need to link between languages:
 *
 *   languageLinks(url)   the links to a page in all languages; none if the site has only one
 *   alternates(url)      the addresses of a page in all languages that have it, for search engines; none if only one has it
 *   newerVersion(url)    the page in the first language, if a page translates an earlier text of it; otherwise null
 *   locale_url           (filter) the address of a page in the language of the page that links to it, as Eleventy’s own
 *                        plugin for languages has it: https://www.11ty.dev/docs/plugins/i18n/#locale_url-filter
 *   inPageLanguage       (filter) the pages of a collection in the language of the page that lists them
 */
export function addLanguageLinks(context: BuildContext): void {
  const { nunjucks } = context;
  nunjucks.addGlobal("languageLinks", (url: string) => listLanguageLinks(context.build, url));
  nunjucks.addGlobal("alternates", (url: string) => listAlternates(context.build, url));
  nunjucks.addGlobal("newerVersion", (url: string) => findNewerVersion(context.build, url));
  nunjucks.addFilter(
    "locale_url",
    function (this: NunjucksContext, url: string, language = this.ctx.language): string {
      return context.build.versions.get(url)?.get(language?.code ?? "") ?? url;
    },
  );
  nunjucks.addFilter(
    "inPageLanguage",
    function (this: NunjucksContext, pages: readonly CollectionItem[]) {
      const { content } = context.build;
      const code = this.ctx.language?.code ?? content.language.code;
      if (content.translations.length === 0) return pages;
      return pages.filter(({ data }) => getLanguageCode(data) === code);
    },
  );
}

function getLanguageCode({ language }: PageData): unknown {
  return fieldOf(language, "code");
}

function listLanguageLinks({ content, versions }: Build, url: string): LanguageLink[] {
  const { translations } = content;
  if (translations.length === 0) return [];
  const addresses = versions.get(url);
  const current =
    translations.find(({ language }) => url.startsWith(`/${language.code}/`)) ?? content;
  return [content, ...translations].map(({ language, locale, statement }) => ({
    ...locale.language,
    url: addresses?.get(language.code) ?? statement.data.url,
    isCurrent: language === current.language,
  }));
}

/** Returns links as search engines read them: https://developers.google.com/search/docs/specialty/international/localized-versions */
function listAlternates({ content, versions }: Build, url: string) {
  const addresses = versions.get(url);
  if (addresses === undefined || addresses.size < 2) return [];
  const first = addresses.get(content.language.code);
  return [
    ...[...addresses].map(([code, address]) => ({ code, url: address })),
    // For visitors who want none of these languages.
    ...(first === undefined ? [] : [{ code: "x-default", url: first }]),
  ];
}

/** Returns the source of a page that is out of date, if its language shows that. */
function findNewerVersion(build: Build, url: string): LanguageLink | null {
  const isOutdated = build.content.translations.some(
    ({ outdated, pages, services }) =>
      pages.some(({ data }) => data.url === url && outdated.has(data.file)) ||
      services.some(({ published }) => published.url === url && outdated.has(published.key)),
  );
  return (isOutdated && listLanguageLinks(build, url)[0]) || null;
}
