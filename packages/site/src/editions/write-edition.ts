import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError, writeFileAtomically } from "cookie-inventory";
import { CHANGES_FILE } from "./change-log.ts";
import type { FilesToWrite } from "./freeze-edition.ts";
import { EDITIONS_FOLDER } from "./frozen-edition.ts";

/** Writes the files with editions of services below `root`. */
export function writeServiceEditions(root: string, files: FilesToWrite): void {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileAtomically(path.join(root, file), text);
  }
}

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
  const replaced = new Set(filesToRemove.map((file) => path.dirname(file)));
  const folders = new Set(
    [...files.keys()]
      .filter((file) => file.startsWith(`${EDITIONS_FOLDER}/`))
      .map((file) => path.dirname(file)),
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
    for (const folder of folders) mkdirSync(fullPath(folder), { recursive: true });
    // The change log is last: the edition does not exist until it is listed there.
    const logLast = [...files].toSorted(
      ([a], [b]) => Number(a === CHANGES_FILE) - Number(b === CHANGES_FILE),
    );
    for (const [file, text] of logLast) writeFileAtomically(fullPath(file), text);
  } catch (cause) {
    for (const folder of folders) rmSync(fullPath(folder), { recursive: true, force: true });
    for (const folder of replaced) mkdirSync(fullPath(folder), { recursive: true });
    for (const [file, content] of before) writeFileSync(fullPath(file), content);
    throw cause;
  }
}
