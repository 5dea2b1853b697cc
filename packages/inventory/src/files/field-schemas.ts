import { z } from "zod";

// Each schema reads a file once: compiling it first would take longer (https://zod.dev/api#zconfig).
z.config({ jitless: true });

/*
 * Fields that several files share. Each message ends a sentence that begins with the field's name.
 */

/**
 * Control characters, and the invisible ones that change the direction of text: they would let a name
 * or a sentence look like another (Unicode Technical Report 36, section 2.10).
 */
export const INVISIBLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** One line of text that visitors may read. */
export const oneLine = z
  .string()
  .refine((value) => value.trim() !== "", "is empty")
  .refine((value) => !INVISIBLE.test(value), "contains an invisible control character");

/** An absolute https address. */
export const httpsAddress = oneLine.refine(
  (value) => URL.canParse(value) && new URL(value).protocol === "https:",
  "must be a full address that starts with https://",
);

/** A host name in lower case, such as barnet.gov.uk (RFC 1123, section 2.1). */
export const hostName = oneLine.regex(
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
  "must be a host name in lower case, such as example.gov.uk, without https://",
);

/** A calendar date, such as 2026-11-23 (ISO 8601). */
export const isoDate = z.iso.date("must be a real date, written like 2026-11-23");
