import { z } from "zod";
import { toEditorSchema } from "../files/editor-schema.ts";
import { fieldOf } from "../files/field-of.ts";
import {
  hostName,
  httpsAddress,
  isoDate,
  readableText,
  singleLineText,
} from "../files/field-schemas.ts";
import type { Partly } from "../files/valid-values.ts";
import type { TranslatableFields } from "../languages/text-records.ts";
import { isIsoDuration } from "./duration.ts";
import { UNNAMED } from "./name-patterns.ts";

/** The kinds of storage on a visitor’s device, besides cookies. */
export const OTHER_STORAGES = [
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "cacheStorage",
  "serviceWorker",
] as const;

export const STORAGES = ["cookie", ...OTHER_STORAGES] as const;

/** GOV.UK’s four categories, in the order in which visitors see them. */
export const CATEGORIES = ["essential", "functional", "analytics", "other"] as const;

/** The paragraphs of PECR Schedule A1 that allow a website to store something. */
export const EXCEPTION_PARAGRAPHS = [2, 3, 4, 5, 6, 7] as const;

export const EXCEPTION_CHOICES =
  "2 (consent), 3 (transmission), 4 (strictly necessary), 5 (statistics), 6 (appearance), 7 (emergency location)";

/** The fields that an audit may suggest a value for. Never the exception: the data protection officer decides it. */
const SUGGESTIBLE_FIELDS = ["provider", "category", "purpose", "duration"] as const;

/** The hint for each field, for editors: in the JSON Schema and in messages. */
export const FIELDS = {
  $schema: "Leave this as it is. It lets your editor show these hints.",
  providers:
    "The organisations that set the cookies. Each has a short key, which the records use in “provider”.",
  cookies: "One record for each cookie, or other item that is stored on a visitor’s device.",
  home: "The full address of the provider’s website, starting with https://.",
  privacyPolicy: "The full address of the provider’s privacy policy, or null if it is not known.",
  name: `The exact name, including capital letters. Write “*” for a part that changes, as in _ga_*, and ${UNNAMED} if it has no name. For a provider: the name that visitors know.`,
  aliases: "Other names of the same item, or [] if there are none.",
  realName:
    "The item’s real name, if “name” is not quite right: one of “aliases”. Visitors see it first, then “recorded as” and “name”. Otherwise, leave this field out.",
  storage: `The kind of storage: ${STORAGES.join(", ")}.`,
  category: `The category that visitors find it under: ${CATEGORIES.join(", ")}.`,
  persistence: "“session” if it is deleted when the browser is closed, “persistent” if it is kept.",
  duration:
    "How long it lasts, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P7D 7 days, PT30M 30 minutes. null for a session cookie, or if it is not known.",
  domain: "The domain that it belongs to, such as example.gov.uk.",
  provider: "The organisation that sets it: a key from “providers” at the top of this file.",
  purpose: "What it is for, in one or two plain sentences that visitors will read.",
  setBy:
    "“server” if the web server sets it, “client” if a script on the page does, “unknown” if it has not been checked. Pages do not show it: the audit compares it.",
  exception: `The paragraph of PECR Schedule A1 that you rely on: ${EXCEPTION_CHOICES}. null if that is not decided yet.`,
  status:
    "“draft” is not published yet, “declared” is what you state, “verified” was found on the website, “retired” is no longer set or shown.",
  lastVerified:
    "The date when it was last found on the website, such as 2026-11-23, or null. Visitors see it as the last check of the item.",
  suggested:
    "The fields that the audit filled in with a suggestion, each with its source. Check the field, correct it if it is wrong, then remove it here. Only a draft may have suggestions.",
  behindLogin:
    "true if only logged-in visitors get it. The audit reports this item as gone only where a journey in _data/websites.json signs in. Otherwise, leave this field out.",
} as const;

const name = singleLineText
  .regex(/^[^\s=;,]*$/, "must not contain a space, “=”, “;” or “,”")
  .describe(FIELDS.name);

const duration = z
  .string()
  .refine(isIsoDuration, "must be an ISO 8601 duration, such as P2Y or PT30M, or null")
  .nullable()
  .describe(FIELDS.duration);

