import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of a fictional council whose files are valid. */
export const MEREFORD_FOLDER = path.join(import.meta.dirname, "../another-council");

/** The folder of the services that this council may have, complete and without mistakes. */
const SERVICES_FOLDER = path.join(import.meta.dirname, "../services-of-council");

/** The folder of its translations: all pages and texts in Welsh, and a summary of the statement in Arabic. */
export const TRANSLATIONS_FOLDER = path.join(import.meta.dirname, "../translations-of-council");

/** Returns the text of each of its files, by file name. It has no services. */
export function mereford(): Record<string, string> {
  return readFiles(MEREFORD_FOLDER);
}

/** Returns the same with three services, to which its statement links. */
export function merefordWithServices(): Record<string, string> {
  const files = mereford();
  const statement = "src/pages/privacy.md";
  return {
    ...files,
    ...readFiles(SERVICES_FOLDER),
    [statement]: `${files[statement]}\n::services\n`,
  };
}

/** Returns the same as mereford with its translations, all of which are up to date. */
export function merefordInThreeLanguages(): Record<string, string> {
  return { ...mereford(), ...readFiles(TRANSLATIONS_FOLDER) };
}

function readFiles(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [
      path.relative(folder, file).replaceAll(path.sep, "/"),
      readFileSync(file, "utf8"),
    ]),
  );
}
