import {
  error,
  type Language,
  listTranslations,
  type Problem,
  type Project,
} from "cookie-inventory";
import { listUndeclared } from "./undeclared-languages.ts";

export const PAGES_FOLDER = "src/pages";
export const STATEMENT_FILE = `${PAGES_FOLDER}/privacy.md`;

/** Returns the files of the project’s Markdown pages in the language in which the project is read. */
export function listPageFiles(project: Project): readonly string[] {
  const files = project.list(PAGES_FOLDER).filter((file) => file.endsWith(".md"));
  const { language } = project;
  if (language !== undefined) return files.filter((file) => isInLanguage(file, language));
  const translations = listTranslations(project);
  const undeclared = new Set(listUndeclared(project).map(({ file }) => file));
  return files.filter(
    (file) => !undeclared.has(file) && !translations.some((each) => isInLanguage(file, each)),
  );
}

/** Whether a file of a page is in the folder of a language. */
export function isInLanguage(file: string, { code }: Pick<Language, "code">): boolean {
  return file.startsWith(`${PAGES_FOLDER}/${code}/`);
}

/** Returns the file with the page’s translation, such as src/pages/cy/cookies.md. */
export function getTranslationFile(file: string, { code }: Pick<Language, "code">): string {
  return `${PAGES_FOLDER}/${code}${file.slice(PAGES_FOLDER.length)}`;
}

/** Returns the file of the page that a translation translates, such as src/pages/cookies.md. */
export function getSourceFile(file: string, { code }: Pick<Language, "code">): string {
  return PAGES_FOLDER + file.slice(`${PAGES_FOLDER}/${code}`.length);
}

/**
 * The default data of all pages, such as their layout.
 * https://www.11ty.dev/docs/data-template-dir/
 */
export const DIRECTORY_DATA_FILE = `${PAGES_FOLDER}/pages.json`;

/** Returns an error for each file in the pages folder that is not a page: Eleventy would run some of them as code. */
export function findStrayFiles(project: Project): Problem[] {
  return project
    .list(PAGES_FOLDER)
    .filter((file) => !/\.(?:md|njk)$/.test(file) && file !== DIRECTORY_DATA_FILE)
    .map((file) =>
      error(
        { file },
        "stray-file",
        "This is not a page: this folder can only contain .md and .njk files.",
        "Remove it, or move it to another folder.",
      ),
    );
}

/** Returns the address that Eleventy gives a page without a permalink: src/pages/cookies.md is /cookies/. */
export function getDefaultUrl(file: string): string {
  const path = file.slice(PAGES_FOLDER.length).replace(/\.(?:md|njk)$/, "");
  const [name = "", folder] = path.split("/").toReversed();
  return name === "index" || name === folder ? path.slice(0, -name.length) : `${path}/`;
}
