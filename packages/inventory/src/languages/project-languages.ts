import { fieldOf } from "../files/field-of.ts";
import { readJson } from "../files/json-reader.ts";
import type { Project } from "../files/project.ts";
import { ENGLISH, isKnownCode, type Language, languageSchema } from "./language.ts";

const READ = new WeakMap<Project["read"], readonly Language[]>();

/**
 * Returns the languages of a project: the one in which the council writes first. Entries with errors, which
 * readOrganisation reports, are left out.
 */
export function listLanguages(project: Project): readonly [Language, ...Language[]] {
  const languages = READ.get(project.read) ?? readLanguages(project);
  READ.set(project.read, languages);
  const [first = ENGLISH, ...others] = languages;
  return [first, ...others];
}

function readLanguages(project: Project): Language[] {
  const entries = readEntries(project);
  if (!Array.isArray(entries)) return [ENGLISH];
  return entries.flatMap((entry) => languageSchema.safeParse(entry).data ?? []);
}

/** Returns “languages” in `_data/organisation.json` as it is written. */
function readEntries(project: Project): unknown {
  const read = readJson(project, "_data/organisation.json");
  return read.ok ? fieldOf(read.value.data, "languages") : undefined;
}

/**
 * Whether all entries of “languages” are right. Otherwise, it is not known which files are translations, so that other
 * problems in them would be guesses.
 */
export function hasKnownLanguages(project: Project): boolean {
  const entries = readEntries(project);
  if (entries === undefined) return true;
  const languages = listLanguages(project);
  return (
    Array.isArray(entries) &&
    entries.length === languages.length &&
    languages.every(({ code }) => isKnownCode(code))
  );
}

/** Returns the languages into which the site is translated. */
export function listTranslations(project: Project): readonly Language[] {
  return listLanguages(project).slice(1);
}

/** Returns the project as it is read in one of its languages; the council’s own files are the same. */
export function inLanguage(project: Project, language: Language): Project {
  return { ...project, language };
}

/** Returns the language in which a project is read: the first one, unless inLanguage has chosen another. */
export function getLanguage(project: Project): Language {
  return project.language ?? listLanguages(project)[0];
}

/** Returns what the paths of pages in this language start with: “/cy”, or nothing for the first language. */
export function getPathPrefix({ language }: Pick<Project, "language">): string {
  return language === undefined ? "" : `/${language.code}`;
}
