import { formatMessage } from "../words/format-message.ts";
import type { Language, Locale } from "../words/locale.ts";
import type { PublishedActivity, PublishedService } from "./published-services.ts";
import {
  describeRetention,
  type ListFact,
  toActivityFacts,
  toServiceTexts,
} from "./service-facts.ts";

/** A service as it was published, with the source of its introduction. */
export interface ServiceRecord {
  readonly service: PublishedService;
  readonly introduction: string | null;
}

/** Returns what has changed for people between two versions of a service’s notice: a plain sentence for each change. */
export function compareServices(
  before: ServiceRecord,
  after: ServiceRecord,
  locale: Locale,
): string[] {
  const { words, language } = locale;
  const { activity: sentences, introduction, service } = words.services.changes;
  const byId = new Map(before.service.activities.map((activity) => [activity.id, activity]));
  const kept = new Set(after.service.activities.map(({ id }) => id));
  const removed = before.service.activities.filter(({ id }) => !kept.has(id));
  return [
    ...compareTexts(
      toServiceTexts(before.service),
      toServiceTexts(after.service),
      service,
      {},
      language,
    ),
    ...(before.introduction === after.introduction ? [] : [introduction]),
    ...after.service.activities.flatMap((activity) => {
      const previous = byId.get(activity.id);
      return previous === undefined
        ? formatMessage(sentences.added, { title: activity.title }, language)
        : compareActivities(previous, activity, locale);
    }),
    ...removed.map(({ title }) => formatMessage(sentences.removed, { title }, language)),
  ];
}

function compareActivities(
  before: PublishedActivity,
  after: PublishedActivity,
  locale: Locale,
): string[] {
  const { words, language } = locale;
  const { activity: sentences, texts, lists } = words.services.changes;
  const { title } = after;
  const [old, current] = [toActivityFacts(before, locale), toActivityFacts(after, locale)];
  const period = comparePeriods(before, after, locale);
  const listFacts = Object.keys(lists).filter((key): key is ListFact => key in lists);
  return [
    ...(before.title === title
      ? []
      : [formatMessage(sentences.renamed, { before: before.title, title }, language)]),
    ...(period === undefined ? [] : [period]),
    ...compareTexts(
      old.texts,
      current.texts,
      texts,
      { title },
      language,
      period === undefined ? undefined : "retention",
    ),
    ...listFacts.flatMap((list) =>
      compareLists(old.lists[list], current.lists[list], lists[list], title, language),
    ),
  ];
}

/** The sentences about a text that has changed, that is stated now, or that is not stated any more. */
interface TextSentences {
  readonly changed: string;
  /** Undefined if it is always stated. */
  readonly stated?: string;
  readonly unstated?: string;
}

/** Compares texts by their names, except the one called `skipped`. */
function compareTexts<K extends string>(
  before: Readonly<Record<K, string | null>>,
  after: Readonly<Record<K, string | null>>,
  sentences: Readonly<Record<K, TextSentences>>,
  values: Readonly<Record<string, string>>,
  language: Language,
  skipped?: K,
): string[] {
  const keys = Object.keys(sentences).filter((key): key is K => key in sentences);
  return keys.flatMap((key) => {
    const [old, current] = [before[key], after[key]];
    if (old === current || key === skipped) return [];
    const { changed, stated, unstated } = sentences[key];
    const sentence = old === null ? stated : current === null ? unstated : changed;
    const all = { before: old ?? "", after: current ?? "", ...values };
    return sentence === undefined ? [] : formatMessage(sentence, all, language);
  });
}

/** Returns the sentence about a retention period that has changed; undefined if there is none. */
function comparePeriods(
  before: PublishedActivity,
  after: PublishedActivity,
  locale: Locale,
): string | undefined {
  const [old, current] = [before.retention, after.retention];
  if (!old?.period || !current?.period) return undefined;
  const isSameStart = old.from === current.from;
  if (old.period === current.period && isSameStart) return undefined;
  const values = {
    title: after.title,
    after: describeRetention(current, locale) ?? "",
    before: describeRetention(isSameStart ? { ...old, from: null } : old, locale) ?? "",
  };
  return formatMessage(locale.words.services.changes.period, values, locale.language);
}

/** The sentences about the entries of a list, and about a list that is empty or not stated any more. */
interface ListSentences {
  readonly added: string;
  readonly removed: string;
  /** Undefined if entries have no details. */
  readonly changed?: string;
  /** Undefined if the list cannot be empty. */
  readonly none?: string;
  readonly unstated: string;
}

type Entries = ReadonlyMap<string, string> | null;

function compareLists(
  before: Entries,
  after: Entries,
  sentences: ListSentences,
  title: string,
  language: Language,
): string[] {
  const describe = (sentence: string | undefined, name = "") =>
    sentence === undefined ? [] : [formatMessage(sentence, { name, title }, language)];
  if (after === null) return before === null ? [] : describe(sentences.unstated);
  if (before === null && after.size === 0) return describe(sentences.none);
  const old = before ?? new Map<string, string>();
  return [
    ...[...after].flatMap(([name, details]) => {
      if (!old.has(name)) return describe(sentences.added, name);
      return old.get(name) === details ? [] : describe(sentences.changed, name);
    }),
    ...[...old.keys()]
      .filter((name) => !after.has(name))
      .flatMap((name) => describe(sentences.removed, name)),
  ];
}
