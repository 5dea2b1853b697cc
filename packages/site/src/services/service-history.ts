import {
  type CheckedFile,
  digestOf,
  error,
  fieldOf,
  isoDate,
  languageCode,
  type Project,
  readableText,
  readJsonWithSchema,
  type TranslatableFields,
} from "cookie-inventory";
import { z } from "zod";
import { editionNumber } from "../editions/change-log.ts";
import { EDITIONS_FOLDER } from "../editions/frozen-edition.ts";
import { recipientsSchema, retentionSchema, serviceSchema } from "./service-schema.ts";

/** Contains a file for each service that was published: its notice at each edition. */
export const HISTORIES_FOLDER = `${EDITIONS_FOLDER}/services`;

/** What a service’s notice stated: its data without internal notes, and the records that it referred to. */
const recordSchema = z.strictObject({
  service: serviceSchema.omit({ internal: true, nextReview: true }),
  recipients: recipientsSchema,
  retention: retentionSchema,
  introduction: z.string().nullable(),
});

const historySchema = z.strictObject({
  editions: z
    .array(
      z.strictObject({
        edition: editionNumber,
        date: isoDate,
        why: readableText,
        digest: z.string(),
        record: recordSchema,
        translations: z.record(languageCode, recordSchema).optional(),
      }),
    )
    .min(1, "must contain an edition"),
});

/** The texts that can be in several languages: why an edition was made, in the languages that it has. */
const TEXTS: TranslatableFields = {
  required: ["why"],
  isPublished: (data, path, code) => {
    const [list = "", index = "", ...field] = path;
    const translations = fieldOf(fieldOf(fieldOf(data, list), index), "translations");
    // The record of an edition has other reasons.
    return field.length === 1 && (code === undefined || fieldOf(translations, code) !== undefined);
  },
};

/** A notice as an edition keeps it, in one language. */
export type StoredRecord = z.output<typeof recordSchema>;
/** The editions of a service’s notice, oldest first. */
export type History = z.output<typeof historySchema>;

/** Returns the path of the file with a service’s editions. */
export function getHistoryFile(key: string): string {
  return `${HISTORIES_FOLDER}/${key}.json`;
}

/** Whether a file has the editions of a service. */
export function isHistoryFile(file: string): boolean {
  return file.startsWith(`${HISTORIES_FOLDER}/`);
}

/** Reads the editions of a service; undefined if it has none. */
export function readHistory(project: Project, key: string): CheckedFile<History> | undefined {
  const file = getHistoryFile(key);
  if (!project.list(HISTORIES_FOLDER).includes(file)) return undefined;
  const options = { fields: {}, translatable: TEXTS };
  return readJsonWithSchema(project, file, historySchema, options, ({ data, at }) =>
    (data.editions ?? []).flatMap((entry, index) => {
      const { digest, record, translations, edition } = entry ?? {};
      if (record === undefined || digest === undefined) return [];
      if (digestRecords(record, translations) === digest) return [];
      const message = `Edition ${edition} of this notice was changed after it was recorded.`;
      const hint =
        "Restore this file. To change the notice, edit it in _data/services and record a new edition.";
      return error(at(["editions", index, "record"]), "edited-edition", message, hint);
    }),
  );
}

/** Returns the digest of a notice as an edition keeps it, in all languages, whatever the order of its fields. */
export function digestRecords(record: unknown, translations: object | undefined): string {
  const notice = translations === undefined ? record : { record, translations };
  return digestOf(JSON.stringify(notice, sortFields));
}

function sortFields(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
