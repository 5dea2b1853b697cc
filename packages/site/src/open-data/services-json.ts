import type { Organisation } from "cookie-inventory";
import { LAWFUL_BASES } from "../services/lawful-bases.ts";
import { getRights } from "../services/people-rights.ts";
import {
  groupServices,
  type PublishedActivity,
  type PublishedService,
} from "../services/published-services.ts";
import type { ServiceEdition } from "../services/service-edition.ts";
import {
  type ActivityEntry,
  SERVICE_RECORD_VERSION,
  type ServiceEntry,
  type ServiceRecord,
} from "./service-record-schema.ts";

/** The council’s details in the record. */
export type Controller = Pick<Organisation, "name" | "home" | "address" | "contacts">;

/** A service in the record. Its edition is null, or missing, if it has not been recorded as one. */
export interface RecordedService extends PublishedService {
  readonly latestEdition?: Pick<ServiceEdition, "edition" | "date"> | null;
}

/** Returns the content of /services.json. `schema` is the full address of its JSON Schema. */
export function toServiceRecord(
  services: readonly RecordedService[],
  { name, home, address: site, contacts }: Controller,
  schema: string,
): ServiceRecord {
  const { dataProtection: email, phone, post, dataProtectionOfficer } = contacts;
  return {
    $schema: schema,
    version: SERVICE_RECORD_VERSION,
    organisation: {
      name,
      home,
      statement: `${site}/`,
      contacts: { email, phone, post, dataProtectionOfficer },
    },
    services: groupServices(services)
      .flatMap((group) => group.services)
      .map((service) => toServiceEntry(service, site)),
  };
}

function toServiceEntry(service: RecordedService, site: string): ServiceEntry {
  const {
    latestEdition = null,
    url,
    title,
    group,
    summary,
    owner,
    people,
    controller,
    activities,
  } = service;
  return {
    address: site + url,
    edition: latestEdition && { number: latestEdition.edition, date: latestEdition.date },
    title,
    group,
    summary,
    owner,
    people,
    controller,
    activities: activities.map(toActivityEntry),
  };
}

/** Names each field, so that one that is added to the data later is not published by accident. */
function toActivityEntry(activity: PublishedActivity): ActivityEntry {
  const { id, title, purpose, basis, laws, interests = null, withdrawal = null } = activity;
  const { data, specialCategories, sources, mustProvide, recipients, transfers } = activity;
  const { retention, automatedDecisions } = activity;
  return {
    id,
    title,
    purpose,
    lawfulBasis: basis && { basis, article: LAWFUL_BASES[basis].point },
    laws: laws?.map(({ name, href }) => ({ name, href: normaliseAddress(href) })) ?? null,
    interests,
    withdrawal,
    data,
    specialCategories,
    sources: sources?.map(toSourceEntry) ?? null,
    mustProvide,
    recipients:
      recipients?.map(({ name, home, country, role, why }) => ({
        name,
        home: normaliseAddress(home),
        country,
        role,
        why,
      })) ?? null,
    transfers,
    retention: retention && {
      period: normalisePeriod(retention.period),
      from: retention.from,
      criteria: retention.criteria,
    },
    automatedDecisions:
      automatedDecisions?.map(({ logic, effect, record }) => ({
        logic,
        effect,
        record: normaliseAddress(record),
      })) ?? null,
    rights: basis && getRights(basis),
  };
}

type Source = NonNullable<PublishedActivity["sources"]>[number];
type SourceEntry = NonNullable<ActivityEntry["sources"]>[number];

function toSourceEntry(source: Source): SourceEntry {
  if (source === "you") return { kind: "person", name: null };
  return { kind: source.public ? "public" : "other", name: source.name };
}

/** Normalises what editors may also write, such as p2y. */
function normalisePeriod(period: string | null): string | null {
  return period && Temporal.Duration.from(period).toString();
}

/** Normalises what browsers correct too, such as a space. */
function normaliseAddress(address: string | null): string | null {
  return address && new URL(address).href;
}
