import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of a fictional council whose files are valid. */
export const MEREFORD_FOLDER = path.join(import.meta.dirname, "../another-council");

/** Returns the text of each of its files, by file name. */
export function mereford(): Record<string, string> {
  const files = readdirSync(MEREFORD_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [
      path.relative(MEREFORD_FOLDER, file).replaceAll(path.sep, "/"),
      readFileSync(file, "utf8"),
    ]),
  );
}
