import {
  createLanguageEntry,
  createTextReader,
  fieldOf,
  type LanguageEntry,
  listLanguages,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  ProblemsError,
  readJson,
  sortProblems,
} from "cookie-inventory";
import { withChangedFiles } from "../content/changed-project.ts";
import { type ContentFiles, readContentFiles } from "../content/content-files.ts";
import type { FilesToWrite } from "../editions/freeze-edition.ts";
import { findLinkedFolders } from "../content/unreadable-files.ts";
import { getTranslationFile } from "../pages/page-files.ts";
import { listServiceFileErrors } from "../services/service-rules.ts";
import { addEmptyTranslations, setValue } from "./empty-translation.ts";
import { createPageSkeleton } from "./page-skeleton.ts";
import { listDataFiles } from "./translated-files.ts";

/** A language to add to a site, as “languages” in `_data/organisation.json` has it. */
export interface NewLanguage extends LanguageEntry {
  /** Without it, every page and text is translated. */
  readonly content?: "summary";
}

/**
 * Returns the files to write for another language: the council’s details with its entry, each file of data with an empty
 * translation of every text, and the pages without their words. Leaves out pages that exist already. Throws ProblemsError if
 * a text in the first language has errors, since it may not be what has to be translated.
 */
export function addLanguage(project: Project, language: NewLanguage): FilesToWrite {
  const errors = findSourceErrors(project, readContentFiles(project));
  if (errors.length > 0) throw new ProblemsError(sortProblems(errors));
  const files = new Map([[ORGANISATION_FILE, addEntry(project, language)]]);
  const changed = withChangedFiles(project, files);
  const content = readContentFiles(changed);
  const readText = createTextReader(changed);
  const [first] = listLanguages(project);
  for (const [file, located] of listDataFiles(content)) {
    const texts =
      located?.texts?.filter(({ missingIn }) => missingIn.includes(language.code)) ?? [];
    const json = readText(file);
    if (json === undefined || texts.length === 0) continue;
    files.set(file, addEmptyTranslations(json, texts, first.code, language.code));
  }
  const isSummary = language.content === "summary";
  const pages = [content.statement, ...(isSummary ? [] : content.otherPages)];
  for (const { file, partial } of pages) {
    const translation = getTranslationFile(file, language);
    if (partial === undefined || project.read(translation) !== undefined) continue;
    files.set(
      translation,
      createPageSkeleton(partial, { code: language.code, content: language.content ?? "complete" }),
    );
  }
  return files;
}

/** Returns the errors in what has to be translated. Missing translations into other languages do not matter. */
function findSourceErrors(project: Project, files: ContentFiles): Problem[] {
  const { organisation, inventory, log, services, statement, otherPages } = files;
  return [
    ...findLinkedFolders(project),
    ...[organisation, log].flatMap((read) => (read.ok ? [] : read.problems)),
    ...inventory.problems,
    ...listServiceFileErrors(services),
    ...[statement, ...otherPages].flatMap(({ problems }) => problems),
  ].filter(({ rule }) => rule !== "missing-translation");
}

/** Returns the council’s details with another language; with the first one too, if there are none yet. */
function addEntry(project: Project, language: NewLanguage): string {
  const text = createTextReader(project)(ORGANISATION_FILE) ?? "";
  const read = readJson(project, ORGANISATION_FILE);
  const languages = read.ok ? fieldOf(read.value.data, "languages") : undefined;
  const [{ code, name }] = listLanguages(project);
  return Array.isArray(languages)
    ? setValue(text, ["languages", languages.length], language)
    : setValue(text, ["languages"], [createLanguageEntry(code, name), language]);
}
