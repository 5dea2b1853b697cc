import type { Problem, Project } from "cookie-inventory";
import { EDITIONS_FOLDER } from "../editions/frozen-edition.ts";
import { PACKAGE_BLOCKS } from "../package-files.ts";
import { DEFAULT_LAYOUT } from "../pages/page-layout.ts";
import { DIRECTORY_DATA_FILE, PAGES_FOLDER } from "../pages/page-files.ts";

const INCLUDES = "_includes";

/** Folders that Eleventy reads. */
const FOLDERS: readonly string[] = ["_data", INCLUDES, EDITIONS_FOLDER, PAGES_FOLDER];

/** Files that Eleventy, Node.js or the host reads, and no rule for their content does. */
const FILES: readonly string[] = [
  ".eleventy.ts",
  ".eleventyignore",
  ".gitignore",
  "netlify.toml",
  "package.json",
];

/** Files of a council that are optional. A folder of the same name is taken for the file. */
const OPTIONAL_FILES: readonly string[] = [
  DIRECTORY_DATA_FILE,
  `${INCLUDES}/${DEFAULT_LAYOUT}`,
  ...PACKAGE_BLOCKS.map((name) => `${INCLUDES}/blocks/${name}.njk`),
];

/**
 * Returns an error for each file that must not be read, such as a symbolic link, and that no other rule reads: Eleventy
 * would read it, and could publish it.
 */
export function findUnreadableFiles(project: Project): Problem[] {
  const files = project.list(INCLUDES);
  const optional = OPTIONAL_FILES.filter((file) => !files.includes(file));
  return [
    ...[...FILES, ...files].flatMap((file) => findRefusal(project, file)),
    ...optional.flatMap((file) => findRefusal(project, file)).filter(isFolder),
  ];
}

/** Returns an error for each folder that is a symbolic link. No file in it can be checked. */
export function findLinkedFolders(project: Project): Problem[] {
  return FOLDERS.flatMap((folder) => findRefusal(project, folder)).filter(
    (problem) => !isFolder(problem),
  );
}

function findRefusal(project: Project, file: string): readonly Problem[] {
  const read = project.read(file);
  return read === undefined || read.ok ? [] : read.problems;
}

function isFolder({ rule }: Problem): boolean {
  return rule === "not-a-file";
}
