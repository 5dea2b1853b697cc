import { z } from "zod";
import { INVISIBLE_CHARACTERS, nameInvisibleCharacter } from "./invisible-characters.ts";

// Each schema parses one file, so compiling it would take longer than it saves (https://zod.dev/api#zconfig).
z.config({ jitless: true });

/* Fields of several files. Each message completes a sentence that starts with the field’s name. */

export const singleLineText = z
  .string()
  .refine((value) => value.trim() !== "", "is empty")
  .superRefine((value, context) => {
    const [character] = INVISIBLE_CHARACTERS.exec(value) ?? [];
    if (character === undefined) return;
    context.addIssue({ code: "custom", message: `contains ${nameInvisibleCharacter(character)}` });
  });

/** In UTF-16 code units. Longer words do not fit on a screen, and take too long to check for plain English. */
export const MAX_WORD_LENGTH = 100;

/** Matches characters without a space between them. Scripts without spaces, such as Chinese, can be broken anywhere. */
const LONG_WORD = new RegExp(
  `[^\\s${["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"].map((script) => `\\p{Script=${script}}`).join("")}]{${MAX_WORD_LENGTH + 1},}`,
  "u",
);

/** Returns a text’s first word with more characters than any word has; undefined if there is none. */
export function findLongWord(text: string): string | undefined {
  return LONG_WORD.exec(text)?.[0];
}

/** Text that people read, in one line. */
export const readableText = singleLineText.refine(
  (value) => findLongWord(value) === undefined,
  `has more than ${MAX_WORD_LENGTH} characters without a space between them`,
);

export const httpsAddress = singleLineText.refine(
  (value) => URL.canParse(value) && new URL(value).protocol === "https:",
  "must be a full address that starts with https://",
);

/** A host name in lower case, such as barnet.gov.uk (RFC 1123, section 2.1). */
export const hostName = singleLineText.regex(
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
  "must be a host name in lower case, such as example.gov.uk, without https://",
);

export const isoDate = z.iso.date("must be a real date, written like 2026-11-23");
