import { fieldOf } from "../files/field-of.ts";
import { readJson } from "../files/json-reader.ts";
import type { Project } from "../files/project.ts";
import { ENGLISH, isKnownCode, type Language, languageSchema } from "./language.ts";

/** The languages of a project, without entries that have errors. */
interface ReadLanguages {
  readonly languages: readonly Language[];
  /** Whether there are no such entries, and no language is in the list twice. */
  readonly areKnown: boolean;
}

const READ = new WeakMap<Project["read"], ReadLanguages>();

function getReadLanguages(project: Project): ReadLanguages {
  const read = READ.get(project.read) ?? readLanguages(project);
  READ.set(project.read, read);
  return read;
}

function readLanguages(project: Project): ReadLanguages {
  const read = readJson(project, "_data/organisation.json");
  const entries = read.ok ? fieldOf(read.value.data, "languages") : undefined;
  if (!Array.isArray(entries)) return { languages: [ENGLISH], areKnown: entries === undefined };
  const languages = entries.flatMap((entry) => languageSchema.safeParse(entry).data ?? []);
  const codes = new Set(languages.map(({ code }) => code).filter(isKnownCode));
  const areKnown = codes.size === entries.length;
  return { languages, areKnown };
}

/**
 * Returns the languages of a project: the one in which the council writes first. Entries with errors, which
 * readOrganisation reports, are left out.
 */
export function listLanguages(project: Project): readonly [Language, ...Language[]] {
  const [first = ENGLISH, ...others] = getReadLanguages(project).languages;
  return [first, ...others];
}

/**
 * Whether all entries of “languages” are right. Otherwise, it is not known which files are translations, so that other
 * problems in them would be guesses.
 */
export function hasKnownLanguages(project: Project): boolean {
  return getReadLanguages(project).areKnown;
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
