import { OTHER_STORAGES } from "cookie-inventory";
import { z } from "zod";

/* The format of a stored item in saved results. Its value is never saved, only the length. */

const length = z.int().min(0);

const party = z.enum(["first", "third"]).describe("first: its host belongs to the organisation.");

const setBy = z
  .strictObject({
    by: z
      .enum(["header", "script", "unknown"])
      .describe("unknown: it was found in the browser, but the audit did not observe what set it."),
    address: z
      .string()
      .nullable()
      .describe(
        "The address of the response or script that set it, without its query; null if unknown.",
      ),
    line: z
      .int()
      .min(1)
      .nullable()
      .describe("The line of the script, from 1; null if unknown, and for a response."),
  })
  .describe("The response or script that set it.");

export const cookieSchema = z
  .strictObject({
    storage: z.literal("cookie"),
    name: z.string().describe("Empty if the cookie has no name."),
    domain: z.string().describe("The domain to which it is sent, without a leading dot."),
    hostOnly: z
      .boolean()
      .describe(
        "Whether it is sent only to this host and not to its subdomains (RFC 6265, section 5.3).",
      ),
    path: z.string(),
    lifetime: z
      .int()
      .nullable()
      .describe("The lifetime that was requested, in seconds; null for a session cookie."),
    secure: z.boolean(),
    httpOnly: z.boolean(),
    sameSite: z
      .enum(["Strict", "Lax", "None"])
      .nullable()
      .describe("null if there is no such attribute."),
    partitionKey: z
      .string()
      .nullable()
      .describe("The top-level site of a partitioned cookie; null for other cookies."),
    party,
    setBy,
    valueLength: length.describe("The length of its value, in bytes."),
    refused: z
      .array(z.string())
      .nullable()
      .describe("The browser’s reasons for not storing it; null if it was stored."),
  })
  .describe("A cookie that was set while the page was open.");

export const itemSchema = z
  .strictObject({
    storage: z.enum(OTHER_STORAGES),
    name: z
      .string()
      .describe(
        "The key, the name of the database or cache, or the path of the service worker’s script.",
      ),
    origin: z.string().describe("For example https://www.example.gov.uk."),
    party,
    setBy,
    valueLength: length.nullable().describe("In bytes; null if it was not measured."),
  })
  .describe("Something other than a cookie that was stored while the page was open.");

export type SeenCookie = z.output<typeof cookieSchema>;
export type SeenItem = z.output<typeof itemSchema>;
export type SetBy = SeenCookie["setBy"];
