import {
  didYouMean,
  error,
  type Located,
  listTranslations,
  type Partly,
  type Problem,
  type Project,
  readJsonWithSchema,
  type ReadResult,
  toEditorSchema,
} from "cookie-inventory";
import { z } from "zod";

/** What each translation was last confirmed against. “npx privacy-notice translated” writes it. */
export const CONFIRMED_FILE = "_data/translations.json";

const digest = z
  .string()
  .regex(/^[0-9a-f]{16}$/, "must be a digest of 16 hexadecimal digits, which the check suggests");

const schema = z.record(z.string(), z.record(z.string(), z.array(digest)));

/**
 * For each language, and each file with texts that are translated into it, the digests of these texts when their translation
 * was last confirmed. Neither the order of texts nor that of digests matters.
 */
export type ConfirmedTranslations = z.output<typeof schema>;

/** Returns the JSON Schema for editors. */
export function confirmedJsonSchema(): object {
  const title =
    "For each language and file, the digests of the texts that its translation was last confirmed against";
  return toEditorSchema(schema, title);
}

/** The confirmed translations; its value is undefined if there is no such file. */
export type ReadConfirmed = ReadResult<Located<ConfirmedTranslations> | undefined>;

/** Reads `_data/translations.json`. */
export function readConfirmed(project: Project): ReadConfirmed {
  if (project.read(CONFIRMED_FILE) === undefined) return { ok: true, value: undefined };
  const codes = listTranslations(project).map(({ code }) => code);
  return readJsonWithSchema(project, CONFIRMED_FILE, schema, { fields: {} }, (confirmed) =>
    findUnknownCodes(confirmed, codes),
  );
}

function findUnknownCodes(
  { data, at }: Located<Partly<ConfirmedTranslations>>,
  codes: readonly string[],
): Problem[] {
  return Object.keys(data)
    .filter((code) => !codes.includes(code))
    .map((code) => {
      const message = `This site is not translated into “${code}”.`;
      const hint = `${didYouMean(code, codes)}Remove “${code}” here, or add the language to “languages” in _data/organisation.json.`;
      return error(at([code]), "unknown-language", message, hint);
    });
}

/** Returns the text of the file: each digest has a line of its own, so that two branches can add some. */
export function formatConfirmed(confirmed: ConfirmedTranslations): string {
  const sorted = sortKeys(confirmed).map(([code, files]) => [
    code,
    Object.fromEntries(
      sortKeys(files).map(([file, digests]) => [file, [...new Set(digests)].toSorted()]),
    ),
  ]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

function sortKeys<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).toSorted(([a], [b]) => Number(a > b) - Number(a < b));
}
