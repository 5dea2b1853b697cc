import { type Inventory, INVENTORY_FILE, type Project, readInventory } from "cookie-inventory";
import type { Edition } from "./change-log.ts";
import {
  listBlockNames,
  type LocatedPage,
  readPage,
  STATEMENT_FILE,
} from "../pages/page-reader.ts";

/** Frozen editions: a folder each, with the statement and the inventory as they were, and the HTML that was published. */
export const EDITIONS_FOLDER = "editions";

const FILES = {
  statement: "statement.md",
  cookies: "cookies.json",
  /** The main part of the edition’s page. */
  page: "page.html",
  /** What changed since the edition before; the first edition has none. */
  comparison: "comparison.html",
} as const;

/** What an edition freezes. */
export type FrozenPart = keyof typeof FILES;

/** The file in which an edition keeps a part. */
export function frozenFile(edition: string, part: FrozenPart): string {
  return `${EDITIONS_FOLDER}/${edition}/${FILES[part]}`;
}

/** The parts that an edition has frozen. */
export function frozenParts({ frozen }: Pick<Edition, "frozen">): FrozenPart[] {
  return (["statement", "cookies", "page", "comparison"] as const).filter(
    (part) => frozen[part] !== undefined,
  );
}

/** An edition as it was read when it was published. */
export interface Frozen {
  readonly statement: LocatedPage;
  readonly inventory: Inventory;
}

/**
 * A frozen edition; undefined where its files cannot be understood. It is history: no rule of today, such as that
 * on names of law that has ended, is applied to it.
 */
export function readFrozen(project: Project, edition: string): Frozen | undefined {
  const files = new Map([
    [STATEMENT_FILE, frozenFile(edition, "statement")],
    [INVENTORY_FILE, frozenFile(edition, "cookies")],
  ]);
  const then: Project = {
    ...project,
    read: (file) => project.read(files.get(file) ?? file),
  };
  const { page: statement } = readPage(then, STATEMENT_FILE, listBlockNames(project));
  const { inventory } = readInventory(then);
  return statement && inventory && { statement, inventory: inventory.data };
}
