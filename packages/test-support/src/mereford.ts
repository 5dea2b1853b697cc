import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of a made-up council, in whose files nothing is wrong. */
export const MEREFORD_FOLDER = path.join(import.meta.dirname, "../another-council");

/** The made-up council’s files: each name with its text. */
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
