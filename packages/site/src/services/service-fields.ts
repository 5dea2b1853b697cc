import type { TranslatableFields } from "cookie-inventory";
import {
  BASES,
  CONDITION_NAMES,
  OBLIGATIONS,
  ROLES,
  SAFEGUARDS,
  SPECIAL_CATEGORIES,
} from "./lawful-bases.ts";

const ASKED = "null while that is not known: the check then asks for it";
const OPEN = `${ASKED}, and the page says that it is not stated yet.`;

/** Returns a field’s hint for a question about it, which need not say how to leave it open. */
export function toAnswerHint(hint: string): string {
  const end = hint.indexOf(ASKED);
  return end === -1 ? hint : hint.slice(0, end).trim();
}

/** The hint for each field of a service, for editors: in the JSON Schema and in messages. */
export const SERVICE_FIELDS = {
  title: "The name of the service or of the activity, as people know it, such as Libraries.",
  group: `The group under which /services/ lists it, such as Culture and leisure. Write it in the same way in each service. ${ASKED}, and /services/ lists it under “Other services”.`,
  summary: `What this notice is about, in one plain sentence of at most 160 characters. Search engines and /services/ show it. ${ASKED}.`,
  owner: `The team that answers questions about this notice, such as Library Service. ${ASKED}.`,
  nextReview: `The date by which this notice has to be reviewed, such as 2027-11-30. The check warns before it. ${ASKED}.`,
  controller:
    "Who decides how the data is used, if it is not the council, such as the electoral registration officer. Otherwise, leave this field out.",
  name: "The name of the controller, the recipient or the law.",
  email: `The email address of this controller. ${OPEN}`,
  dataProtectionOfficer: `The email address of this controller’s data protection officer. ${OPEN}`,
  people: `The people whose data is used, such as ["library members"]. ${OPEN}`,
  internal:
    "Notes for the council alone: a contact, the names of systems, and others. Nothing in it is ever published. You can leave it out.",
  contact: "Who to ask inside the council. Never published.",
  systems: "The systems that hold the data. Never published.",
  notes: "Other notes. Never published.",
  activities:
    "One record for each thing that the service uses personal data for: at least one, at most 30.",
  id: "A short name that stays the same: lower case letters, digits and hyphens, such as membership.",
  purpose: `What the data is used for, in one or two plain sentences. ${OPEN}`,
  basis: `The lawful basis of UK GDPR article 6(1): ${BASES.join(", ")}. ${OPEN}`,
  laws: `The laws that give this task or duty, each with “name” and “href”. [] if it needs none. ${OPEN}`,
  href: "The full address, such as https://www.legislation.gov.uk/ukpga/Eliz2/1964/75, or null.",
  interests: `With legitimate-interests only: whose interests they are, what they are, and why this is not one of the council’s tasks. ${OPEN}`,
  withdrawal: `With consent only: how people can withdraw it, in a plain sentence. ${OPEN}`,
  data: `The kinds of data, such as ["name and address", "the books you borrow"]. ${OPEN}`,
  specialCategories: `The special category and criminal offence data, each with “kind”, “condition” and “schedule1”. [] if there is none. ${OPEN}`,
  kind: `The kind of special category data: ${SPECIAL_CATEGORIES.join(", ")}.`,
  condition: `The condition that allows it. A point of UK GDPR article 9(2): ${CONDITION_NAMES.filter((name) => !name.startsWith("10")).join(", ")}. For criminal offences: 10, or 10-official-authority if the data is used under the control of official authority. ${OPEN}`,
  schedule1:
    "The number of the paragraph in Schedule 1 to the Data Protection Act 2018, such as 18. null if the condition needs none, or while that is not known.",
  sources: `Where the data comes from: "you" for the person, and records with “name” and “public” for others. ${OPEN}`,
  public: "true if everybody can look it up there, otherwise false.",
  mustProvide: `Whether people must give this data: a record with “obligation” (${OBLIGATIONS.join(", ")}) and “otherwise”. ${OPEN}`,
  obligation: `One of ${OBLIGATIONS.join(", ")}.`,
  otherwise: `What happens if they do not give it, in a plain sentence. ${ASKED}.`,
  recipients: `Who gets the data outside the service, each with “recipient”, “role” and “why”. [] if no one does. ${OPEN}`,
  recipient: "A key from _data/recipients.json.",
  role: `What the recipient is: ${ROLES.join(", ")}.`,
  why: `Why they get it, in a plain sentence. ${OPEN}`,
  transfers: `Where data is sent outside the UK, each with “country”, “safeguard” and “copy”. [] if it is not. ${OPEN}`,
  country: "The country’s code of two letters (ISO 3166), such as US. GB for the United Kingdom.",
  safeguard: `What protects the data there: ${SAFEGUARDS.join(", ")}. ${OPEN}`,
  copy: `How people can get a copy of the safeguard, in a plain sentence. ${ASKED}.`,
  retention: `How long the data is kept: a key from _data/retention.json. ${OPEN}`,
  automatedDecisions: `Decisions that a computer makes alone, each with “logic”, “effect” and “record”. [] if there are none. ${OPEN}`,
  logic: `How the decision is made, in a plain sentence. ${OPEN}`,
  effect: `What the decision means for people, in a plain sentence. ${OPEN}`,
  record:
    "The full address of the Algorithmic Transparency Recording Standard record, or null if there is none.",
} as const;

/** The hints for `_data/recipients.json`. */
export const RECIPIENT_FIELDS = {
  name: "The name of the organisation, or of a kind of organisation, such as Other councils.",
  country: `Where it keeps the data. ${SERVICE_FIELDS.country} ${OPEN}`,
  home: "The full address of its website, or null.",
  internal: SERVICE_FIELDS.internal,
  contact: SERVICE_FIELDS.contact,
  systems: SERVICE_FIELDS.systems,
  notes: SERVICE_FIELDS.notes,
} as const;

/** The hints for `_data/retention.json`. */
export const RETENTION_FIELDS = {
  period: `How long, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P30D 30 days. null if “criteria” says it instead, or while that is not known.`,
  from: "When the period starts, to continue a sentence: “2 years after” and, for example, “you last use your card”. null without a period, or while that is not known.",
  criteria:
    "How the time is decided if it is no fixed period, as a plain sentence. Otherwise null.",
  internal: SERVICE_FIELDS.internal,
  contact: SERVICE_FIELDS.contact,
  systems: SERVICE_FIELDS.systems,
  notes: SERVICE_FIELDS.notes,
} as const;

/** The texts of a service that can be in several languages. */
export const SERVICE_TEXTS: TranslatableFields = {
  required: [
    "title",
    "group",
    "summary",
    "people",
    "purpose",
    "interests",
    "withdrawal",
    "data",
    "otherwise",
    "why",
    "copy",
    "logic",
    "effect",
  ],
  // The names of teams, laws and organisations.
  optional: ["name", "owner"],
};

/** The texts of the registries that can be in several languages. */
export const REGISTRY_TEXTS: TranslatableFields = {
  required: ["from", "criteria"],
  optional: ["name"],
};
