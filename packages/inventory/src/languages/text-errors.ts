import { didYouMean } from "../files/did-you-mean.ts";
import type { Located, ValuePath } from "../files/source-places.ts";
import { error, type Problem } from "../problems/problem.ts";
import { describeLanguage, type Language } from "./language.ts";
import { isMissing, isRecord, type TextValue, type TranslatableFields } from "./text-records.ts";

/** Returns the errors in the texts of a file. Those about its languages hide others: they may have caused them. */
export function checkTexts(
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
    const text = value[first];
    const message = `“${field}” is not in ${name} yet: its translation is empty.`;
    const hint = `Write the translation between the quotation marks. The text is: ${typeof text === "string" ? text : ""}`;
    return error(at([...path, language.code]), "missing-translation", message, hint);
  }
  const message = `“${field}” is not in ${name}: this site has every text in that language.`;
  const hint = `Write {"${first}": "…", "${language.code}": "…"} with the text of ${source.file}, line ${place.line}, and its translation.`;
  return error(place, "missing-translation", message, hint);
}
