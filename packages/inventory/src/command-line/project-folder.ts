import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "./user-error.ts";

/** The absolute path of the council’s project: the current folder. Throws UserError if it has no `_data`. */
export function projectFolder(): string {
  const folder = process.cwd();
  if (existsSync(path.join(folder, "_data"))) return folder;
  throw new UserError(
    `There is no _data folder in ${folder}. Run this command in the folder of your privacy notice.`,
  );
}

/** The absolute path of a file name that was typed. npm starts commands in the project’s folder, wherever that was. */
export function resolveUserPath(typed: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), typed);
}

/** Writes a file in one step, so that nobody reads half of it. Throws UserError if it cannot be written. */
export function writeFileAtomically(file: string, text: string): void {
  const absolute = resolveUserPath(file);
  const temporary = `${absolute}.${process.pid}`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, absolute);
  } catch {
    rmSync(temporary, { force: true });
    throw new UserError(`“${file}” cannot be written: name a file in a folder that exists.`);
  }
}
