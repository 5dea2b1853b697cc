import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Names the versions of all packages, and of those that they need. */
const LOCK_FILE = "package-lock.json";

const FOLDERS = [
  "src/editions",
  "src/files",
  "src/inventory",
  "src/open-data",
  "src/organisation",
  "src/site",
  "src/statement",
];

/**
 * A digest of our code that makes pages and files from what editors write, and of the packages that it uses. `root` is the
 * project's folder. Take it when a process starts: what is edited later, the process does not run.
 */
export function digestOfCode(root: string): string {
  const files = FOLDERS.flatMap((folder) => filesIn(root, folder, /\.(?:ts|json)$/));
  return digestOfFiles(root, [LOCK_FILE, ...files]);
}

/** A digest of our templates as they are now. */
export function digestOfTemplates(root: string): string {
  return digestOfFiles(root, filesIn(root, "_includes", /\.njk$/));
}

/** A digest of what makes styles from Sass and templates. */
export function digestOfStyling(root: string): string {
  return digestOfFiles(root, [LOCK_FILE, "src/site/styles.ts", "src/site/sass.ts"]);
}

function digestOfFiles(root: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function filesIn(root: string, folder: string, named: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => named.test(name))
    .map((name) => path.join(folder, name))
    .toSorted();
}
