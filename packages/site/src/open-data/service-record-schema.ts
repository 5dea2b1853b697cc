import { z } from "zod";
import {
  BASES,
  CONDITION_NAMES,
  OBLIGATIONS,
  ROLES,
  SAFEGUARDS,
  SPECIAL_CATEGORIES,
} from "../services/lawful-bases.ts";
import { RIGHTS } from "../services/people-rights.ts";
import { createOpenDataJsonSchema, edition, isoDuration, link } from "./open-data-fields.ts";

/** The version of the format. It increases when a field is renamed or removed, or changes its meaning. */
export const SERVICE_RECORD_VERSION = 1;

const text = z.string();
const orNull = text.nullable();
const country = text.regex(/^[A-Z]{2}$/);

const organisationSchema = z
  .object({
    name: text.describe("Its name."),
    home: link.describe("Its main website."),
    statement: link.describe("Its privacy statement, which people read."),
    contacts: z
      .object({
        email: z.email().describe("The email address for questions about personal data."),
        phone: orNull.describe("The phone number for these questions."),
        post: z.array(text).nullable().describe("The lines of the postal address."),
        dataProtectionOfficer: z
          .email()
          .nullable()
          .describe("The email address of the data protection officer."),
      })
      .describe("How to reach it, and its data protection officer."),
  })
  .describe("The controller, unless a service has another one: Article 30(1)(a).");

const controllerSchema = z
  .object({
    name: text.describe("Its name."),
    email: z.email().nullable().describe("Its email address."),
    dataProtectionOfficer: z
      .email()
      .nullable()
      .describe("The email address of its data protection officer."),
  })
  .nullable()
  .describe("The controller of this service; null if that is “organisation”.");

const lawSchema = z.object({
  name: text.describe("Its name, with the section."),
  href: link.nullable().describe("Its address."),
});

const specialCategorySchema = z.object({
  kind: z.enum(SPECIAL_CATEGORIES).describe("The kind of data."),
  condition: z
    .enum(CONDITION_NAMES)
    .nullable()
    .describe("The point of UK GDPR article 9(2), or article 10, that allows its use."),
  schedule1: z
    .int()
    .nullable()
    .describe(
      "The paragraph of Schedule 1 to the Data Protection Act 2018; null also where the condition needs none.",
    ),
});

const sourceSchema = z.object({
  kind: z
    .enum(["person", "public", "other"])
    .describe(
      "person: the person whom the data is about; public: a source that is open to everybody; other: another source.",
    ),
  name: orNull.describe("The name of the source; null for “person”."),
});

const recipientSchema = z.object({
  name: text.describe("Its name, or a kind of organisation."),
  home: link.nullable().describe("Its website."),
  country: country.nullable().describe("Where it keeps the data: ISO 3166, such as GB."),
  role: z.enum(ROLES).describe("What it is under UK GDPR articles 4(7), 26 and 28."),
  why: orNull.describe("Why it gets the data."),
});

const transferSchema = z.object({
  country: country.describe("Where the data is sent: ISO 3166, such as US."),
  safeguard: z
    .enum(SAFEGUARDS)
    .nullable()
    .describe("What protects the data there: UK GDPR articles 45 to 49."),
  copy: orNull.describe("How to get a copy of the safeguard."),
});

const activitySchema = z.object({
  id: text.describe("Its name for programs, which is unique in the service and does not change."),
  title: text.describe("Its name."),
  purpose: orNull.describe("What the data is used for: Article 30(1)(b)."),
  lawfulBasis: z
    .object({
      basis: z.enum(BASES).describe("Its name."),
      article: text.describe("The point of UK GDPR article 6(1), such as 6(1)(e)."),
    })
    .nullable()
    .describe("What allows the use of the data."),
  laws: z.array(lawSchema).nullable().describe("The laws that give the task or the duty."),
  interests: orNull.describe("The legitimate interests; null also with another lawful basis."),
  withdrawal: orNull.describe("How to withdraw consent; null also where none was asked for."),
  data: z.array(text).nullable().describe("The kinds of data: Article 30(1)(c)."),
  specialCategories: z
    .array(specialCategorySchema)
    .nullable()
    .describe("The special category and criminal offence data among it."),
  sources: z.array(sourceSchema).nullable().describe("Where the data comes from."),
  mustProvide: z
    .object({
      obligation: z.enum(OBLIGATIONS).describe("Whether they must."),
      otherwise: orNull.describe("What happens if they do not."),
    })
    .nullable()
    .describe("Whether people must give the data."),
  recipients: z
    .array(recipientSchema)
    .nullable()
    .describe("Who gets the data outside the service: Article 30(1)(d)."),
  transfers: z
    .array(transferSchema)
    .nullable()
    .describe("Where the data is sent outside the United Kingdom: Article 30(1)(e)."),
  retention: z
    .object({
      period: isoDuration.nullable().describe("How long, as an ISO 8601 duration."),
      from: orNull.describe("The event from which the period counts."),
      criteria: orNull.describe("How the time is decided, if it is no fixed period."),
    })
    .nullable()
    .describe("How long the data is kept: Article 30(1)(f)."),
  automatedDecisions: z
    .array(
      z.object({
        logic: orNull.describe("How the decision is made."),
        effect: orNull.describe("What it means for people."),
        record: link
          .nullable()
          .describe("Its record by the Algorithmic Transparency Recording Standard."),
      }),
    )
    .nullable()
    .describe("Decisions that a computer makes alone."),
  rights: z
    .array(z.enum(RIGHTS))
    .nullable()
    .describe(
      "The rights that follow from the lawful basis; null where that is not stated. Being informed and objecting to direct marketing are rights in every case.",
    ),
});

const serviceSchema = z.object({
  address: link.describe("The address of its notice, which people read."),
  edition: edition.describe("The latest edition of its notice; null where there is none."),
  title: text.describe("Its name."),
  group: text.describe("The group under which the council lists it."),
  summary: text.describe("What the notice is about."),
  owner: orNull.describe("The team that answers questions about the notice."),
  people: z.array(text).nullable().describe("Whom the data is about: Article 30(1)(c)."),
  controller: controllerSchema,
  activities: z.array(activitySchema).describe("What the service uses personal data for."),
});

/** The schema of /services.json. Its type and the published JSON Schema are derived from it. */
export const serviceRecordSchema = z.object({
  $schema: link.describe("The address of this schema."),
  version: z
    .literal(SERVICE_RECORD_VERSION)
    .describe("Goes up when a program that reads this would have to change."),
  organisation: organisationSchema,
  services: z.array(serviceSchema).describe("By group and title, in alphabetical order."),
});

/** The content of /services.json. Unstated values are null; an empty list means “none”. */
export type ServiceRecord = z.output<typeof serviceRecordSchema>;
/** A service in /services.json. */
export type ServiceEntry = ServiceRecord["services"][number];
/** An activity in /services.json. */
export type ActivityEntry = ServiceEntry["activities"][number];

/** Returns the JSON Schema of /services.json; `address` is its own full address. */
export function createServiceRecordJsonSchema(address: string): object {
  return createOpenDataJsonSchema(serviceRecordSchema, address, {
    title: "What services use personal data for",
    description:
      "The record of processing activities under UK GDPR article 30(1), as far as it is public. It leaves out the general description of security measures, point (g). A value that is not stated is null, and an empty list means “none”.",
  });
}