const suggested = z
  .strictObject({
    provider: singleLineText.optional(),
    category: singleLineText.optional(),
    purpose: singleLineText.optional(),
    duration: singleLineText.optional(),
  } satisfies Record<(typeof SUGGESTIBLE_FIELDS)[number], z.ZodType>)
  .optional()
  .describe(FIELDS.suggested);

const common = {
  name,
  aliases: z.array(name).max(100, "must have at most 100 entries").describe(FIELDS.aliases),
  realName: name.describe(FIELDS.realName).optional(),
  storage: z.enum(STORAGES).describe(FIELDS.storage),
  persistence: z.enum(["session", "persistent"]).describe(FIELDS.persistence),
  duration,
  domain: hostName.describe(FIELDS.domain),
  provider: z.string().describe(FIELDS.provider),
  setBy: z.enum(["server", "client", "unknown"]).describe(FIELDS.setBy),
  exception: z
    .literal([...EXCEPTION_PARAGRAPHS])
    .nullable()
    .describe(FIELDS.exception),
  lastVerified: isoDate.nullable().describe(FIELDS.lastVerified),
  behindLogin: z.boolean().optional().describe(FIELDS.behindLogin),
  suggested,
};

const complete = {
  ...common,
  category: z.enum(CATEGORIES).describe(FIELDS.category),
  purpose: readableText.describe(FIELDS.purpose),
};

// A draft is first: a record whose status is wrong is compared with it (schema-check.ts).
const cookieSchema = z.discriminatedUnion("status", [
  z.strictObject({
    ...common,
    status: z.literal("draft").describe(FIELDS.status),
    provider: common.provider.nullable(),
    category: complete.category.nullable().optional(),
    purpose: complete.purpose.nullable().optional(),
  }),
  z.strictObject({
    ...complete,
    status: z.literal(["declared", "verified"]).describe(FIELDS.status),
  }),
  z.strictObject({ ...complete, status: z.literal("retired").describe(FIELDS.status) }),
]);

const provider = z.strictObject({
  name: readableText.describe("The provider’s name, as visitors know it."),
  home: httpsAddress.describe(FIELDS.home),
  privacyPolicy: httpsAddress.nullable().describe(FIELDS.privacyPolicy),
});

/** The keys of providers, which readInventory checks: a wrong one would hide the mistakes in its provider. */
export const PROVIDER_KEY = /^[a-z0-9-]+$/;

/** The schema of `_data/cookies.json`, the only source of its types and its JSON Schema. */
export const inventorySchema = z.strictObject({
  $schema: z.string().optional().describe(FIELDS.$schema),
  providers: z
    .record(z.string(), provider)
    .meta({ propertyNames: { type: "string", pattern: PROVIDER_KEY.source } })
    .describe(FIELDS.providers),
  cookies: z.array(cookieSchema).describe(FIELDS.cookies),
});

/** The inventory according to its schema. readInventory also checks that its records are consistent. */
export type Inventory = z.output<typeof inventorySchema>;
/** A record of the inventory, with any status. */
export type CookieRecord = Inventory["cookies"][number];
/** A record that is shown to visitors. */
export type PublishedRecord = Extract<CookieRecord, { status: "declared" | "verified" }>;
/** The organisation that sets a cookie. */
export type Provider = Inventory["providers"][string];

/** The texts of the inventory that can be in several languages: those of cookies that visitors see. */
export const TRANSLATABLE: TranslatableFields = {
  required: ["purpose"],
  isPublished: (data, [, index = ""]) => {
    const status = fieldOf(fieldOf(fieldOf(data, "cookies"), index), "status");
    return status === "declared" || status === "verified";
  },
};

/** Returns the fields of a record that a person still has to confirm. */
export function listSuggested({
  suggested: sources = {},
}: Pick<Partly<CookieRecord>, "suggested">): (typeof SUGGESTIBLE_FIELDS)[number][] {
  return SUGGESTIBLE_FIELDS.filter((field) => sources[field] !== undefined);
}

/** Returns the JSON Schema for editors. */
export function inventoryJsonSchema(): object {
  return toEditorSchema(inventorySchema, "Cookie inventory", {}, TRANSLATABLE);
}
