import {
  httpsAddress,
  isIsoDuration,
  isoDate,
  readableText,
  toEditorSchema,
} from "cookie-inventory";
import { z } from "zod";
import { isCountry } from "./countries.ts";
import {
  BASES,
  CONDITION_NAMES,
  OBLIGATIONS,
  ROLES,
  SAFEGUARDS,
  SPECIAL_CATEGORIES,
} from "./lawful-bases.ts";
import {
  RECIPIENT_FIELDS,
  REGISTRY_TEXTS,
  RETENTION_FIELDS,
  SERVICE_FIELDS,
  SERVICE_TEXTS,
} from "./service-fields.ts";

/** More would make a page that is too long to read, and larger than any page may be. */
export const MAX_ACTIVITIES = 30;

/** Longer lists do not help a reader. */
const MAX_ENTRIES = 50;

const text = readableText
  .refine((value) => !/<[a-z!/]|&#?\w+;/i.test(value), "contains HTML: write plain text")
  .refine((value) => value.length <= 500, "has more than 500 characters");

const email = z.email("must be an email address");

/** The name of a service’s file, of an activity and of an entry in a registry. */
const key = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    "must start with a letter, and have only lower case letters, digits and single hyphens",
  )
  .max(50, "must have at most 50 characters");

const internal = z
  .strictObject({
    contact: readableText.optional(),
    systems: list(readableText).optional(),
    notes: readableText.optional(),
  })
  .optional();

function list<T extends z.ZodType>(entry: T) {
  return z.array(entry).max(MAX_ENTRIES, `must have at most ${MAX_ENTRIES} entries`);
}

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: "must be a country’s code of two capital letters", abort: true })
  .refine(isCountry, "is not the code of a country");

const specialCategory = z.strictObject({
  kind: z.enum(SPECIAL_CATEGORIES),
  condition: z.enum(CONDITION_NAMES).nullable(),
  schedule1: z.int().min(1, "must be 1 or more").max(37, "must be 37 or less").nullable(),
});

const source = z.union(
  [z.literal("you"), z.strictObject({ name: text, public: z.boolean() })],
  'must be "you", or a record with “name” and “public”',
);

const activitySchema = z.strictObject({
  id: key,
  title: text,
  purpose: text.nullable(),
  basis: z.enum(BASES).nullable(),
  laws: list(z.strictObject({ name: text, href: httpsAddress.nullable() })).nullable(),
  interests: text.nullable().optional(),
  withdrawal: text.nullable().optional(),
  data: list(text).min(1, "must name at least one kind of data").nullable(),
  specialCategories: list(specialCategory).nullable(),
  sources: list(source).min(1, "must name at least one source").nullable(),
  mustProvide: z
    .strictObject({ obligation: z.enum(OBLIGATIONS), otherwise: text.nullable() })
    .nullable(),
  recipients: list(
    z.strictObject({ recipient: z.string(), role: z.enum(ROLES), why: text.nullable() }),
  ).nullable(),
  transfers: list(
    z.strictObject({
      country,
      safeguard: z.enum(SAFEGUARDS).nullable(),
      copy: text.nullable(),
    }),
  ).nullable(),
  retention: z.string().nullable(),
  automatedDecisions: list(
    z.strictObject({
      logic: text.nullable(),
      effect: text.nullable(),
      record: httpsAddress.nullable(),
    }),
  ).nullable(),
});

export const serviceSchema = z.strictObject({
  title: text,
  group: text.nullable(),
  summary: text.max(160, "must have at most 160 characters").nullable(),
  owner: text.nullable(),
  nextReview: isoDate.nullable(),
  controller: z
    .strictObject({ name: text, email: email.nullable(), dataProtectionOfficer: email.nullable() })
    .optional(),
  people: list(text).min(1, "must name at least one group of people").nullable(),
  internal,
  activities: z
    .array(activitySchema)
    .min(1, "must have at least one activity")
    .max(MAX_ACTIVITIES, `must have at most ${MAX_ACTIVITIES} activities`),
});

export const recipientsSchema = z.record(
  z.string(),
  z.strictObject({
    name: text,
    country: country.nullable(),
    home: httpsAddress.nullable(),
    internal,
  }),
);

export const retentionSchema = z.record(
  z.string(),
  z.strictObject({
    period: z
      .string()
      .refine(isIsoDuration, "must be an ISO 8601 duration, such as P2Y or P6M")
      .nullable(),
    from: text.nullable(),
    criteria: text.nullable(),
    internal,
  }),
);

/** A service, as its file in `_data/services` declares it. Null is an open question; an empty list means “none”. */
export type Service = z.output<typeof serviceSchema>;
/** What a service uses personal data for. */
export type Activity = Service["activities"][number];
/** The organisations that get personal data, by key. */
export type Recipients = z.output<typeof recipientsSchema>;
/** How long data is kept, by key. */
export type RetentionRules = z.output<typeof retentionSchema>;

/**
 * Returns why a text cannot be the name of a service’s file, or a key of a registry, to complete a sentence that starts
 * with it; undefined if it can.
 */
export function findKeyMistake(name: string): string | undefined {
  return key.safeParse(name).error?.issues[0]?.message;
}

/** Returns the JSON Schema of a service’s file for editors. */
export function serviceJsonSchema(): object {
  const title = "How a service uses personal data";
  return toEditorSchema(serviceSchema, title, SERVICE_FIELDS, SERVICE_TEXTS);
}

/** Returns the JSON Schema of `_data/recipients.json` for editors. */
export function recipientsJsonSchema(): object {
  const title = "Organisations that get personal data";
  return toEditorSchema(recipientsSchema, title, RECIPIENT_FIELDS, REGISTRY_TEXTS);
}

/** Returns the JSON Schema of `_data/retention.json` for editors. */
export function retentionJsonSchema(): object {
  const title = "How long personal data is kept";
  return toEditorSchema(retentionSchema, title, RETENTION_FIELDS, REGISTRY_TEXTS);
}
