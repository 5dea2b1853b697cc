import {
  error,
  fieldOf,
  isoDate,
  languageCode,
  type Located,
  nameRecordsBy,
  type Partly,
  type Problem,
  type Project,
  readableText,
  readJson,
  readJsonWithSchema,
  type ReadResult,
  toEditorSchema,
  type TranslatableFields,
} from "cookie-inventory";
import { z } from "zod";

/** The change log, which “npx privacy-notice edition” writes. The latest edition is last. */
export const CHANGES_FILE = "_data/changes.json";

const FIELDS = {
  editions: "The editions, oldest first. “npx privacy-notice edition” adds them.",
  edition: 'The number in quotes, such as "1.1". It must be higher than the one before.',
  date: "The date of publication, such as 2026-11-23.",
  kind: "“major” if what people can expect of us has changed, “minor” if it is only explained better or in more detail.",
  what: "What changed: one plain sentence for each entry.",
  why: "Why it changed, in a plain sentence or two.",
  effect: "What that means for readers, in a plain sentence or two.",
  replaced:
    "What the earlier text said, what replaces it, and why. Leave it out if nothing was replaced.",
  was: "The earlier text.",
  now: "The new text.",
  because: "Why it was replaced.",
  reads: "The digests of the published content. The command writes them.",
  frozen: "The digests of the frozen files. The command writes them.",
  statement: "The digest of the statement.",
  cookies: "The digest of the inventory.",
  page: "The digest of the edition’s page. “npx privacy-notice migrate” adds it to editions of an earlier version.",
  comparison: "The digest of the comparison with the edition before.",
  corrections: "Later corrections of form, such as spelling. [] if there are none.",
  translations:
    "The digests of each other language, by its code. The command writes them; an edition without them is in the first language only.",
} as const;

/** The texts that can be in several languages. An edition needs those of the languages that it has. */
const TEXTS: TranslatableFields = {
  required: ["what", "why", "effect", "was", "now", "because"],
  isPublished: (data, [list, index, field, position], code) => {
    const holder = field === "corrections" ? [list, index, field, position] : [list, index];
    const entry = holder.reduce<unknown>((value, step) => fieldOf(value, step ?? ""), data);
    return code === undefined || fieldOf(fieldOf(entry, "translations"), code) !== undefined;
  },
};

/** Text in which backticks mark names, such as `_ga`. */
const prose = readableText.refine(
  (text) => text.split("`").length % 2 === 1,
  "has a backtick without its pair: write names in code between two, such as `_ga`",
);

const digest = z.string().regex(/^[0-9a-f]{64}$/, "must be a digest of 64 hexadecimal digits");
const digests = z.strictObject({ statement: digest, cookies: digest });
const frozen = digests.extend({ page: digest, comparison: digest.optional() });

/** The digests of a language that an edition has, by its code. All languages share the frozen inventory. */
const translations = z
  .record(languageCode, z.strictObject({ reads: digests, frozen: frozen.omit({ cookies: true }) }))
  .optional();

/** The number of an edition, such as "1.0". */
export const editionNumber = z
  .string()
  .regex(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/, "must be two numbers separated by a dot, in quotes");

const editionSchema = z.strictObject({
  edition: editionNumber,
  date: isoDate,
  kind: z.enum(["major", "minor"]),
  what: z.array(prose).min(1, "must say what changed"),
  why: prose,
  effect: prose,
  replaced: z.array(z.strictObject({ was: prose, now: prose, because: prose })).optional(),
  reads: digests,
  frozen,
  translations,
  corrections: z.array(
    z.strictObject({
      date: isoDate,
      what: prose,
      reads: digests,
      translations: z.record(languageCode, z.strictObject({ reads: digests })).optional(),
    }),
  ),
});

const changeLogSchema = z.strictObject({
  editions: z.array(editionSchema).min(1, "must contain an edition"),
});

/** An entry of the change log. */
export type Edition = z.output<typeof editionSchema>;
/** SHA-256 digests in hexadecimal, of the statement and of the inventory. */
export type Digests = z.output<typeof digests>;
/** All editions, oldest first. Never empty. */
export type ChangeLog = z.output<typeof changeLogSchema>;

