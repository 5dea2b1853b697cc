import { mkdirSync } from "node:fs";
import path from "node:path";
import { resolveUserPath, writeFileAtomically } from "cookie-inventory";
import { tryToWrite } from "../journal.ts";

/**
 * Returns a function that saves a picture (PNG) in a folder beside the results, and returns its path from the current
 * folder. It throws UserError if the picture cannot be written.
 */
export function createPictureFolder(
  journalFile: string,
): (name: string, picture: Uint8Array) => string {
  const folder = journalFile.replace(/(?:\.json)?\.part$/, "-pictures");
  return (name, picture) => {
    tryToWrite(folder, () => mkdirSync(folder, { recursive: true }));
    const file = path.join(folder, `${name}.png`);
    writeFileAtomically(file, picture);
    return path.relative(resolveUserPath("."), file);
  };
}
