import {
  error,
  findOutdatedNames,
  type Located,
  type Partly,
  type Problem,
  type Project,
  readJsonWithSchema,
  type ValuePath,
} from "cookie-inventory";
import type { z } from "zod";
import { RECIPIENT_FIELDS, REGISTRY_TEXTS, RETENTION_FIELDS } from "./service-fields.ts";
import {
  findKeyMistake,
  type Recipients,
  recipientsSchema,
  type RetentionRules,
  retentionSchema,
} from "./service-schema.ts";
import { listTexts } from "./service-texts.ts";

export const RECIPIENTS_FILE = "_data/recipients.json";
export const RETENTION_FILE = "_data/retention.json";

/** A file with records by key, to which services refer. */
export interface Registry<T> {
  readonly isMissing: boolean;
  /** Undefined if it is missing or has errors. */
  readonly value?: T | undefined;
  /** Its valid values; undefined if it is missing or cannot be read. */
  readonly valid: Located<Partly<T>> | undefined;
  readonly problems: readonly Problem[];
}

/** Reads `_data/recipients.json`. */
export function readRecipients(project: Project): Registry<Recipients> {
  return readRegistry(project, RECIPIENTS_FILE, recipientsSchema, RECIPIENT_FIELDS);
}

/** Reads `_data/retention.json`. */
export function readRetentionRules(project: Project): Registry<RetentionRules> {
  return readRegistry(project, RETENTION_FILE, retentionSchema, RETENTION_FIELDS);
}

/** Reads a registry; all its values are of one kind. */
function readRegistry<S extends z.ZodType<object>>(
  project: Project,
  file: string,
  schema: S,
  fields: Readonly<Record<string, string>>,
): Registry<z.output<S>> {
  if (project.read(file) === undefined) return { isMissing: true, valid: undefined, problems: [] };
  const options = { fields, recordName, translatable: REGISTRY_TEXTS };
  const read = readJsonWithSchema(project, file, schema, options, (valid) => [
    ...checkKeys(valid),
    ...listTexts(valid.data).flatMap(({ text, path }) =>
      findOutdatedNames(text, () => valid.at(path)),
    ),
  ]);
  return {
    isMissing: false,
    value: read.ok ? read.value.data : undefined,
    valid: read.valid,
    problems: read.ok ? [] : read.problems,
  };
}

function recordName(_data: unknown, [key]: ValuePath): string | undefined {
  return key?.toString();
}

/** Checks the keys here, not in the schema, which would not look at the records’ fields then. */
function checkKeys({ data, at }: Located<object>): Problem[] {
  return Object.keys(data).flatMap((key) => {
    const mistake = findKeyMistake(key);
    if (mistake === undefined) return [];
    const hint = "Write it like library-software.";
    return error(at([key]), "wrong-value", `The key “${key}” ${mistake}.`, hint);
  });
}
