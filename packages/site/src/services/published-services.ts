import { perLanguage } from "cookie-inventory";
import { formatMessage } from "../words/format-message.ts";
import type { Locale, Words } from "../words/locale.ts";
import { LAWFUL_BASES } from "./lawful-bases.ts";
import { listRights, type Right } from "./people-rights.ts";
import type { ServiceEdition } from "./service-edition.ts";
import type { Activity, Recipients, RetentionRules, Service } from "./service-schema.ts";

/** A recipient as it is published. */
interface PublishedRecipient {
  readonly name: string;
  readonly home: string | null;
  /** The country where it keeps data, as a code of two letters. */
  readonly country: string | null;
  readonly role: NonNullable<Activity["recipients"]>[number]["role"];
  readonly why: string | null;
}

/** A retention rule as it is published. */
export type PublishedRetention = Omit<RetentionRules[string], "internal">;

/** An activity as it is published, with the records that it refers to. */
export interface PublishedActivity extends Omit<Activity, "recipients" | "retention"> {
  readonly recipients: readonly PublishedRecipient[] | null;
  readonly retention: PublishedRetention | null;
}

/** A service as pages, open data and editions have it: nothing of “internal”. */
export interface PublishedService extends Omit<
  Service,
  "activities" | "controller" | "group" | "internal" | "nextReview" | "summary"
> {
  readonly key: string;
  /** Its path on the site. */
  readonly url: string;
  /** “Other services” if it is not stated yet. */
  readonly group: string;
  /** A sentence with the title if it is not stated yet. */
  readonly summary: string;
  /** The controller, if it is not the council; otherwise null. */
  readonly controller: NonNullable<Service["controller"]> | null;
  readonly activities: readonly PublishedActivity[];
}

/** A group of services in the list of all services. */
export interface ServiceGroup<T extends PublishedService = PublishedService> {
  readonly name: string;
  readonly services: readonly T[];
}

/** Kinds of special category data that one condition allows. */
interface ConditionGroup {
  readonly kinds: readonly SpecialCategory["kind"][];
  readonly condition: SpecialCategory["condition"];
  readonly schedule1: number | null;
}

type SpecialCategory = NonNullable<Activity["specialCategories"]>[number];

/** A service’s page. */
export interface ServicePage extends Omit<PublishedService, "activities"> {
  readonly activities: readonly (PublishedActivity & {
    /** The point of UK GDPR article 6(1) that is its lawful basis; null if that is not stated. */
    readonly article: string | null;
    readonly conditions: readonly ConditionGroup[];
  })[];
  /** The source of the introduction in Markdown; null if there is none. */
  readonly introduction: string | null;
  readonly rights: readonly Right[];
  /** Whether all activities state that they send no data abroad, and that no computer decides alone. */
  readonly staysInUk: boolean;
  readonly isDecidedByPeople: boolean;
  /** Its editions, latest first; none if it has not been recorded. */
  readonly editions: readonly ServiceEdition[];
  readonly pageTitle: string;
  /** The sections, for the contents list. */
  readonly headings: readonly {
    readonly level: number;
    readonly id: string;
    readonly text: string;
  }[];
}

/**
 * Returns a service as it is published, with copies of the records of the registries that it refers to. `locale` has the
 * words for what is not stated yet.
 */
export function toPublishedService(
  key: string,
  url: string,
  service: Service,
  recipients: Recipients,
  retention: RetentionRules,
  { words, language }: Locale,
): PublishedService {
  const { title, group, summary, owner, people, controller = null, activities } = service;
  const recipientsByKey = new Map(Object.entries(recipients));
  const retentionByKey = new Map(Object.entries(retention));
  return {
    key,
    url,
    title,
    group: toGroupName(group, words),
    summary: summary ?? formatMessage(words.services.summary, { title }, language),
    owner,
    controller,
    people,
    activities: activities.map((activity) => ({
      ...activity,
      recipients:
        activity.recipients?.flatMap(({ recipient, role, why }) => {
          const record = recipientsByKey.get(recipient);
          if (record === undefined) return [];
          const { name, home, country } = record;
          return { name, home, country, role, why };
        }) ?? null,
      retention: toRetention(retentionByKey.get(activity.retention ?? "")),
    })),
  };
}

function toRetention(rule: RetentionRules[string] | undefined): PublishedRetention | null {
  if (rule === undefined) return null;
  const { period, from, criteria } = rule;
  return { period, from, criteria };
}

/** Returns the name of the group that lists a service. */
function toGroupName(group: string | null, words: Words): string {
  return group ?? words.services.otherGroup;
}

/** Returns how many groups the list of services with these groups has. */
export function countGroups(groups: readonly (string | null)[], words: Words): number {
  return new Set(groups.map((group) => toGroupName(group, words))).size;
}

const getCollator = perLanguage((tag) => new Intl.Collator(tag));

/** Returns the services by group; groups, and the services of each, in the alphabetical order of a language. */
export function groupServices<T extends PublishedService>(
  services: readonly T[],
  tag = "en-GB",
): ServiceGroup<T>[] {
  const collator = getCollator(tag);
  return [...Map.groupBy(services, ({ group }) => group)]
    .map(([name, members]) => ({
      name,
      services: members.toSorted((a, b) => collator.compare(a.title, b.title)),
    }))
    .toSorted((a, b) => collator.compare(a.name, b.name));
}

/** The sections of a service’s page, by their ids. */
const SECTIONS = [
  "why",
  "law",
  "information",
  "sharing",
  "abroad",
  "keeping",
  "decisions",
  "rights",
  "contact",
  "changes",
] as const;

/** The ids on a service’s page, besides those of the layout. */
export const SERVICE_PAGE_IDS: readonly string[] = SECTIONS;

/** Returns the page of a service. */
export function toServicePage(
  service: PublishedService,
  introduction: string | null,
  editions: readonly ServiceEdition[],
  { words, language }: Locale,
): ServicePage {
  const sections = SECTIONS.filter((id) => id !== "changes" || editions.length > 0);
  return {
    ...service,
    activities: service.activities.map((activity) => ({
      ...activity,
      article: activity.basis && LAWFUL_BASES[activity.basis].point,
      conditions: groupConditions(activity.specialCategories ?? []),
    })),
    introduction,
    rights: listRights(service.activities),
    pageTitle: formatMessage(words.services.pageTitle, { title: service.title }, language),
    staysInUk: service.activities.every(({ transfers }) => transfers?.length === 0),
    isDecidedByPeople: service.activities.every(
      ({ automatedDecisions }) => automatedDecisions?.length === 0,
    ),
    editions,
    headings: sections.map((id) => ({
      level: id === "abroad" ? 3 : 2,
      id,
      text: words.services.sections[id],
    })),
  };
}

function groupConditions(entries: readonly SpecialCategory[]): ConditionGroup[] {
  const groups = Map.groupBy(entries, ({ condition, schedule1 }) => `${condition} ${schedule1}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : { ...first, kinds: group.map(({ kind }) => kind) };
  });
}
