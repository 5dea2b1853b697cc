import {
  type CheckedFile,
  type DeclaredWebsite,
  type InventoryResult,
  type OrganisationResult,
  type Project,
  readInventory,
  readOrganisation,
  type ReadResult,
  readWebsitesIfPresent,
} from "cookie-inventory";
import { readChangeLog, type ReadChangeLog } from "../editions/change-log.ts";
import { type Logo, readLogo } from "../logo/logo-reader.ts";
import {
  listBlockNames,
  listPageFiles,
  type LocatedPage,
  type PartialPage,
  type ReadPage,
  readPage,
  STATEMENT_FILE,
} from "../pages/page-reader.ts";
import { type PublishedAddresses, readAddresses } from "../pages/published-addresses.ts";
import {
  type PlainEnglishExceptions,
  readPlainEnglishExceptions,
} from "../plain-english/plain-english-exceptions.ts";
import { readServiceFiles, type ServiceFiles } from "../services/service-files.ts";
import {
  readChecklist,
  type TransparencyChecklist,
} from "../transparency/transparency-checklist.ts";

/** The result of reading each file that editors write. */
export interface ContentFiles {
  readonly organisation: OrganisationResult;
  /** The value is null if the council has none, or its details have errors. */
  readonly logo: ReadResult<Logo | null>;
  readonly inventory: InventoryResult;
  readonly checklist: CheckedFile<TransparencyChecklist>;
  readonly addresses: CheckedFile<PublishedAddresses>;
  readonly plainEnglish: CheckedFile<PlainEnglishExceptions>;
  /** Used by the audit only, not by any page. */
  readonly websites: ReadResult<readonly DeclaredWebsite[]>;
  readonly log: ReadChangeLog;
  readonly statement: ReadPage;
  readonly otherPages: readonly ReadPage[];
  readonly services: ServiceFiles;
}

/** Returns the page to keep in memory, which may lack what the caller has already used. */
export type TransformPage = (page: LocatedPage) => LocatedPage;

/** Reads each file separately. `transform` is called for each page without errors. */
export function readContentFiles(
  project: Project,
  transform: TransformPage = (page) => page,
): ContentFiles {
  const readAndKeep = (file: string): ReadPage => {
    const read = readPage(project, file, availableBlocks);
    const { page, partial, problems } = read;
    const kept = page && problems.length === 0 ? transform(page) : page;
    return { ...read, page: kept, partial: kept ?? partial };
  };
  const availableBlocks = listBlockNames(project);
  const organisation = readOrganisation(project);
  return {
    organisation,
    logo: organisation.ok ? readLogo(project, organisation.value) : { ok: true, value: null },
    inventory: readInventory(project),
    checklist: readChecklist(project),
    addresses: readAddresses(project),
    plainEnglish: readPlainEnglishExceptions(project),
    websites: readWebsitesIfPresent(project),
    log: readChangeLog(project),
    statement: readAndKeep(STATEMENT_FILE),
    otherPages: listPageFiles(project)
      .filter((file) => file !== STATEMENT_FILE)
      .map(readAndKeep),
    services: readServiceFiles(project),
  };
}

/** Returns the pages with valid front matter, including those with errors in their text. */
export function getReadablePages({ statement, otherPages }: ContentFiles): LocatedPage[] {
  return [statement, ...otherPages].flatMap(({ page }) => page ?? []);
}

/** Returns the valid values of all pages whose text can be read. */
export function getPartialPages({ statement, otherPages }: ContentFiles): PartialPage[] {
  return [statement, ...otherPages].flatMap(({ partial }) => partial ?? []);
}

/** Returns the addresses of the pages whose address or text is not known; each page may have several. */
export function listUncertainUrls({
  statement,
  otherPages,
  services,
}: ContentFiles): ReadonlySet<string> {
  const uncertain = [statement, ...otherPages].filter(
    ({ partial }) => partial?.data.url === undefined,
  );
  return new Set([...uncertain.flatMap(({ urls }) => urls), ...services.possibleUrls]);
}
