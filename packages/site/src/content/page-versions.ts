import type { Content, ContentInLanguage } from "./site-content.ts";
import { listEditions } from "../editions/edition-links.ts";
import type { NunjucksPage } from "../pages/nunjucks-pages.ts";
import { getSourceFile, isInLanguage } from "../pages/page-files.ts";
import { listFilesInLanguage } from "../open-data/file-paths.ts";
import { SERVICES_PAGE } from "../services/service-files.ts";

/** The addresses of one page, by the code of the language. */
export type PageVersions = ReadonlyMap<string, string>;

/**
 * Returns the versions of each page, by the address of any of them. Pages of plugins, whose addresses only Eleventy knows,
 * are not among them.
 */
export function listPageVersions(
  content: Content,
  nunjucks: readonly NunjucksPage[],
): ReadonlyMap<string, PageVersions> {
  const languages = [content, ...content.translations];
  const entries = languages.flatMap((each, index) => {
    const { code } = each.language;
    const isFirst = index === 0;
    const isOwn = ({ file }: NunjucksPage) =>
      isFirst
        ? !content.translations.some(({ language }) => isInLanguage(file, language))
        : isInLanguage(file, each.language);
    const toKey = (file: string) => (isFirst ? file : getSourceFile(file, each.language));
    return [
      ...each.pages.map(({ data: { file, url } }) => ({ key: toKey(file), url })),
      ...nunjucks.filter(isOwn).flatMap(({ file, url }) => (url ? { key: toKey(file), url } : [])),
      ...listGeneratedPages(each, isFirst ? "" : `/${code}`, content.log !== null),
    ].map((entry) => ({ ...entry, code }));
  });
  const versions = Map.groupBy(entries, ({ key }) => key);
  return new Map(
    [...versions.values()].flatMap((group) => {
      const addresses = new Map(group.map(({ code, url }) => [code, url]));
      return group.map(({ url }) => [url, addresses] as const);
    }),
  );
}

/** Returns the pages that are made from data, each with a name that is the same in all languages. */
function listGeneratedPages(
  { language, log, services }: ContentInLanguage,
  prefix: string,
  hasEditions: boolean,
): { readonly key: string; readonly url: string }[] {
  const editions = log === null ? [] : listEditions(log.editions, prefix);
  const files = language.content === "summary" ? [] : listFilesInLanguage(hasEditions);
  return [
    ...files.map((file) => ({ key: file, url: prefix + file })),
    ...services.map(({ published: { key, url } }) => ({ key: `service ${key}`, url })),
    ...(services.length === 0 ? [] : [{ key: "services", url: prefix + SERVICES_PAGE }]),
    ...editions.flatMap(({ edition, url, comparison }) => [
      { key: `edition ${edition}`, url },
      ...(comparison === null ? [] : [{ key: `comparison ${edition}`, url: comparison }]),
    ]),
  ];
}
