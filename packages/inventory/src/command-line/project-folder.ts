import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "./user-error.ts";

/** Returns the absolute path of the council’s project: the current folder. Throws UserError if it has no `_data`. */
export function projectFolder(): string {
  const folder = process.cwd();
  if (existsSync(path.join(folder, "_data"))) return folder;
  throw new UserError(
    `There is no _data folder in ${folder}. Run this command in the folder of your privacy notice.`,
  );
}

/**
 * Resolves a path from the command line against the folder in which the command was typed. npm scripts run in the
 * project’s folder instead, and npm passes the original one in INIT_CWD.
 */
export function resolveUserPath(userPath: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), userPath);
}

/** Writes a file in one step, so that no program reads half of it. Throws UserError if it cannot be written. */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  try {
    replaceFile(resolveUserPath(file), content);
  } catch {
    throw new UserError(`“${file}” cannot be written: choose a file in a folder that exists.`);
  }
}

/** Does the same with an absolute path. Throws the system’s error, which says why the file cannot be written. */
export function replaceFile(absolute: string, content: string | Uint8Array): void {
  const temporary = `${absolute}.${process.pid}`;
  try {
    writeFileSync(temporary, content, { flush: true });
    renameSync(temporary, absolute);
  } finally {
    rmSync(temporary, { force: true });
  }
}
