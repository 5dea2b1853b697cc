import { z } from "zod";
import { oneLine, type Project, type ReadResult, readJsonWithSchema } from "cookie-inventory";

const FIELDS = {
  allowed: "Words that stay although a rule would change them, each with the reason.",
  rule: "The rule that lets them be, as its messages name it in square brackets.",
  words: "The words, in small letters. A sentence that holds them is let be.",
  reason: "Why no simpler words will do.",
} as const;

const schema = z.strictObject({
  allowed: z.array(
    z.strictObject({
      rule: z.enum(["hard-word", "hard-sentence", "passive-voice", "long-sentence"]),
      words: oneLine,
      reason: oneLine,
    }),
  ),
});

/** What plain English makes an exception for. */
export type PlainEnglish = z.output<typeof schema>;

export const PLAIN_ENGLISH_FILE = "_data/plain-english.json";

/** Reads `_data/plain-english.json`. */
export function readPlainEnglish(project: Project): ReadResult<PlainEnglish> {
  const read = readJsonWithSchema(project, PLAIN_ENGLISH_FILE, schema, { fields: FIELDS });
  return read.ok ? { ok: true, value: read.value.data } : read;
}
