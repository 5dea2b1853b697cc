import { z } from "zod";
import { hostName, httpsAddress, isoDate, oneLine } from "../files/field-schemas.ts";
import { UNNAMED } from "./name-patterns.ts";

/** Where a website can keep something on a visitor's device, beside cookies. */
export const OTHER_STORAGES = [
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "cacheStorage",
  "serviceWorker",
] as const;

export const STORAGES = ["cookie", ...OTHER_STORAGES] as const;

/** GOV.UK's four categories, in the order in which visitors see them. */
export const CATEGORIES = ["essential", "functional", "analytics", "other"] as const;

/**
 * The paragraphs of PECR Schedule A1 that let a website store something: 2 consent, 3 transmission,
 * 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location.
 */
export const PARAGRAPHS = [2, 3, 4, 5, 6, 7] as const;

/** What each field is for: an editor's hints, in the editor and in messages alike. */
export const FIELDS = {
  $schema: "Lets your editor help you; leave it as it is.",
  providers: "Who sets the cookies: one entry each, under a short key that the cookies refer to.",
  cookies: "One record for each cookie, or other thing that is stored on a visitor’s device.",
  home: "The provider’s website: a full address that starts with https://.",
  privacyPolicy: "The address of the provider’s privacy policy, or null if it is not known.",
  name: `Its exact name, capitals included. A “*” stands for a part that changes, as in _ga_*; write ${UNNAMED} where it has no name at all. For a provider: its name, as visitors know it.`,
  aliases: "Other names that the same thing goes by; [] if there are none.",
  storage: `What kind of storage it is: ${STORAGES.join(", ")}.`,
  category: `What visitors find it under: ${CATEGORIES.join(", ")}.`,
  persistence: "“session” if it goes when the browser is closed, “persistent” if it stays.",
  duration:
    "How long it stays, in ISO 8601: P2Y is 2 years, P6M 6 months, P7D 7 days, PT30M 30 minutes. null if the council has not stated it.",
  domain: "The domain that it belongs to, such as example.gov.uk.",
  provider: "Who sets it: a key from “providers” at the top of this file.",
  purpose: "What it does, in a plain sentence or two that visitors will read.",
  setBy:
    "“server” if a response sets it, “client” if a script does, “unknown” if nobody has looked.",
  exception:
    "The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if the council has not stated it.",
  status:
    "“draft” is not published; “declared” is what the council says; “verified” was seen on the website; “retired” is no longer set and not shown.",
  lastVerified: "The day it was last seen on the website, such as 2026-11-23, or null.",
  behindLogin:
    "true if only visitors who have logged in get it: the audit cannot log in, and never says that it is gone. Leave it out otherwise.",
} as const;

const name = oneLine
  .regex(/^[^\s=;,]*$/, "must not contain a space, “=”, “;” or “,”")
  .describe(FIELDS.name);

const duration = z
  .string()
  .refine(isDuration, "must be an ISO 8601 duration, such as P2Y or PT30M, or null")
  .nullable()
  .describe(FIELDS.duration);

const common = {
  name,
  aliases: z.array(name).describe(FIELDS.aliases),
  storage: z.enum(STORAGES).describe(FIELDS.storage),
  persistence: z.enum(["session", "persistent"]).describe(FIELDS.persistence),
  duration,
  domain: hostName.describe(FIELDS.domain),
  provider: z.string().describe(FIELDS.provider),
  setBy: z.enum(["server", "client", "unknown"]).describe(FIELDS.setBy),
  exception: z
    .literal([...PARAGRAPHS])
    .nullable()
    .describe(FIELDS.exception),
  lastVerified: isoDate.nullable().describe(FIELDS.lastVerified),
  behindLogin: z.boolean().optional().describe(FIELDS.behindLogin),
};

const complete = {
  ...common,
  category: z.enum(CATEGORIES).describe(FIELDS.category),
  purpose: oneLine.describe(FIELDS.purpose),
};

/** One record by itself. */
export const cookieSchema = z.discriminatedUnion("status", [
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
  name: oneLine.describe("The provider’s name, as visitors know it."),
  home: httpsAddress.describe(FIELDS.home),
  privacyPolicy: httpsAddress.nullable().describe(FIELDS.privacyPolicy),
});

/** The cookie inventory as `_data/cookies.json` holds it: the one source of its types and its JSON Schema. */
export const inventorySchema = z.strictObject({
  $schema: z.string().optional().describe(FIELDS.$schema),
  providers: z
    .record(z.string().regex(/^[a-z0-9-]+$/, "must be small letters, digits and hyphens"), provider)
    .describe(FIELDS.providers),
  cookies: z.array(cookieSchema).describe(FIELDS.cookies),
});

/** The inventory, each part checked by itself; `read.ts` checks that the parts fit together. */
export type Inventory = z.output<typeof inventorySchema>;
/** One record of the inventory, of whatever status. */
export type CookieRecord = Inventory["cookies"][number];
/** A record that visitors see. */
export type PublishedRecord = Extract<CookieRecord, { status: "declared" | "verified" }>;
/** Who sets a cookie. */
export type Provider = Inventory["providers"][string];

/**
 * The JSON Schema for editors, draft 7 because that is what VS Code reads in full.
 * Returns a value for JSON.stringify.
 */
export function inventoryJsonSchema(): object {
  return {
    ...z.toJSONSchema(inventorySchema, { target: "draft-7", io: "input" }),
    title: "Cookie inventory",
  };
}

function isDuration(value: string): boolean {
  try {
    return Temporal.Duration.from(value).sign === 1;
  } catch {
    return false;
  }
}
