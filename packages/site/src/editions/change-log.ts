import { z } from "zod";
import {
  error,
  isoDate,
  type Located,
  nameRecordsBy,
  singleLineText,
  type Problem,
  type Project,
  type ReadResult,
  readJsonWithSchema,
} from "cookie-inventory";

/** The log of what changed, which “npx privacy-notice edition” writes: the latest edition comes last. */
export const CHANGES_FILE = "_data/changes.json";

const FIELDS = {
  editions: "The editions, the first one first. “npx privacy-notice edition” adds them.",
  edition: 'The number in quotes, such as "1.1": above the one before it.',
  date: "The day on which it was published, such as 2026-11-23.",
  kind: "“major” if what people can expect of us has changed, “minor” if it is only told better or in more detail.",
  what: "What changed, in plain sentences, one entry each.",
  why: "Why it changed, in a plain sentence or two.",
  effect: "What that means for readers, in a plain sentence or two.",
  replaced:
    "What an earlier text said, what stands in its place, and why; leave it out if there is none.",
  was: "What was said before.",
  now: "What is said now.",
  because: "Why it was replaced.",
  reads: "The digest of what visitors read; the command writes it.",
  frozen: "The digests of the frozen files; the command writes them.",
  statement: "Of the statement.",
  cookies: "Of the inventory.",
  page: "Of the edition’s page; “npx privacy-notice migrate” adds it to an edition of an earlier version.",
  comparison: "Of the comparison with the edition before.",
  corrections: "Corrections of form since: spelling and the like. [] if there are none.",
} as const;

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "must be a digest of 64 digits and letters from a to f");
const digests = z.strictObject({ statement: digest, cookies: digest });
const frozen = digests.extend({ page: digest, comparison: digest.optional() });

const edition = z.strictObject({
  edition: z
    .string()
    .regex(
      /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/,
      "must be two numbers with a dot between them, in quotes",
    ),
  date: isoDate,
  kind: z.enum(["major", "minor"]),
  what: z.array(singleLineText).min(1, "must say what changed"),
  why: singleLineText,
  effect: singleLineText,
  replaced: z
    .array(z.strictObject({ was: singleLineText, now: singleLineText, because: singleLineText }))
    .optional(),
  reads: digests,
  frozen,
  corrections: z.array(z.strictObject({ date: isoDate, what: singleLineText, reads: digests })),
});

const schema = z.strictObject({ editions: z.array(edition).min(1, "must hold an edition") });

/** An edition: when the statement and the inventory were frozen, and what had changed. */
export type Edition = z.output<typeof edition>;
/** The digests of the two things that an edition freezes, as SHA-256 in hexadecimal. */
export type Digests = z.output<typeof digests>;
/** All editions, the first one first; never empty. */
export type ChangeLog = z.output<typeof schema>;

/** Reads the log; undefined where the project has not begun with editions. */
export function readLog(project: Project): ReadResult<Located<ChangeLog> | undefined> {
  if (project.read(CHANGES_FILE) === undefined) return { ok: true, value: undefined };
  const wording = { fields: FIELDS, recordName: nameRecordsBy("edition") };
  return readJsonWithSchema(project, CHANGES_FILE, schema, wording, outOfOrder);
}

/** Numbers go up and days do not go back: else nobody could say which edition holds. */
function outOfOrder({ data: { editions }, at }: Located<ChangeLog>): Problem[] {
  return editions.flatMap((each, index) => {
    const before = editions[index - 1];
    if (before === undefined) return [];
    const place = at(["editions", index, "edition"]);
    const order = compareNumbers(before.edition, each.edition);
    if (order === 0) {
      return error(
        place,
        "duplicate-edition",
        `There are two editions ${each.edition}; the other one is on line ${at(["editions", index - 1]).line}. Two branches may have made one each.`,
        `Keep the one that was published first. Take this entry out, put the folder editions/${each.edition} back as it was for that one, and run “npx privacy-notice edition” again for what is new.`,
      );
    }
    if (order > 0) {
      return error(
        place,
        "edition-order",
        `Edition ${each.edition} comes after edition ${before.edition}, which has the higher number.`,
        `Put the entries in order. If this one is new, take it out and run “npx privacy-notice edition” again: it finds the next number.`,
      );
    }
    if (each.date >= before.date) return [];
    return error(
      at(["editions", index, "date"]),
      "edition-order",
      `Edition ${each.edition} is of ${each.date}, before edition ${before.edition} of ${before.date}.`,
      "Correct the date that is wrong.",
    );
  });
}

/** Which of two numbers of editions is lower: negative for the first, positive for the second, 0 for the same. */
export function compareNumbers(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA - majorB || minorA - minorB;
}

/** The number after another one: 1.4 is followed by 1.5, or by 2.0 where what people can expect has changed. */
export function nextNumber(last: string, kind: Edition["kind"]): string {
  const [major = 0, minor = 0] = last.split(".").map(Number);
  return kind === "major" ? `${major + 1}.0` : `${major}.${minor + 1}`;
}
