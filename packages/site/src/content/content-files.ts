import {
  type CheckedFile,
  type DeclaredWebsite,
  getLanguage,
  inLanguage,
  type InventoryResult,
  type Language,
  listTranslations,
  type OrganisationResult,
  type Project,
  readInventory,
  readOrganisation,
  type ReadResult,
  readWebsitesIfPresent,
} from "cookie-inventory";
import { readChangeLog, type ReadChangeLog } from "../editions/change-log.ts";
import { type Logo, readLogo } from "../logo/logo-reader.ts";
import { getTranslationFile, listPageFiles, STATEMENT_FILE } from "../pages/page-files.ts";
import {
  listBlockNames,
  type LocatedPage,
  type PartialPage,
  type ReadPage,
  readPage,
} from "../pages/page-reader.ts";
import { readTranslatedPages, type TranslatedPage } from "../pages/translated-pages.ts";
import { listUndeclared } from "../pages/undeclared-languages.ts";
import { type PublishedAddresses, readAddresses } from "../pages/published-addresses.ts";
import {
  type PlainEnglishExceptions,
  readPlainEnglishExceptions,
} from "../plain-english/plain-english-exceptions.ts";
import { readServiceFiles, type ServiceFiles } from "../services/service-files.ts";
import { readConfirmed, type ReadConfirmed } from "../translations/confirmed-translations.ts";
import { digestPage, type PageDigests } from "../translations/text-digests.ts";
import {
  readChecklist,
  type TransparencyChecklist,
} from "../transparency/transparency-checklist.ts";
import { type Locale, toLanguage, type Words } from "../words/locale.ts";
import { readEnglish, readWords } from "../words/read-words.ts";

/** The result of reading the files whose texts are in each language. */
export interface FilesInLanguage {
  readonly organisation: OrganisationResult;
  /** The value is null if the council has none, or its details have errors. */
  readonly logo: ReadResult<Logo | null>;
  readonly inventory: InventoryResult;
  readonly log: ReadChangeLog;
  readonly services: ServiceFiles;
  /** The messages of pages. */
  readonly words: ReadResult<Words>;
  /** The language, and its messages: the package’s in English if there are errors in the council’s. */
  readonly locale: Locale;
}

/** The result of reading the files in another language than the first. */
export interface TranslationFiles extends FilesInLanguage {
  readonly language: Language;
  readonly pages: readonly TranslatedPage[];
}

/** The result of reading each file that editors write. */
export interface ContentFiles extends FilesInLanguage {
  readonly checklist: CheckedFile<TransparencyChecklist>;
  readonly addresses: CheckedFile<PublishedAddresses>;
  readonly plainEnglish: CheckedFile<PlainEnglishExceptions>;
  /** Used by the audit only, not by any page. */
  readonly websites: ReadResult<readonly DeclaredWebsite[]>;
  readonly statement: ReadPage;
  readonly otherPages: readonly ReadPage[];
  readonly translations: readonly TranslationFiles[];
  /** The codes of languages that have pages, but are not among those of the site. */
  readonly undeclaredLanguages: readonly string[];
  /** What the translations were last confirmed against. */
  readonly confirmed: ReadConfirmed;
  /** What a translation of each page has to translate, by the page’s file; empty if the site has only one language. */
  readonly pageDigests: ReadonlyMap<string, PageDigests>;
}

/** Returns the page to keep in memory, which may lack what the caller has already used. */
export type TransformPage = (page: LocatedPage) => LocatedPage;

