import { type Inventory, INVENTORY_FILE, type Project, readInventory } from "cookie-inventory";
import {
  listBlockNames,
  type LocatedPage,
  readPage,
  STATEMENT_FILE,
} from "../pages/page-reader.ts";
import type { Edition } from "./change-log.ts";

/** Contains a folder for each edition: the statement and the inventory as they were, and the published HTML. */
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

/** Returns the path of the file that holds a part of an edition. */
export function getFrozenFilePath(edition: string, part: FrozenPart): string {
  return `${EDITIONS_FOLDER}/${edition}/${FILES[part]}`;
}

/** All parts, in the order of the change log. */
export const FROZEN_PARTS = ["statement", "cookies", "page", "comparison"] as const;

/** Returns the parts that an edition has. */
export function listFrozenParts({ frozen }: Pick<Edition, "frozen">): FrozenPart[] {
  return FROZEN_PARTS.filter((part) => frozen[part] !== undefined);
}

/** An edition’s content as it was published. */
export interface FrozenEdition {
  readonly statement: LocatedPage;
  readonly inventory: Inventory;
}

/**
 * Reads a frozen edition. Returns undefined if its files cannot be parsed. Today’s content rules, such as the one
 * against repealed law, do not apply to it.
 */
export function readFrozenEdition(project: Project, edition: string): FrozenEdition | undefined {
  const files = new Map([
    [STATEMENT_FILE, getFrozenFilePath(edition, "statement")],
    [INVENTORY_FILE, getFrozenFilePath(edition, "cookies")],
  ]);
  const frozenProject: Project = {
    ...project,
    read: (file) => project.read(files.get(file) ?? file),
  };
  const { page: statement } = readPage(frozenProject, STATEMENT_FILE, listBlockNames(project));
  const { inventory } = readInventory(frozenProject);
  return statement && inventory && { statement, inventory: inventory.data };
}
