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
  const isNotice = hasOrganisation || has(INVENTORY_FILE);
  const inventoryFile = file ?? (isNotice ? INVENTORY_FILE : undefined);
  const needsOrganisation = hasOrganisation || (isNotice && file === undefined);
  const organisation = needsOrganisation ? readOrganisation(project) : undefined;
  if (file !== undefined && !has(toName(file))) {
    throw new UserError(
      `There is no file “${toName(file)}”. Name the file of your cookie inventory.`,
    );
  }
  const inventory =
    inventoryFile === undefined ? undefined : readInventory(project, toName(inventoryFile));
  const problems = [
    ...collectProblems(organisation === undefined ? [] : [organisation]),
    ...(inventory?.problems ?? []).filter(isBlocking),
  ];
  if (problems.length > 0) {
    throw new UserError(
      `${formatProblems(problems)}\n\nAudit not started. Fix these errors first.`,
    );
  }
  return {
    inventory: inventory?.inventory ?? null,
    organisation: organisation?.ok === true ? organisation.value : null,
  };
}

/** Whether a problem stops audits and updates: drafts only stop a build. */
export function isBlocking({ rule }: Problem): boolean {
  return rule !== "draft";
}

/** Returns the name of a file as in messages: relative to the current folder, with forward slashes. */
function toName(file: string): string {
  return path.relative("", file).replaceAll(path.sep, "/") || ".";
}
