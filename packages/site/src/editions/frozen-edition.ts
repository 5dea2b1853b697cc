import {
  type Inventory,
  INVENTORY_FILE,
  type Partly,
  type Project,
  readInventory,
} from "cookie-inventory";
import { getTranslationFile, STATEMENT_FILE } from "../pages/page-files.ts";
import { listBlockNames, type LocatedPage, readPage } from "../pages/page-reader.ts";
import { readTranslatedPage } from "../pages/translated-pages.ts";
import type { Edition } from "./change-log.ts";

/**
 * Contains a folder for each edition: the statement and the inventory as they were, and the published HTML; in it, one for
 * each other language.
 */
export const EDITIONS_FOLDER = "editions";

const FILES = {
  statement: "statement.md",
  cookies: "cookies.json",
  /** The main part of the edition’s page. */
  page: "page.html",
  /** The comparison with the edition before. The first edition has none. */
  comparison: "comparison.html",
} as const;

/** A part of an edition that has a file of its own. */
export type FrozenPart = keyof typeof FILES;

/**
 * Returns the path of the file that holds a part of an edition. `code` is that of a language besides the first, in whose
 * folder the part is; all languages share the inventory.
 */
export function getFrozenFilePath(edition: string, part: FrozenPart, code?: string): string {
  const folder = code === undefined || part === "cookies" ? edition : `${edition}/${code}`;
  return `${EDITIONS_FOLDER}/${folder}/${FILES[part]}`;
}

/** All parts, in the order of the change log. */
const FROZEN_PARTS = ["statement", "cookies", "page", "comparison"] as const;

/** A file of an edition. */
interface FrozenFile {
  readonly file: string;
  /** Undefined if the change log has a wrong one. */
  readonly digest: string | undefined;
}

/** Returns the files of an edition, in all its languages; undefined if its entry does not say which it has. */
export function listFrozenFiles(entry: Partly<Edition> | undefined): FrozenFile[] | undefined {
  const { edition, frozen, translations } = entry ?? {};
  const languages = Object.entries(translations ?? {});
  if (edition === undefined || frozen === undefined) return undefined;
  if (languages.some(([, own]) => own?.frozen === undefined)) return undefined;
  const list = (digests: Partly<Edition["frozen"]>, code?: string) =>
    FROZEN_PARTS.filter((part) => part in digests).map((part) => ({
      file: getFrozenFilePath(edition, part, code),
      digest: digests[part],
    }));
  return [...list(frozen), ...languages.flatMap(([code, own]) => list(own?.frozen ?? {}, code))];
}

/** An edition’s content as it was published. */
export interface FrozenEdition {
  readonly statement: LocatedPage;
  readonly inventory: Inventory;
}

/**
 * Reads a frozen edition in the project’s language. Returns undefined if its files cannot be parsed. Today’s content rules,
 * such as the one against repealed law, do not apply to it.
 */
export function readFrozenEdition(project: Project, edition: string): FrozenEdition | undefined {
  const { language } = project;
  const translation = language && getTranslationFile(STATEMENT_FILE, language);
  const files = new Map([
    [STATEMENT_FILE, getFrozenFilePath(edition, "statement")],
    [INVENTORY_FILE, getFrozenFilePath(edition, "cookies")],
    [translation ?? "", getFrozenFilePath(edition, "statement", language?.code)],
  ]);
  const frozenProject: Project = {
    ...project,
    read: (file) => project.read(files.get(file) ?? file),
  };
  const blocks = listBlockNames(project);
  const source = readPage(frozenProject, STATEMENT_FILE, blocks);
  const { page: statement } =
    language === undefined || translation === undefined
      ? source
      : readTranslatedPage(frozenProject, translation, language, source, blocks);
  const { inventory } = readInventory(frozenProject);
  return statement && inventory && { statement, inventory: inventory.data };
}
