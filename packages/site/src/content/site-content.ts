import {
  collectProblems,
  hasKnownLanguages,
  type Inventory,
  type Language,
  limitProblems,
  listLanguages,
  type Organisation,
  type Problem,
  type Project,
  type ReadResult,
  sortProblems,
} from "cookie-inventory";
import type { ChangeLog } from "../editions/change-log.ts";
import { checkFrozenFiles } from "../editions/frozen-file-rules.ts";
import { getEditionsInLanguage } from "../editions/translated-editions.ts";
import type { Logo } from "../logo/logo-reader.ts";
import { readNunjucksPages } from "../pages/nunjucks-pages.ts";
import { findStrayFiles } from "../pages/page-files.ts";
import type { LocatedPage, ReadPage } from "../pages/page-reader.ts";
import { checkServiceHistories } from "../services/service-editions.ts";
import { findServiceErrors, listServiceFileErrors } from "../services/service-rules.ts";
import { findUndeclaredLanguages } from "../pages/undeclared-languages.ts";
import { type ContentService, getServices } from "../services/content-services.ts";
import { findMissingTranslations } from "../translations/missing-translations.ts";
import type { Locale } from "../words/locale.ts";
import { listOutdatedPages } from "../translations/outdated-translations.ts";
import { findUnusedWords } from "../words/read-words.ts";
import { checkAddedDataFiles } from "./added-data-files.ts";
import {
  type ContentFiles,
  type FilesInLanguage,
  listPages,
  readContentFiles,
  type TransformPage,
  type TranslationFiles,
} from "./content-files.ts";
import { findConflicts } from "./page-conflicts.ts";
import { findLinkedFolders, findUnreadableFiles } from "./unreadable-files.ts";

/** The content of the site in one language, without errors. */
export interface ContentInLanguage {
  readonly language: Language;
  readonly organisation: Organisation;
  /** null if the council has none. */
  readonly logo: Logo | null;
  readonly inventory: Inventory;
  /** Its editions; null if there are none in this language. */
  readonly log: ChangeLog | null;
  readonly statement: LocatedPage;
  /** The Markdown pages, including the statement. */
  readonly pages: readonly LocatedPage[];
  readonly services: readonly ContentService[];
  readonly locale: Locale;
  /**
   * The files of pages, and the names of services, that translate a text which has changed since. Empty unless the language
   * has “showOutdated”.
   */
  readonly outdated: ReadonlySet<string>;
}

/** The content of the site, without errors: in the first language, and in the others. */
export interface Content extends ContentInLanguage {
  readonly translations: readonly ContentInLanguage[];
}

/** Returns every error: in each file, and between files. */
export function findContentErrors(project: Project, files: ContentFiles): Problem[] {
  const { inventory, services, organisation, logo, log, checklist, addresses } = files;
  const { plainEnglish, websites, confirmed, words } = files;
  const linked = findLinkedFolders(project);
  if (linked.length > 0) return linked;
  // They decide how each other file is read.
  if (!hasKnownLanguages(project)) return collectProblems([organisation]);
  const nunjucks = readNunjucksPages(project);
  const problems = [
    ...findUnreadableFiles(project),
    ...findStrayFiles(project),
    ...checkAddedDataFiles(project),
    ...collectProblems([organisation, logo, checklist, addresses, plainEnglish, websites]),
    ...collectProblems([log, confirmed, words]),
    ...[inventory, ...listPages(files)].flatMap((read) => read.problems),
    ...findUndeclaredLanguages(project),
    ...findMissingTranslations(files),
    ...findUnusedWords(
      project,
      listLanguages(project).map(({ code }) => code),
    ),
    ...findServiceErrors(services),
    ...checkServiceHistories(project, services, organisation.valid?.formerAddresses),
    ...checkFrozenFiles(project, log),
    ...nunjucks.flatMap((page) => page.problems),
    ...findConflicts(files, nunjucks),
  ];
  const ofTranslations = findTextErrors(files, problems);
  return limitProblems(sortProblems([...problems, ...ofTranslations]));
}

/** Returns the errors in the words and in the translated texts of data files. Those of the other values have been found already. */
function findTextErrors({ translations }: ContentFiles, found: readonly Problem[]): Problem[] {
  const known = new Set(found.map((problem) => JSON.stringify(problem)));
  return translations
    .flatMap(({ organisation, inventory, services, log, words }) => [
      ...collectProblems([organisation, log, words]),
      ...inventory.problems,
      ...listServiceFileErrors(services),
    ])
    .filter((problem) => !known.has(JSON.stringify(problem)));
}

/** Reads every file that editors write. Returns all problems, not only the first. */
export function readContent(project: Project, transform?: TransformPage): ReadResult<Content> {
  const files = readContentFiles(project, transform);
  const problems = findContentErrors(project, files);
  const [first] = listLanguages(project);
  const own = toContent(first, files, [files.statement, ...files.otherPages], new Set());
  if (own === undefined || problems.length > 0) return { ok: false, problems };
  const translations = files.translations.flatMap(
    (translation) => toTranslatedContent(files, translation) ?? [],
  );
  return { ok: true, value: { ...own, translations } };
}

function toTranslatedContent(
  files: ContentFiles,
  translation: TranslationFiles,
): ContentInLanguage | undefined {
  const { language, pages } = translation;
  const outdated = language.showOutdated ? listOutdatedPages(files, language.code) : [];
  const content = toContent(language, translation, pages, new Set(outdated));
  if (!content?.log) return content;
  return { ...content, log: getEditionsInLanguage(content.log, language) ?? null };
}

/** Returns the content in one language, with every edition, whose statement is the first page; undefined if a file has errors. */
function toContent(
  language: Language,
  { organisation, logo, inventory, log, services, locale }: FilesInLanguage,
  read: readonly ReadPage[],
  outdated: ReadonlySet<string>,
): ContentInLanguage | undefined {
  const pages = read.flatMap(({ page }) => page ?? []);
  const [statement] = pages;
  const isReadable = organisation.ok && logo.ok && log.ok;
  if (!isReadable || inventory.inventory === undefined || statement === undefined) return undefined;
  return {
    language,
    organisation: organisation.value,
    logo: logo.value,
    inventory: inventory.inventory.data,
    log: log.value?.data ?? null,
    statement,
    pages,
    // A summary has the pages that it names, and none that are made from data.
    services: language.content === "summary" ? [] : getServices(services, locale),
    locale,
    outdated,
  };
}
