import path from "node:path";
import type { Command } from "commander";
import {
  formatCounts,
  formatProblems,
  getLanguage,
  inLanguage,
  listTranslations,
  projectFolder,
  projectOnDisk,
  ProblemsError,
  readSource,
  replaceFile,
  resolveUserPath,
  sortProblems,
  UserError,
} from "cookie-inventory";
import { diffArrays } from "diff";
import { listPages, readContentFiles } from "../content/content-files.ts";
import { formatPage } from "../pages/format-page.ts";
import { listPageFiles, PAGES_FOLDER } from "../pages/page-files.ts";

const DONE = 0;
const ERRORS_LEFT = 1;

/** `privacy-notice format` */
export default function defineFormat(command: Command): void {
  command
    .argument("[file...]", "format only these pages, such as src/pages/privacy.md")
    .addHelpText(
      "after",
      `
Changes what can be written in only one way, such as bullets, tabs and phone numbers, and lists what is left for you to
decide. “privacy-notice check” finds the same without changing anything.
Exit codes: 0 done; 1 errors are left in these pages; 2 could not run.`,
    )
    .action(format);
}

function format(inputs: readonly string[]): void {
  const root = projectFolder();
  const project = projectOnDisk(root);
  const languages = new Map(
    [project, ...listTranslations(project).map((each) => inLanguage(project, each))].flatMap(
      (each) => listPageFiles(each).map((file) => [file, getLanguage(each).code] as const),
    ),
  );
  const pages = [...languages.keys()];
  const files = inputs.length === 0 ? pages : inputs.map((input) => toPage(input, root, pages));
  // All are read before the first is written.
  const texts = [...new Set(files)].map((file) => {
    const source = readSource(project, file);
    if (!source.ok) throw new ProblemsError(source.problems);
    const bytes = project.read(file);
    // Unlike the source, it has the file’s byte order mark and line endings.
    const text =
      bytes?.ok === true
        ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.value)
        : source.value.text;
    return { file, text, formatted: formatPage(file, text, languages.get(file) ?? "") };
  });
  const changed = texts.filter(({ text, formatted }) => formatted !== text);
  for (const { file, text, formatted } of changed) {
    replaceFile(path.join(root, file), formatted);
    console.log(describeChanges(file, text, formatted));
  }
  if (changed.length === 0) console.log("Nothing to format.");

  const names = new Set(texts.map(({ file }) => file));
  const left = sortProblems(
    listPages(readContentFiles(projectOnDisk(root))).flatMap(({ file, problems }) =>
      names.has(file) ? problems : [],
    ),
  );
  process.exitCode = left.length === 0 ? DONE : ERRORS_LEFT;
  if (left.length === 0) return;
  console.error(`${formatProblems(left)}\n\nLeft for you to decide: ${formatCounts(left)}.`);
}

/** Returns the page’s name in the project. Throws UserError if it is not one. */
function toPage(input: string, root: string, pages: readonly string[]): string {
  const file = path.relative(root, resolveUserPath(input)).replaceAll(path.sep, "/");
  if (pages.includes(file)) return file;
  throw new UserError(
    `“${input}” is not a page. Name a file in ${PAGES_FOLDER} that ends with .md, or none for all of them.`,
  );
}

/** Returns the changed lines, with their numbers in the new file. */
function describeChanges(file: string, before: string, after: string): string {
  const [oldLines, newLines] = [before, after].map((text) => text.split(/\r?\n/));
  const changed: string[] = [];
  let line = 1;
  for (const { added, removed, value } of diffArrays(oldLines ?? [], newLines ?? [])) {
    if (added) changed.push(...value.map((text, index) => `  ${line + index}: ${text}`));
    if (!removed) line += value.length;
  }
  return `${file}, lines that changed:\n${changed.join("\n")}`;
}
