import path from "node:path";
import {
  collectProblems,
  formatProblems,
  type Inventory,
  INVENTORY_FILE,
  type Located,
  type Organisation,
  ORGANISATION_FILE,
  type Problem,
  projectOnDisk,
  readInventory,
  readOrganisation,
  UserError,
} from "cookie-inventory";

/** What an audit is compared with, and whose websites it visits. */
export interface AuditInputs {
  /** null if there is none: the audit then lists what is stored, and compares nothing. */
  readonly inventory: Located<Inventory> | null;
  /** The owner of the websites; null outside the folder of a privacy notice. */
  readonly organisation: Organisation | null;
}

/**
 * Reads the inventory, and the organisation if the current folder holds a privacy notice. `file` is the path of the
 * inventory; without it, the privacy notice’s own is used. Throws UserError with all errors except drafts.
 */
export function readAuditInputs(file?: string): AuditInputs {
  const project = projectOnDisk(process.cwd());
  const has = (name: string) => project.read(name) !== undefined;
  const hasOrganisation = has(ORGANISATION_FILE);
  if (file !== undefined && !hasOrganisation) {
    return { inventory: readInventoryFile(file), organisation: null };
  }
  if (!hasOrganisation && !has(INVENTORY_FILE)) return { inventory: null, organisation: null };
  const organisation = readOrganisation(project);
  const inventory = readInventoryFile(file ?? INVENTORY_FILE, collectProblems([organisation]));
  return { inventory, organisation: organisation.ok ? organisation.value : null };
}

/** Reads an inventory. Throws UserError with the `otherProblems` and all its errors except drafts. */
export function readInventoryFile(
  file: string,
  otherProblems: readonly Problem[] = [],
): Located<Inventory> {
  const project = projectOnDisk(process.cwd());
  // As in messages: relative to the current folder, with forward slashes.
  const name = path.relative("", file).replaceAll(path.sep, "/") || ".";
  if (name !== INVENTORY_FILE && project.read(name) === undefined) {
    throw new UserError(`There is no file “${name}”. Name the file of your cookie inventory.`);
  }
  const { inventory, problems } = readInventory(project, name);
  const all = [...otherProblems, ...problems.filter(isBlocking)];
  if (inventory !== undefined && all.length === 0) return inventory;
  throw new UserError(`${formatProblems(all)}\n\nAudit not started. Fix these errors first.`);
}

/** Whether a problem stops audits and updates: drafts only stop a build. */
export function isBlocking({ rule }: Problem): boolean {
  return rule !== "draft";
}
