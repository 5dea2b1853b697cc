import {
  error,
  fieldOf,
  listLanguages,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  readJson,
  RIGHT_TO_LEFT,
} from "cookie-inventory";
import { PAGES_FOLDER } from "../pages/page-reader.ts";

/**
 * Returns an error for each folder of pages that has the code of a language which the site does not have, and in it the name
 * of a page that could be translated.
 */
export function findUndeclaredLanguages(project: Project): Problem[] {
  const files = project.list(PAGES_FOLDER);
  const declared = new Set(listLanguages(project).map(({ code }) => code));
  const translations = files.flatMap((file) => {
    const [, code = "", name = ""] = /^src\/pages\/([a-z]{2,3})\/(.+\.md)$/.exec(file) ?? [];
    const isTranslation = !declared.has(code) && files.includes(`${PAGES_FOLDER}/${name}`);
    return isTranslation ? { file, code } : [];
  });
  return [...Map.groupBy(translations, ({ code }) => code)].flatMap(([code, [first]]) => {
    const name = getName(code, "en-GB");
    if (first === undefined || name === undefined) return [];
    const message = `This page has the name of one of your pages and is in the folder “${code}”, but ${name} is not one of the languages of this site.`;
    const hint = `Add ${describeEntry(project, code, name)}. If it is no translation, give the folder another name.`;
    return error({ file: first.file }, "undeclared-language", message, hint);
  });
}

function getName(code: string, locale: string): string | undefined {
  return new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(code);
}

/** Returns what to add for a language, and to what: its entry, or the whole list if there is none. */
function describeEntry(project: Project, code: string, name: string): string {
  const own = getName(code, code) ?? name;
  const direction = RIGHT_TO_LEFT.test(own) ? ', "direction": "rtl"' : "";
  const entry = `{ "code": "${code}", "name": "${own}"${direction} }`;
  const read = readJson(project, ORGANISATION_FILE);
  const hasList = read.ok && fieldOf(read.value.data, "languages") !== undefined;
  return hasList
    ? `${entry} to “languages” in ${ORGANISATION_FILE}`
    : `"languages": [{ "code": "en", "name": "English" }, ${entry}] to ${ORGANISATION_FILE}`;
}
