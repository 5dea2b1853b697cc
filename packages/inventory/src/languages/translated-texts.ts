import { fieldOf } from "../files/field-of.ts";
import type { Project } from "../files/project.ts";
import type { Located, SourceText, ValuePath } from "../files/source-places.ts";
import type { Problem } from "../problems/problem.ts";
import type { Language } from "./language.ts";
import { getLanguage, hasKnownLanguages, listLanguages } from "./project-languages.ts";
import { checkTexts } from "./text-errors.ts";
import {
  isEmpty,
  isMissing,
  isRecord,
  isTextRecord,
  mapTexts,
  type TextValue,
  type TranslatableFields,
} from "./text-records.ts";

/** Data in one language, and what is wrong with its translations. */
export interface TextsInLanguage {
  /** Has a text wherever the file has a record such as { "en": …, "cy": … }. */
  readonly located: Located;
  readonly problems: readonly Problem[];
}

/**
 * Returns the data of a file with each text in the language in which the project is read, or else in the first one.
 * Reports languages that the council does not have, and texts that a complete language lacks; only in the first language,
 * so that nothing is reported twice.
 */
export function chooseTexts(
  project: Project,
  located: Located,
  fields: TranslatableFields | undefined,
): TextsInLanguage {
  if (fields === undefined) return { located, problems: [] };
  const languages = listLanguages(project);
  const { code } = getLanguage(project);
  const [{ code: first }, ...others] = languages;
  const texts: TextValue[] = [];
  const data = mapTexts(located.data, fields, (value, path) => {
    texts.push({ value, path });
    if (!isRecord(value)) return value;
    // A missing text has been reported: without one in the first language either, any other is better than none.
    const own = isEmpty(value[code]) ? undefined : value[code];
    return own ?? value[first] ?? Object.values(value)[0];
  });
  const at = (path: ValuePath) => located.at(addCode(located.data, path, code, first));
  const complete = others.filter(({ content }) => content === "complete");
  const sources =
    others.length === 0 ? {} : { texts: listSourceTexts(texts, located, fields, first, complete) };
  const problems =
    project.language === undefined && hasKnownLanguages(project)
      ? checkTexts(texts, located, fields, languages)
      : [];
  return { located: { ...located, data, at, ...sources }, problems };
}

/** Returns those of a file’s texts that visitors can read, each with its translations. */
function listSourceTexts(
  values: readonly TextValue[],
  { data }: Located,
  fields: TranslatableFields,
  first: string,
  complete: readonly Language[],
): SourceText[] {
  return values.flatMap(({ value, path }) => {
    const source = isRecord(value) ? value[first] : value;
    const isPublished = fields.isPublished?.(data, path) ?? true;
    if (typeof source !== "string" || !isPublished) return [];
    const entries = isRecord(value) ? Object.entries(value) : [];
    const translations = Object.fromEntries(
      entries.flatMap(([code, text]) =>
        code === first || typeof text !== "string" ? [] : [[code, text]],
      ),
    );
    const missingIn = complete
      .filter((language) => isMissing(value, path, language, data, fields))
      .map(({ code }) => code);
    return { path, source, translations, missingIn };
  });
}

/** Returns the path of the text in a language, if the value at a path has several. */
function addCode(data: unknown, path: ValuePath, code: string, first: string): ValuePath {
  const value = path.reduce<unknown>((parent, step) => fieldOf(parent, step), data);
  if (!isRecord(value)) return path;
  const chosen = [code, first].find((each) => typeof value[each] === "string");
  return isTextRecord(value) && chosen !== undefined ? [...path, chosen] : path;
}
