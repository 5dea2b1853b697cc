import { didYouMean } from "../files/did-you-mean.ts";
import { fieldOf } from "../files/field-of.ts";
import type { Project } from "../files/project.ts";
import type { Located, SourceText, ValuePath } from "../files/source-places.ts";
import { error, type Problem } from "../problems/problem.ts";
import { describeLanguage, type Language } from "./language.ts";
import { getLanguage, hasKnownLanguages, listLanguages } from "./project-languages.ts";

/** Which texts of a file can be translated: the names of their fields, or of the lists that they are in. */
export interface TranslatableFields {
  /** Texts that every complete language must have. */
  readonly required: readonly string[];
  /** Names, which are often the same in all languages. */
  readonly optional?: readonly string[];
  /**
   * Whether visitors can read the text at a path, in the language with this code or, without one, in any; if they cannot,
   * it needs no translation. All can by default.
   */
  readonly isPublished?: (data: unknown, path: ValuePath, code?: string) => boolean;
}

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
    others.length === 0 ? {} : { texts: listSourceTexts(located, fields, first, complete) };
  const problems =
    project.language === undefined && hasKnownLanguages(project)
      ? checkTexts(texts, located, fields, languages)
      : [];
  return { located: { ...located, data, at, ...sources }, problems };
}

/** A text, or a record of texts, and where it is. */
interface TextValue {
  readonly value: unknown;
  readonly path: ValuePath;
}

/** Returns every text of a file that can be translated, except those that visitors cannot read. */
function listSourceTexts(
  { data }: Located,
  fields: TranslatableFields,
  first: string,
  complete: readonly Language[],
): SourceText[] {
  const texts: SourceText[] = [];
  mapTexts(data, fields, (value, path) => {
    const source = isRecord(value) ? value[first] : value;
    if (typeof source === "string" && (fields.isPublished?.(data, path) ?? true)) {
      const entries = isRecord(value) ? Object.entries(value) : [];
      const translations = Object.fromEntries(
        entries.flatMap(([code, text]) =>
          code === first || typeof text !== "string" ? [] : [[code, text]],
        ),
      );
      const missingIn = complete
        .filter((language) => isMissing(value, path, language, data, fields))
        .map(({ code }) => code);
      texts.push({ path, source, translations, missingIn });
    }
    return value;
  });
  return texts;
}

type TextRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is TextRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a copy of data with another value in place of each text, or record of texts, of these fields. */
function mapTexts(
  value: unknown,
  fields: TranslatableFields,
  replace: (value: unknown, path: ValuePath) => unknown,
  path: ValuePath = [],
): unknown {
  if (Array.isArray(value))
    return value.map((entry: unknown, index) => mapTexts(entry, fields, replace, [...path, index]));
  const isText = typeof value === "string" || isTextRecord(value);
  if (isText && isTranslatable(path, fields)) return replace(value, path);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      // Notes for the council alone, which are never published, and languages, whose names are the same everywhere.
      name === "internal" || name === "languages"
        ? child
        : mapTexts(child, fields, replace, [...path, name]),
    ]),
  );
}

/** Whether a record has a text for each of its names, as a text in several languages does. */
function isTextRecord(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([name, text]) => typeof text === "string" && /^[a-z]{2,3}(?:-\w+)*$/i.test(name),
    )
  );
}

function isTranslatable(path: ValuePath, { required, optional = [] }: TranslatableFields): boolean {
  const field = path.findLast((step) => typeof step === "string");
  return field !== undefined && [...required, ...optional].includes(field);
}

/** Returns the errors in the texts of a file. Those about its languages hide others: they may have caused them. */
function checkTexts(
  texts: readonly TextValue[],
  located: Located,
  fields: TranslatableFields,
  languages: readonly [Language, ...Language[]],
): Problem[] {
  const unknown = findUnknownCodes(texts, located, languages);
  if (unknown.length > 0) return unknown;
  const [first, ...others] = languages;
  const untranslatable = findTextsWithoutSource(texts, located, first);
  const missing = others
    .filter(({ content }) => content === "complete")
    .flatMap((language) => findMissingTexts(texts, language, first.code, located, fields));
  return [...untranslatable, ...missing];
}

