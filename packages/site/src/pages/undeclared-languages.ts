import {
  createLanguageEntry,
  error,
  fieldOf,
  getLanguageName,
  getOwnName,
  listLanguages,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  readJson,
} from "cookie-inventory";

/** A page that looks like a translation into a language that the site does not have. */
interface UndeclaredTranslation {
  readonly file: string;
  /** The code of the language. */
  readonly code: string;
  /** The language’s name in English. */
  readonly name: string;
}

/**
 * Returns the pages in folders that have the code of a language which the site does not have, and the name of a page that
 * could be translated.
 */
export function listUndeclared(project: Project): UndeclaredTranslation[] {
  const files = project.list("src/pages");
  const declared = new Set(listLanguages(project).map(({ code }) => code));
  return files.flatMap((file) => {
    const [, code = "", page = ""] = /^src\/pages\/([a-z]{2,3})\/(.+\.md)$/.exec(file) ?? [];
    if (code === "" || declared.has(code) || !files.includes(`src/pages/${page}`)) return [];
    const name = getLanguageName(code, "en-GB");
    return name === undefined ? [] : { file, code, name };
  });
}

/** Returns an error for each folder with such pages. */
export function findUndeclaredLanguages(project: Project): Problem[] {
  return [...Map.groupBy(listUndeclared(project), ({ code }) => code).values()].flatMap(
    ([first]) => {
      if (first === undefined) return [];
      const { file, code, name } = first;
      const message = `This page has the name of one of your pages and is in the folder “${code}”, but ${name} is not one of the languages of this site.`;
      const hint = `Add ${describeEntry(project, code, name)}. If it is no translation, give the folder another name.`;
      return error({ file }, "undeclared-language", message, hint);
    },
  );
}

/** Returns what to add for a language, and to what: its entry, or the whole list if there is none. */
function describeEntry(project: Project, code: string, name: string): string {
  const { name: own, direction } = createLanguageEntry(code, getOwnName(code) ?? name);
  const ofDirection = direction === undefined ? "" : `, "direction": "${direction}"`;
  const entry = `{ "code": "${code}", "name": "${own}"${ofDirection} }`;
  const read = readJson(project, ORGANISATION_FILE);
  const hasList = read.ok && fieldOf(read.value.data, "languages") !== undefined;
  return hasList
    ? `${entry} to “languages” in ${ORGANISATION_FILE}`
    : `"languages": [{ "code": "en", "name": "English" }, ${entry}] to ${ORGANISATION_FILE}`;
}
