import { z } from "zod";
import { OTHER_STORAGES } from "cookie-inventory";

/* One item that was seen being stored, as it is kept in the file of an audit. Never a value, only its length. */

const length = z.int().min(0);

const party = z
  .enum(["first", "third"])
  .describe("Whether its host belongs to the organisation that is audited.");

const setBy = z
  .strictObject({
    by: z
      .enum(["header", "script", "unknown"])
      .describe("unknown: it was found in the browser, and nobody was seen setting it."),
    address: z
      .string()
      .nullable()
      .describe("The response, or the script, that set it. null where it is not known."),
  })
  .describe("Who set it.");

export const cookieSchema = z
  .strictObject({
    storage: z.literal("cookie"),
    name: z.string().describe("Empty where the cookie has no name."),
    domain: z.string().describe("The domain that it is sent to, without a dot in front."),
    hostOnly: z
      .boolean()
      .describe(
        "Whether it is sent to this host alone (RFC 6265, section 5.3), not to subdomains.",
      ),
    path: z.string(),
    lifetime: z
      .int()
      .nullable()
      .describe("How long it was asked to stay, in seconds; null for a session cookie."),
    secure: z.boolean(),
    httpOnly: z.boolean(),
    sameSite: z.enum(["Strict", "Lax", "None"]).nullable().describe("null where it is not stated."),
    partitionKey: z
      .string()
      .nullable()
      .describe("The website that a partitioned cookie is bound to; null for all others."),
    party,
    setBy,
    valueLength: length.describe("The length of its value, in bytes."),
    refused: z
      .array(z.string())
      .nullable()
      .describe("The browser’s reasons for not storing it; null where it was stored."),
  })
  .describe("A cookie that was set while the page was open.");

export const itemSchema = z
  .strictObject({
    storage: z.enum(OTHER_STORAGES),
    name: z
      .string()
      .describe("The key, the name of the database or cache, or the path of the service worker."),
    origin: z.string().describe("Such as https://www.example.gov.uk."),
    party,
    valueLength: length.nullable().describe("In bytes; null where it was not measured."),
  })
  .describe("Something other than a cookie that was stored while the page was open.");

export type SeenCookie = z.output<typeof cookieSchema>;
export type SeenItem = z.output<typeof itemSchema>;
