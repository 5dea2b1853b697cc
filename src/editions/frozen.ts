import { type Project, readSource, type Source } from "../files/project.ts";
import { INVENTORY_FILE, readInventory } from "../inventory/read.ts";
import type { Inventory } from "../inventory/schema.ts";
import type { Reading } from "../problems/problem.ts";
import { blockNames, type LocatedPage, readPage, STATEMENT_FILE } from "../statement/page.ts";

/** Frozen editions: a folder each, with the statement and the inventory as they were. */
export const EDITIONS_FOLDER = "editions";

/** The two things that an edition freezes. */
export const FROZEN = ["statement", "cookies"] as const;
export type FrozenThing = (typeof FROZEN)[number];

/** The file in which an edition keeps its statement, or its inventory. */
export function frozenFile(edition: string, what: FrozenThing): string {
  return `${EDITIONS_FOLDER}/${edition}/${what === "statement" ? "statement.md" : "cookies.json"}`;
}

/** The text of a frozen file; a Problem where it is missing. */
export function readFrozenFile(
  project: Project,
  edition: string,
  what: FrozenThing,
): Reading<Source> {
  return readSource(project, frozenFile(edition, what));
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
  const { page: statement } = readPage(then, STATEMENT_FILE, blockNames(project));
  const { inventory } = readInventory(then);
  return statement && inventory && { statement, inventory: inventory.data };
}
