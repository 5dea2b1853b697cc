import {
  collectProblems,
  type Inventory,
  limitProblems,
  type Organisation,
  type Problem,
  type Project,
  type ReadResult,
  sortProblems,
} from "cookie-inventory";
import type { ChangeLog } from "../editions/change-log.ts";
import { checkFrozenFiles } from "../editions/frozen-file-rules.ts";
import type { Logo } from "../logo/logo-reader.ts";
import { readNunjucksPages } from "../pages/nunjucks-pages.ts";
import { findStrayFiles, type LocatedPage } from "../pages/page-reader.ts";
import { checkServiceHistories } from "../services/service-editions.ts";
import { findServiceErrors } from "../services/service-rules.ts";
import { type ContentService, getServices } from "../services/content-services.ts";
import { checkAddedDataFiles } from "./added-data-files.ts";
import {
  type ContentFiles,
  getReadablePages,
  readContentFiles,
  type TransformPage,
} from "./content-files.ts";
import { findConflicts } from "./page-conflicts.ts";
import { findLinkedFolders, findUnreadableFiles } from "./unreadable-files.ts";

/** The content of the site, without errors. */
export interface Content {
  readonly organisation: Organisation;
  /** null if the council has none. */
  readonly logo: Logo | null;
  readonly inventory: Inventory;
  /** null if the project has no editions. */
  readonly log: ChangeLog | null;
  readonly statement: LocatedPage;
  /** All Markdown pages, including the statement. */
  readonly pages: readonly LocatedPage[];
  readonly services: readonly ContentService[];
}

/** Returns every error: in each file, and between files. */
export function findContentErrors(project: Project, files: ContentFiles): Problem[] {
  const { inventory, statement, otherPages, services, ...data } = files;
  const linked = findLinkedFolders(project);
  if (linked.length > 0) return linked;
  const nunjucks = readNunjucksPages(project);
  const problems = [
    ...findUnreadableFiles(project),
    ...findStrayFiles(project),
    ...checkAddedDataFiles(project),
    ...collectProblems(Object.values(data)),
    ...[inventory, statement, ...otherPages].flatMap((read) => read.problems),
    ...findServiceErrors(services),
    ...checkServiceHistories(project, services, data.organisation.valid?.formerAddresses),
    ...checkFrozenFiles(project, data.log),
    ...nunjucks.flatMap((page) => page.problems),
    ...findConflicts(files, nunjucks),
  ];
  return limitProblems(sortProblems(problems));
}

/** Reads every file that editors write. Returns all problems, not only the first. */
export function readContent(project: Project, transform?: TransformPage): ReadResult<Content> {
  const files = readContentFiles(project, transform);
  const { organisation, logo, inventory, statement, log } = files;
  const problems = findContentErrors(project, files);
  if (
    !organisation.ok ||
    !logo.ok ||
    !log.ok ||
    inventory.inventory === undefined ||
    statement.page === undefined ||
    problems.length > 0
  ) {
    return { ok: false, problems };
  }
  const content = {
    organisation: organisation.value,
    logo: logo.value,
    inventory: inventory.inventory.data,
    log: log.value?.data ?? null,
    statement: statement.page,
    pages: getReadablePages(files),
    services: getServices(files.services),
  };
  return { ok: true, value: content };
}
