import {
  type CheckedFile,
  type Project,
  readJsonWithSchema,
  singleLineText,
  toEditorSchema,
} from "cookie-inventory";
import { z } from "zod";

const FIELDS = {
  allowed:
    "Words that are allowed although a rule of the check warns about them, each with the reason.",
  rule: "The name of that rule, which its messages show in square brackets.",
  words: "The words. Capitals make no difference. Sentences that contain them are allowed.",
  reason: "Why no simpler words will do.",
} as const;

const schema = z.strictObject({
  allowed: z
    .array(
      z.strictObject({
        rule: z.enum(["hard-word", "hard-sentence", "passive-voice", "long-sentence"]),
        words: singleLineText,
        reason: singleLineText,
      }),
    )
    .max(1000, "must have at most 1,000 entries"),
});

/** Words that the rules for plain English allow. */
export type PlainEnglishExceptions = z.output<typeof schema>;

export const PLAIN_ENGLISH_FILE = "_data/plain-english.json";

/** Returns the JSON Schema for editors. */
export function plainEnglishJsonSchema(): object {
  return toEditorSchema(schema, "Exceptions from the rules for plain English", FIELDS);
}

/** Reads `_data/plain-english.json`. */
export function readPlainEnglishExceptions(project: Project): CheckedFile<PlainEnglishExceptions> {
  return readJsonWithSchema(project, PLAIN_ENGLISH_FILE, schema, { fields: FIELDS });
}
