import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError, writeFileAtomically } from "cookie-inventory";
import { CHANGES_FILE } from "./change-log.ts";
import type { FilesToWrite } from "./freeze-edition.ts";
import { EDITIONS_FOLDER } from "./frozen-edition.ts";

/**
 * Writes the files of an edition below `root`, and removes those of an edition that it replaces. Changes nothing if one
 * cannot be written. Throws UserError if the edition’s folder exists, or the file system’s error.
 */
export function writeEdition(
  root: string,
  files: FilesToWrite,
  filesToRemove: readonly string[] = [],
): void {
  const fullPath = (file: string) => path.join(root, file);
  const names = [...files.keys(), ...filesToRemove];
  const replaced = new Set(filesToRemove.map(getEditionFolder));
  const folders = new Set(
    [...files.keys()]
      .filter((file) => file.startsWith(`${EDITIONS_FOLDER}/`))
      .map(getEditionFolder),
  );
  for (const folder of folders) {
    if (replaced.has(folder) || !existsSync(fullPath(folder))) continue;
    throw new UserError(
      `${folder} already exists, but belongs to no edition in ${CHANGES_FILE}. Delete it, or choose another “--number”.`,
    );
  }
  const before = new Map(
    names
      .filter((file) => existsSync(fullPath(file)))
      .map((file) => [file, readFileSync(fullPath(file))] as const),
  );
  try {
    for (const folder of replaced) rmSync(fullPath(folder), { recursive: true });
    // The change log is last: the edition does not exist until it is listed there.
    const logLast = [...files].toSorted(
      ([a], [b]) => Number(a === CHANGES_FILE) - Number(b === CHANGES_FILE),
    );
    for (const [file, text] of logLast) {
      createFolder(fullPath(file));
      writeFileAtomically(fullPath(file), text);
    }
  } catch (cause) {
    for (const folder of folders) rmSync(fullPath(folder), { recursive: true, force: true });
    for (const [file, content] of before) {
      createFolder(fullPath(file));
      writeFileSync(fullPath(file), content);
    }
    throw cause;
  }
}

/** Returns the folder of an edition, which has a folder for each other language. */
function getEditionFolder(file: string): string {
  return file.split("/").slice(0, 2).join("/");
}

/** Creates the folder of a file. */
function createFolder(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
}
