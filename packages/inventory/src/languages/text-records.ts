import type { ValuePath } from "../files/source-places.ts";
import type { Language } from "./language.ts";

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

/** A text, or a record of texts, and where it is. */
export interface TextValue {
  readonly value: unknown;
  readonly path: ValuePath;
}

type TextRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is TextRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a copy of data with another value in place of each text, or record of texts, of these fields. */
export function mapTexts(
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
export function isTextRecord(value: unknown): boolean {
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

export function isMissing(
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

export function isEmpty(text: unknown): boolean {
  return typeof text === "string" && text.trim() === "";
}