/** Returns the JSON Schema for editors. */
export function changeLogJsonSchema(): object {
  return toEditorSchema(changeLogSchema, "The editions and their corrections", FIELDS, TEXTS);
}

/** The change log; its value is undefined in a project without editions. */
export type ReadChangeLog = ReadResult<Located<ChangeLog> | undefined> & {
  /** Its valid values; undefined if it cannot be read, or does not exist. */
  readonly valid: Located<Partly<ChangeLog>> | undefined;
};

/** Reads the change log, with its texts in the project’s language. It has every edition: see getEditionsInLanguage. */
export function readChangeLog(project: Project): ReadChangeLog {
  if (project.read(CHANGES_FILE) === undefined)
    return { ok: true, value: undefined, valid: undefined };
  const options = { fields: FIELDS, recordName: nameRecordsBy("edition"), translatable: TEXTS };
  return readJsonWithSchema(project, CHANGES_FILE, changeLogSchema, options, checkOrder);
}

/** A text, or one for each language by its code, as the change log has it. */
export type RecordedText = string | Readonly<Record<string, string>>;

/** An edition as the change log has it, with its texts in all languages. */
export interface RecordedEdition {
  readonly corrections: readonly unknown[];
}

/** Returns editions as the change log has them. `editions` can have fewer corrections. */
export function getRecordedEditions(
  project: Project,
  editions: readonly Edition[],
): RecordedEdition[] {
  const read = readJson(project, CHANGES_FILE);
  const recorded = read.ok ? fieldOf(read.value.data, "editions") : undefined;
  if (!Array.isArray(recorded)) return [...editions];
  return editions.map((edition) => {
    const entry: unknown = recorded.find((each) => fieldOf(each, "edition") === edition.edition);
    if (typeof entry !== "object" || entry === null) return edition;
    const corrections = edition.corrections.map(
      (correction, index) => fieldOf(fieldOf(entry, "corrections"), index) ?? correction,
    );
    return { ...entry, corrections };
  });
}

/** Checks that numbers increase and dates do not decrease, so that the last edition is the current one. */
function checkOrder({ data: { editions = [] }, at }: Located<Partly<ChangeLog>>): Problem[] {
  return editions.flatMap((entry, index) => {
    const { edition, date } = entry ?? {};
    const previous = editions[index - 1];
    if (edition === undefined || previous?.edition === undefined) return [];
    const place = at(["editions", index, "edition"]);
    const order = compareEditionNumbers(previous.edition, edition);
    if (order === 0) {
      return error(
        place,
        "duplicate-edition",
        `Edition ${edition} appears twice; the other entry is on line ${at(["editions", index - 1]).line}. Two branches may each have added one.`,
        `Keep the one that was published first. Remove this entry, restore the folder editions/${edition} as it was published, and run “npx privacy-notice edition” again for the new changes.`,
      );
    }
    if (order > 0) {
      return error(
        place,
        "edition-order",
        `Edition ${edition} comes after edition ${previous.edition}, which has a higher number.`,
        `Put the entries in order. If this one is new, remove it and run “npx privacy-notice edition” again: it sets the next number.`,
      );
    }
    if (date === undefined || previous.date === undefined || date >= previous.date) return [];
    return error(
      at(["editions", index, "date"]),
      "edition-order",
      `Edition ${edition} has the date ${date}, which is before edition ${previous.edition} of ${previous.date}.`,
      "Correct the wrong date.",
    );
  });
}

/** Compares two edition numbers for sorting: negative if `a` is lower, positive if `b` is, 0 if they are equal. */
export function compareEditionNumbers(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA - majorB || minorA - minorB;
}

/** Returns the next number: after 1.4, 1.5 for a minor edition and 2.0 for a major one. */
export function getNextEditionNumber(last: string, kind: Edition["kind"]): string {
  const [major = 0, minor = 0] = last.split(".").map(Number);
  return kind === "major" ? `${major + 1}.0` : `${major}.${minor + 1}`;
}