/** Returns one error for each code that is not that of a language of the site. */
function findUnknownCodes(
  texts: readonly TextValue[],
  { at }: Located,
  languages: readonly Language[],
): Problem[] {
  const codes = languages.map(({ code }) => code);
  const used = texts.flatMap(({ value, path }) =>
    isRecord(value) ? Object.keys(value).map((code) => ({ code, path })) : [],
  );
  const byCode = Map.groupBy(
    used.filter(({ code }) => !codes.includes(code)),
    ({ code }) => code,
  );
  return [...byCode].map(([code, [found, ...others]]) => {
    const count = others.length === 0 ? "" : ` ${others.length + 1} texts in this file have it.`;
    const message = `“${code}” is not one of the languages of this site, which are: ${codes.join(", ")}.${count}`;
    const hint = `${didYouMean(code, codes)}Correct the code, or add the language to “languages” in _data/organisation.json.`;
    return error(at([...(found?.path ?? []), code]), "unknown-language", message, hint);
  });
}

function findTextsWithoutSource(
  texts: readonly TextValue[],
  { at }: Located,
  { code, name }: Language,
): Problem[] {
  return texts
    .filter(({ value }) => isRecord(value) && !(code in value))
    .map(({ path }) => {
      const message = `This text has translations, but no text in ${name} that they translate.`;
      const hint = `Add "${code}": "…" with the text.`;
      return error(at(path), "translation-without-source", message, hint);
    });
}

/** Returns an error for each text that a complete language lacks, or one for the file if it lacks them all. */
function findMissingTexts(
  texts: readonly TextValue[],
  language: Language,
  first: string,
  located: Located,
  fields: TranslatableFields,
): Problem[] {
  const missing = texts.filter(({ value, path }) =>
    isMissing(value, path, language, located.data, fields),
  );
  const [next, ...others] = missing;
  if (next === undefined) return [];
  const { code } = language;
  const isNew = !texts.some(({ value }) => isRecord(value) && code in value);
  if (others.length === 0 || !isNew)
    return missing.map(({ value, path }) =>
      toMissingProblem(value, path, language, first, located),
    );
  const message = `None of the ${missing.length} texts in this file is in ${describeLanguage(language)}: this site has every text in that language.`;
  const hint = `Write {"${first}": "…", "${code}": "…"} in place of each text, with the text and its translation. This is the first.`;
  return [error(located.at(next.path), "missing-translation", message, hint)];
}

function isMissing(
  value: unknown,
  path: ValuePath,
  { code }: Language,
  data: unknown,
  { required, isPublished = () => true }: TranslatableFields,
): boolean {
  const field = path.findLast((step) => typeof step === "string");
  if (field === undefined || !required.includes(field)) return false;
  if (!isPublished(data, path, code)) return false;
  return !isRecord(value) || !(code in value) || isEmpty(value[code]);
}

function isEmpty(text: unknown): boolean {
  return typeof text === "string" && text.trim() === "";
}

function toMissingProblem(
  value: unknown,
  path: ValuePath,
  language: Language,
  first: string,
  { at, source }: Located,
): Problem {
  const place = at(path);
  const field = path.findLast((step) => typeof step === "string");
  const name = describeLanguage(language);
  if (isRecord(value) && language.code in value) {
    const message = `“${field}” is not in ${name} yet: its translation is empty.`;
    const hint = `Write the translation between the quotation marks. The text is: ${String(value[first] ?? "")}`;
    return error(at([...path, language.code]), "missing-translation", message, hint);
  }
  const message = `“${field}” is not in ${name}: this site has every text in that language.`;
  const hint = `Write {"${first}": "…", "${language.code}": "…"} with the text of ${source.file}, line ${place.line}, and its translation.`;
  return error(place, "missing-translation", message, hint);
}

/** Returns the path of the text in a language, if the value at a path has several. */
function addCode(data: unknown, path: ValuePath, code: string, first: string): ValuePath {
  const value = path.reduce<unknown>(
    (parent, step) =>
      Array.isArray(parent) ? parent[Number(step)] : fieldOf(parent, String(step)),
    data,
  );
  if (!isRecord(value)) return path;
  const chosen = [code, first].find((each) => typeof value[each] === "string");
  return isTextRecord(value) && chosen !== undefined ? [...path, chosen] : path;
}
