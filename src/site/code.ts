import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDERS = [
  "_includes",
  "src/editions",
  "src/files",
  "src/inventory",
  "src/open-data",
  "src/organisation",
  "src/site",
  "src/statement",
];

/**
 * A digest of what makes pages and files from what editors write: our code and templates, and the versions of all
 * packages, which stand in package.json to the last digit. `root` is the project's folder.
 */
export function codeOf(root: string): string {
  const hash = createHash("sha256");
  for (const file of ["package.json", ...FOLDERS.flatMap((folder) => filesIn(root, folder))]) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
