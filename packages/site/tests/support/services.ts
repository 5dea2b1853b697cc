import type { Controller } from "../../src/open-data/services-json.ts";
import { mereford } from "test-support";
import { STATEMENT_FILE } from "../../src/pages/page-files.ts";
import { toPublishedService } from "../../src/services/published-services.ts";
import { ENGLISH } from "./english.ts";
import type { Recipients, RetentionRules, Service } from "../../src/services/service-schema.ts";

/** The council whose services these are. */
export const COUNCIL: Controller = {
  name: "Example Council",
  home: "https://www.example.gov.uk",
  address: "https://privacy.example.gov.uk",
  contacts: {
    dataProtection: "data@example.gov.uk",
    accessibility: null,
    phone: null,
    post: ["Town Hall", "Mereford"],
    dataProtectionOfficer: "dpo@example.gov.uk",
    complaintForm: null,
  },
};

/** The organisations that get personal data from SERVICES, and one that does not. */
export const RECIPIENTS: Recipients = {
  "library-software": {
    name: "Catalogue Systems Ltd",
    country: "US",
    home: "https://www.catalogue.example",
    internal: {
      contact: "inside-recipient-contact",
      systems: ["inside-recipient-system"],
      notes: "inside-recipient-notes",
    },
  },
  "county-libraries": { name: "Example County Council", country: "GB", home: null },
  police: { name: "The police", country: null, home: null },
  bank: {
    name: "Example Bank",
    country: "GB",
    home: null,
    internal: { notes: "inside-unused-recipient" },
  },
};

/** How long SERVICES keep personal data, and a rule that none of them uses. */
export const RETENTION: RetentionRules = {
  membership: {
    // Not as Temporal writes it.
    period: "p2y",
    from: "you last use your library card",
    criteria: null,
    internal: {
      contact: "inside-retention-contact",
      systems: ["inside-retention-system"],
      notes: "inside-retention-notes",
    },
  },
  visits: { period: "P1W", from: null, criteria: null },
  events: { period: null, from: null, criteria: "Until you no longer want to hear from us." },
  archive: {
    period: "P6Y",
    from: null,
    criteria: null,
    internal: { notes: "inside-unused-retention" },
  },
};

/** A service with a value in every field. */
export const LIBRARIES: Service = {
  title: "Libraries",
  group: "Culture and leisure",
  summary: "How we use information about you when you use our libraries.",
  owner: "Library Service",
  nextReview: "2099-10-31",
  people: ["library members", "parents of members under 16"],
  internal: {
    contact: "inside-service-contact",
    systems: ["inside-service-system", "inside-second-system"],
    notes: "inside-service-notes",
  },
  activities: [
    {
      id: "membership",
      title: "Your library card",
      purpose: "To lend you books, & to remind you if a loan is > 3 weeks old.",
      basis: "public-task",
      laws: [
        {
          name: "Public Libraries and Museums Act 1964, section 7",
          href: "https://www.legislation.gov.uk/ukpga/1964/75/section/7",
        },
        { name: "The council’s own rules", href: null },
      ],
      data: ["name and address", "the books that you borrow"],
      specialCategories: [
        { kind: "health", condition: "9(2)(g)", schedule1: 16 },
        { kind: "criminal-offences", condition: "10", schedule1: null },
        { kind: "racial-or-ethnic-origin", condition: null, schedule1: null },
      ],
      sources: [
        "you",
        { name: "your school", public: false },
        { name: "the electoral register", public: true },
      ],
      mustProvide: {
        obligation: "needed-for-the-service",
        otherwise: "Without it we cannot lend you books.",
      },
      recipients: [
        { recipient: "library-software", role: "processor", why: "It runs our catalogue." },
        { recipient: "county-libraries", role: "joint-controller", why: null },
        { recipient: "police", role: "controller", why: "They look into thefts." },
      ],
      transfers: [
        { country: "US", safeguard: "transfer-addendum", copy: "Ask the Library Service." },
        { country: "JP", safeguard: "adequacy-regulations", copy: null },
        { country: "IN", safeguard: null, copy: null },
      ],
      retention: "membership",
      automatedDecisions: [
        {
          logic: "A computer adds up your fines.",
          effect: "You cannot borrow above £20.",
          record: "https://www.gov.uk/algorithmic-transparency-records/library-fines",
        },
        { logic: null, effect: null, record: null },
      ],
    },
    {
      id: "news",
      title: "Library news",
      purpose: "To send you news of our events.",
      basis: "consent",
      laws: [],
      withdrawal: "Follow the link in each email.",
      data: ["email address"],
      specialCategories: [],
      sources: ["you"],
      mustProvide: { obligation: "optional", otherwise: null },
      recipients: [],
      transfers: [],
      retention: "events",
      automatedDecisions: [],
    },
    {
      id: "visits",
      title: "Counting visits",
      purpose: "To know how many people use our libraries.",
      basis: "legitimate-interests",
      interests: "We want to open when people come, which no law makes our task.",
      laws: [],
      data: ["when you come in"],
      specialCategories: [],
      sources: ["you"],
      mustProvide: { obligation: "optional", otherwise: null },
      recipients: [],
      transfers: [],
      retention: "visits",
      automatedDecisions: [],
    },
  ],
};

/** A service of another controller, with no more than has to be there. */
const ELECTORAL_ROLL: Service = {
  title: "Electoral roll",
  group: "Council and democracy",
  summary: "How the list of voters is kept.",
  owner: null,
  nextReview: null,
  controller: {
    name: "Electoral registration officer",
    email: "officer@elections.example",
    dataProtectionOfficer: null,
  },
  people: null,
  activities: [
    {
      id: "register",
      title: "The list of voters",
      purpose: null,
      basis: null,
      laws: null,
      data: null,
      specialCategories: null,
      sources: null,
      mustProvide: null,
      recipients: null,
      transfers: null,
      retention: null,
      automatedDecisions: null,
    },
  ],
};

/** The services by the name of their file. */
const SERVICES: Readonly<Record<string, Service>> = {
  libraries: LIBRARIES,
  "electoral-roll": ELECTORAL_ROLL,
};

/** Returns services as they are published. */
export function publishServices(services: Readonly<Record<string, Service>> = SERVICES) {
  return Object.entries(services).map(([key, service]) =>
    toPublishedService(key, `/services/${key}/`, service, RECIPIENTS, RETENTION, ENGLISH),
  );
}

/** Returns Libraries as it is published, with only its first activity, which has these changes. */
export function publishActivity(changes: Partial<Service["activities"][number]>) {
  const [first] = LIBRARIES.activities;
  if (first === undefined) throw new Error("Libraries has no activity.");
  return publishServices({
    libraries: { ...LIBRARIES, activities: [{ ...first, ...changes }] },
  });
}

/** Returns the files of these services and registries, and the test council’s statement with a link to them. */
export function serviceFiles(): Record<string, string> {
  const files: Record<string, object> = {
    "_data/recipients.json": RECIPIENTS,
    "_data/retention.json": RETENTION,
  };
  for (const [key, service] of Object.entries(SERVICES))
    files[`_data/services/${key}.json`] = service;
  return {
    ...Object.fromEntries(
      Object.entries(files).map(([file, data]) => [file, `${JSON.stringify(data, null, 2)}\n`]),
    ),
    [STATEMENT_FILE]: `${mereford()[STATEMENT_FILE]}\n::services\n`,
  };
}
