import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError, writeFileAtomically } from "cookie-inventory";
import { CHANGES_FILE } from "./change-log.ts";
import type { Files } from "./freeze-edition.ts";
import { EDITIONS_FOLDER } from "./frozen-edition.ts";

/**
 * Writes the files of an edition below `root` or, where one cannot be written, none. Throws UserError if the edition’s
 * folder is there already, or the error of the file system.
 */
export function writeEdition(root: string, files: Files): void {
  const inside = (file: string) => path.join(root, file);
  const names = [...files.keys()];
  const folders = new Set(
    names
      .filter((file) => file.startsWith(`${EDITIONS_FOLDER}/`))
      .map((file) => path.dirname(file)),
  );
  for (const folder of folders) {
    if (!existsSync(inside(folder))) continue;
    throw new UserError(
      `${folder} exists already, and no edition in ${CHANGES_FILE} has it: delete it, or choose another “--number”.`,
    );
  }
  const before = new Map(
    names
      .filter((file) => existsSync(inside(file)))
      .map((file) => [file, readFileSync(inside(file))] as const),
  );
  try {
    for (const folder of folders) mkdirSync(inside(folder), { recursive: true });
    // The log comes last: as long as it does not name the edition, there is none.
    const inTurn = [...files].toSorted(
      ([a], [b]) => Number(a === CHANGES_FILE) - Number(b === CHANGES_FILE),
    );
    for (const [file, text] of inTurn) writeFileAtomically(inside(file), text);
  } catch (cause) {
    for (const folder of folders) rmSync(inside(folder), { recursive: true, force: true });
    for (const [file, content] of before) writeFileSync(inside(file), content);
    throw cause;
  }
}