/** Reads each file separately. `transform` is called for each page without errors. */
export function readContentFiles(
  project: Project,
  transform: TransformPage = (page) => page,
): ContentFiles {
  const keep = <T extends ReadPage>(read: T): T => {
    const { page, partial, problems } = read;
    const kept = page && problems.length === 0 ? transform(page) : page;
    return { ...read, page: kept, partial: kept ?? partial };
  };
  const blocks = listBlockNames(project);
  const languages = listTranslations(project);
  const pageDigests = new Map<string, PageDigests>();
  const readOwn = (file: string) => {
    const read = readPage(project, file, blocks);
    if (languages.length > 0 && read.partial !== undefined)
      pageDigests.set(file, digestPage(read.partial));
    return keep(read);
  };
  const statement = readOwn(STATEMENT_FILE);
  const otherPages = listPageFiles(project).filter((file) => file !== STATEMENT_FILE);
  const pages = new Map([
    [STATEMENT_FILE, statement],
    ...otherPages.map((file) => [file, readOwn(file)] as const),
  ]);
  return {
    ...readInLanguage(project),
    checklist: readChecklist(project),
    addresses: readAddresses(project),
    plainEnglish: readPlainEnglishExceptions(project),
    websites: readWebsitesIfPresent(project),
    statement,
    otherPages: [...pages.values()].slice(1),
    undeclaredLanguages: listUndeclared(project).map(({ code }) => code),
    confirmed: readConfirmed(project),
    pageDigests,
    translations: languages.map((language) => {
      const translated = inLanguage(project, language);
      const read = readTranslatedPages(translated, language, pages, blocks);
      return { ...readInLanguage(translated), language, pages: read.map(keep) };
    }),
  };
}

function readInLanguage(project: Project): FilesInLanguage {
  const organisation = readOrganisation(project);
  const language = getLanguage(project);
  const words = readWords(project, language);
  return {
    organisation,
    logo: organisation.ok ? readLogo(project, organisation.value) : { ok: true, value: null },
    inventory: readInventory(project),
    log: readChangeLog(project),
    services: readServiceFiles(project),
    words,
    locale: {
      language: toLanguage(language),
      words: words.ok ? words.value : readEnglish().words,
    },
  };
}

/** Returns every page, in all languages. */
export function listPages({ statement, otherPages, translations }: ContentFiles): ReadPage[] {
  return [statement, ...otherPages, ...translations.flatMap(({ pages }) => pages)];
}

/** Returns the pages with valid front matter in all languages, including those with errors in their text. */
export function getReadablePages(files: ContentFiles): LocatedPage[] {
  return listPages(files).flatMap(({ page }) => page ?? []);
}

/** Returns the valid values of all pages whose text can be read, in all languages. */
export function getPartialPages(files: ContentFiles): PartialPage[] {
  return listPages(files).flatMap(({ partial }) => partial ?? []);
}

/** Returns the valid values of the pages whose text can be read, in the first language alone. */
export function getSourcePages({ statement, otherPages }: ContentFiles): PartialPage[] {
  return [statement, ...otherPages].flatMap(({ partial }) => partial ?? []);
}

/** Returns the pages that a translation has to have and lacks: any page if it is complete, otherwise the statement. */
export function listMissingPages(
  { statement, otherPages }: ContentFiles,
  { language, pages }: TranslationFiles,
): ReadPage[] {
  const translated = new Set(pages.map(({ file }) => file));
  const needed = language.content === "complete" ? [statement, ...otherPages] : [statement];
  return needed.filter(({ file }) => !translated.has(getTranslationFile(file, language)));
}

/** Returns the addresses of the pages whose address or text is not known; each page may have several. */
export function listUncertainUrls(files: ContentFiles): ReadonlySet<string> {
  const uncertain = listPages(files).filter(isUncertain);
  const codes = new Set([
    ...files.undeclaredLanguages,
    ...files.translations
      .filter((translation) => isAnyUncertain(files, translation))
      .map(({ language }) => language.code),
  ]);
  const published = Object.keys(files.addresses.valid?.data ?? {});
  return new Set([
    ...uncertain.flatMap(({ urls }) => urls),
    ...files.services.possibleUrls,
    // A page that is missing, or whose address is wrong, may have any of them.
    ...published.filter((path) => codes.has(path.split("/")[1] ?? "")),
  ]);
}

function isUncertain({ partial }: ReadPage): boolean {
  return partial?.data.url === undefined;
}

function isAnyUncertain(files: ContentFiles, translation: TranslationFiles): boolean {
  return listMissingPages(files, translation).length > 0 || translation.pages.some(isUncertain);
}
