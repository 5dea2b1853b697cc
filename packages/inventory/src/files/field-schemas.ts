import { z } from "zod";

// Each schema parses one file, so compiling it would take longer than it saves (https://zod.dev/api#zconfig).
z.config({ jitless: true });

/* Fields of several files. Each message completes a sentence that starts with the field’s name. */

/**
 * Control characters, and those that change the direction of text, which could make one text look like another
 * (Unicode Technical Report 36, section 2.10).
 */
export const INVISIBLE_CHARACTERS = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

export const singleLineText = z
  .string()
  .refine((value) => value.trim() !== "", "is empty")
  .refine((value) => !INVISIBLE_CHARACTERS.test(value), "contains an invisible control character");

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
