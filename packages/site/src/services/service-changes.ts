import { fillIn } from "./fill-in.ts";
import type { PublishedActivity, PublishedService } from "./published-services.ts";
import {
  describeRetention,
  type ListFact,
  toActivityFacts,
  toServiceTexts,
} from "./service-facts.ts";
import words from "./service-words.json" with { type: "json" };

/** A service as it was published, with the source of its introduction. */
export interface ServiceRecord {
  readonly service: PublishedService;
  readonly introduction: string | null;
}

/** Returns what has changed for people between two versions of a service’s notice: a plain sentence for each change. */
export function compareServices(before: ServiceRecord, after: ServiceRecord): string[] {
  const { activity: sentences, introduction, service } = words.changes;
  const byId = new Map(before.service.activities.map((activity) => [activity.id, activity]));
  const kept = new Set(after.service.activities.map(({ id }) => id));
  const removed = before.service.activities.filter(({ id }) => !kept.has(id));
  return [
    ...compareTexts(toServiceTexts(before.service), toServiceTexts(after.service), service, {}),
    ...(before.introduction === after.introduction ? [] : [introduction]),
    ...after.service.activities.flatMap((activity) => {
      const previous = byId.get(activity.id);
      return previous === undefined
        ? fillIn(sentences.added, { title: activity.title })
        : compareActivities(previous, activity);
    }),
    ...removed.map(({ title }) => fillIn(sentences.removed, { title })),
  ];
}

function compareActivities(before: PublishedActivity, after: PublishedActivity): string[] {
  const { activity: sentences, texts, lists } = words.changes;
  const { title } = after;
  const [old, current] = [toActivityFacts(before), toActivityFacts(after)];
  const period = comparePeriods(before, after);
  return [
    ...(before.title === title ? [] : [fillIn(sentences.renamed, { before: before.title, title })]),
    ...(period === undefined ? [] : [period]),
    ...compareTexts(
      old.texts,
      current.texts,
      texts,
      { title },
      period === undefined ? undefined : "retention",
    ),
    ...LISTS.flatMap((list) =>
      compareLists(old.lists[list], current.lists[list], lists[list], title),
    ),
  ];
}

const LISTS = Object.keys(words.changes.lists).filter(
  (key): key is ListFact => key in words.changes.lists,
);

/** The sentences about a text that has changed, that is stated now, or that is not stated any more. */
interface TextSentences {
  readonly changed: string;
  readonly stated: string | null;
  readonly unstated: string | null;
}

/** Compares texts by their names, except the one called `skipped`. */
function compareTexts<K extends string>(
  before: Readonly<Record<K, string | null>>,
  after: Readonly<Record<K, string | null>>,
  sentences: Readonly<Record<K, TextSentences>>,
  values: Readonly<Record<string, string>>,
  skipped?: K,
): string[] {
  const keys = Object.keys(sentences).filter((key): key is K => key in sentences);
  return keys.flatMap((key) => {
    const [old, current] = [before[key], after[key]];
    if (old === current || key === skipped) return [];
    const { changed, stated, unstated } = sentences[key];
    const sentence = old === null ? stated : current === null ? unstated : changed;
    return sentence === null
      ? []
      : fillIn(sentence, { before: old ?? "", after: current ?? "", ...values });
  });
}

/** Returns the sentence about a retention period that has changed; undefined if there is none. */
function comparePeriods(before: PublishedActivity, after: PublishedActivity): string | undefined {
  const [old, current] = [before.retention, after.retention];
  if (!old?.period || !current?.period) return undefined;
  const isSameStart = old.from === current.from;
  if (old.period === current.period && isSameStart) return undefined;
  return fillIn(words.changes.period, {
    title: after.title,
    after: describeRetention(current) ?? "",
    before: describeRetention(isSameStart ? { ...old, from: null } : old) ?? "",
  });
}

/** The sentences about the entries of a list, and about a list that is empty or not stated any more. */
interface ListSentences {
  readonly added: string;
  readonly removed: string;
  readonly changed: string;
  readonly none: string;
  readonly unstated: string;
}

type Entries = ReadonlyMap<string, string> | null;

function compareLists(
  before: Entries,
  after: Entries,
  sentences: ListSentences,
  title: string,
): string[] {
  if (after === null) return before === null ? [] : [fillIn(sentences.unstated, { title })];
  if (before === null && after.size === 0) return [fillIn(sentences.none, { title })];
  const old = before ?? new Map<string, string>();
  const describe = (sentence: string, name: string) => fillIn(sentence, { name, title });
  return [
    ...[...after].flatMap(([name, details]) => {
      if (!old.has(name)) return describe(sentences.added, name);
      return old.get(name) === details ? [] : describe(sentences.changed, name);
    }),
    ...[...old.keys()]
      .filter((name) => !after.has(name))
      .map((name) => describe(sentences.removed, name)),
  ];
}
