import { durationInWords } from "cookie-inventory";
import { formatMessage } from "../words/format-message.ts";
import type { Locale, Words } from "../words/locale.ts";
import { getCountryName } from "./countries.ts";
import type {
  PublishedActivity,
  PublishedRetention,
  PublishedService,
} from "./published-services.ts";

/** What a notice states about an activity, in the words of its page; null where it states nothing yet. */
export interface ActivityFacts {
  readonly title: string;
  readonly texts: Readonly<Record<TextFact, string | null>>;
  /** Entries by what identifies them, each with everything else that is stated about it. Null if nothing is stated yet. */
  readonly lists: Readonly<Record<ListFact, ReadonlyMap<string, string> | null>>;
}

type ChangeWords = Words["services"]["changes"];
type TextFact = keyof ChangeWords["texts"];
export type ListFact = keyof ChangeWords["lists"];

/** Returns the facts of an activity. */
export function toActivityFacts(activity: PublishedActivity, locale: Locale): ActivityFacts {
  const { language } = locale;
  const words = locale.words.services;
  const { mustProvide, automatedDecisions } = activity;
  return {
    title: activity.title,
    texts: {
      purpose: activity.purpose,
      basis: activity.basis && words.bases[activity.basis],
      interests: activity.interests ?? null,
      withdrawal: activity.withdrawal ?? null,
      mustProvide:
        mustProvide && join([words.obligations[mustProvide.obligation], mustProvide.otherwise]),
      retention: describeRetention(activity.retention, locale),
      decisions:
        automatedDecisions &&
        (join(automatedDecisions.flatMap(({ logic, effect }) => [logic, effect])) || words.none),
    },
    lists: {
      laws: toMap(activity.laws, ({ name, href }) => [name, href]),
      data: toMap(activity.data, (kind) => [kind]),
      specialCategories: toMap(activity.specialCategories, ({ kind, condition, schedule1 }) => [
        words.specialCategories[kind],
        condition,
        schedule1,
      ]),
      sources: toMap(activity.sources, (source) =>
        source === "you" ? [words.you] : [source.name, source.public],
      ),
      recipients: toMap(activity.recipients, ({ name, role, why, country, home }) => [
        name,
        role,
        why,
        country,
        home,
      ]),
      transfers: toMap(activity.transfers, ({ country, safeguard, copy }) => [
        getCountryName(country, language.tag),
        safeguard,
        copy,
      ]),
    },
  };
}

/** Returns how long data is kept, such as “2 years after you last use your card”; null if it is not stated. */
export function describeRetention(
  retention: PublishedRetention | null,
  { words, language }: Locale,
): string | null {
  if (retention === null) return null;
  const { period, from, criteria } = retention;
  if (period === null) return criteria;
  const length = durationInWords(period, language.tag);
  return from === null ? length : formatMessage(words.services.period, { length, from }, language);
}

/** Returns the facts of a service as a whole. */
export function toServiceTexts(service: PublishedService): Record<ServiceFact, string | null> {
  const { title, summary, group, owner, controller, people } = service;
  return {
    title,
    summary,
    group,
    owner,
    controller:
      controller &&
      join([controller.name, controller.email, controller.dataProtectionOfficer], ", "),
    people: people && people.join(", "),
  };
}

export type ServiceFact = keyof ChangeWords["service"];

function join(parts: readonly (string | null)[], separator = " "): string {
  return parts.filter((part) => part !== null).join(separator);
}

function toMap<T>(
  entries: readonly T[] | null,
  toValues: (entry: T) => readonly [name: string, ...details: unknown[]],
): Map<string, string> | null {
  return (
    entries &&
    new Map(
      entries.map((entry) => {
        const [name, ...details] = toValues(entry);
        return [name, JSON.stringify(details)];
      }),
    )
  );
}
