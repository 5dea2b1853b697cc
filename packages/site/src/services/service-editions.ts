import { isDeepStrictEqual } from "node:util";
import {
  describeLanguage,
  error,
  type Language,
  type Located,
  type Problem,
  type Project,
} from "cookie-inventory";
import { getNextEditionNumber, type RecordedText } from "../editions/change-log.ts";
import type { Locale } from "../words/locale.ts";
import { toPublishedService } from "./published-services.ts";
import { compareServices, type ServiceRecord } from "./service-changes.ts";
import type { ServiceEdition } from "./service-edition.ts";
import { getServiceUrl, type ServiceFile, type ServiceFiles } from "./service-files.ts";
import {
  digestRecords,
  getHistoryFile,
  HISTORIES_FOLDER,
  type History,
  type StoredRecord,
} from "./service-history.ts";
import { createRecord } from "./service-record.ts";

/**
 * Returns the editions of a service that its language has, oldest first; none if it has no file or if that has errors. An
 * edition that changes the notice in another language alone is left out.
 */
export function listServiceEditions(
  { key, history, language }: ServiceFile,
  locale: Locale,
): ServiceEdition[] {
  if (!history?.ok) return [];
  const editions = history.value.data.editions.flatMap((edition) => {
    const record = getRecord(edition, language);
    return record === undefined ? [] : { ...edition, record };
  });
  return editions.flatMap(({ edition, date, why, digest, record }, index) => {
    const before = editions[index - 1];
    if (before === undefined) return { edition, date, why, digest, changes: [] };
    if (isDeepStrictEqual(before.record, record)) return [];
    const changes = compareRecords(key, before.record, record, locale);
    return { edition, date, why, digest, changes };
  });
}

/** Whether a service has editions in its language; true if its file has errors. */
export function hasEditions({ history, language }: ServiceFile): boolean {
  if (!history?.ok) return history !== undefined;
  return history.value.data.editions.some((edition) => getRecord(edition, language) !== undefined);
}

/** Returns what an edition states in a language; undefined if it does not have it. */
function getRecord(
  { record, translations }: History["editions"][number],
  language: Language | undefined,
): StoredRecord | undefined {
  return language === undefined ? record : translations?.[language.code];
}

/** Returns what has changed for people, a sentence for each change. */
function compareRecords(
  key: string,
  before: StoredRecord,
  after: StoredRecord,
  locale: Locale,
): string[] {
  return compareServices(toRecord(key, before, locale), toRecord(key, after, locale), locale);
}

function toRecord(key: string, stored: StoredRecord, locale: Locale): ServiceRecord {
  const { service, recipients, retention, introduction } = stored;
  const complete = { ...service, nextReview: null };
  return {
    service: toPublishedService(key, getServiceUrl(key), complete, recipients, retention, locale),
    introduction,
  };
}

/** A service whose notice differs from its latest edition. */
export interface ChangedService {
  readonly service: ServiceFile;
  readonly history: Located<History> | undefined;
  readonly record: StoredRecord;
  /** In the complete languages besides the first. */
  readonly translations: readonly { readonly language: Language; readonly record: StoredRecord }[];
}

/** The services in another language than the first. */
interface TranslatedServices {
  readonly language: Language;
  readonly services: ServiceFiles;
}

/** Returns the services whose notices differ from their latest editions in any complete language, or have none. */
export function findChangedServices(
  files: ServiceFiles,
  translations: readonly TranslatedServices[] = [],
): ChangedService[] {
  const complete = translations.filter(({ language }) => language.content === "complete");
  return files.services.flatMap((service) => {
    const record = createRecord(service, files);
    const translated = complete.flatMap(({ language, services }) => {
      const own = services.services.find(({ key }) => key === service.key);
      const ofLanguage = own && createRecord(own, services);
      return ofLanguage === undefined ? [] : { language, record: ofLanguage };
    });
    const { history } = service;
    const hasErrors = record === undefined || translated.length < complete.length;
    if (hasErrors || history?.ok === false) return [];
    const changed = { service, history: history?.value, record, translations: translated };
    const last = history?.value.data.editions.at(-1);
    return last?.digest === digestRecords(record, byCode(changed)) ? [] : changed;
  });
}

/** Returns the records in other languages by the codes of these; undefined if there are none. */
function byCode({
  translations,
}: Pick<ChangedService, "translations">): Record<string, StoredRecord> | undefined {
  if (translations.length === 0) return undefined;
  return Object.fromEntries(translations.map(({ language, record }) => [language.code, record]));
}

/**
 * Returns the files to write, by path, that record the notices of these services as new editions, and the number of each
 * by the service’s key.
 */
export function recordServiceEditions(
  changed: readonly ChangedService[],
  details: { readonly kind: "major" | "minor"; readonly date: string; readonly why: RecordedText },
): { files: Map<string, string>; numbers: Map<string, string> } {
  const { kind, date, why } = details;
  const files = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const each of changed) {
    const { service, history, record } = each;
    const last = history?.data.editions.at(-1);
    const edition = last === undefined ? "1.0" : getNextEditionNumber(last.edition, kind);
    const translations = byCode(each);
    const digest = digestRecords(record, translations);
    const entry = { edition, date, why, digest, record, ...(translations && { translations }) };
    // As the file has them, with their reasons in all languages.
    const recorded: History = history ? JSON.parse(history.source.text) : { editions: [] };
    const editions = [...recorded.editions, entry];
    files.set(getHistoryFile(service.key), `${JSON.stringify({ editions }, null, 2)}\n`);
    numbers.set(service.key, edition);
  }
  return { files, numbers };
}

/**
 * Returns the errors in the files with editions, and one for each service that was published and is gone. `redirected` are
 * paths with a redirect, undefined if they are not known.
 */
export function checkServiceHistories(
  project: Project,
  { services }: ServiceFiles,
  redirected: readonly (string | undefined)[] | undefined,
): Problem[] {
  const keys = new Set(services.map(({ key }) => key));
  const gone = project
    .list(HISTORIES_FOLDER)
    .map((file) => ({ file, key: file.slice(HISTORIES_FOLDER.length + 1).replace(/\.json$/, "") }))
    .filter(({ key }) => !keys.has(key))
    .filter(({ key }) => redirected?.includes(getServiceUrl(key)) === false)
    .map(({ file, key }) => {
      const url = getServiceUrl(key);
      const message = `There is no longer a notice at ${url}, and other websites may link to it.`;
      const hint = `Put _data/services/${key}.json back, or add "${url}" to “formerAddresses” in _data/organisation.json, which redirects visitors to the statement.`;
      return error({ file }, "lost-page", message, hint);
    });
  return [
    ...services.flatMap(({ history }) => (history?.ok === false ? history.problems : [])),
    ...gone,
  ];
}

/**
 * Returns an error for each service whose changes no edition records, in a project whose statement has editions. It says in
 * the words of the first language, whose locale this is, what has changed.
 */
export function findUnrecordedServices(
  files: ServiceFiles,
  locale: Locale,
  translations: readonly TranslatedServices[] = [],
): Problem[] {
  return findChangedServices(files, translations).map((changed) => {
    const { checked, url, file } = changed.service;
    const last = changed.history?.data.editions.at(-1);
    const message =
      last === undefined
        ? `The notice at ${url} is new, and no edition records it.`
        : `This notice differs from edition ${last.edition} of ${last.date}: ${describeChanges(changed, last, locale).join(" ")}`;
    const hint =
      "Record it: with the workflow “Edition” on GitHub, or in a terminal with “npx privacy-notice edition”. Both ask why it changed.";
    return error(checked.valid?.at(["title"]) ?? { file }, "unrecorded-service", message, hint);
  });
}

/** Returns a sentence for each change since an edition: in the first language, then in each language that says more. */
function describeChanges(
  { service: { key }, record, translations }: ChangedService,
  last: History["editions"][number],
  locale: Locale,
): string[] {
  const changes = compareRecords(key, last.record, record, locale);
  const ofTranslations = translations.flatMap(({ language, record: translated }) => {
    const before = getRecord(last, language);
    const name = describeLanguage(language);
    if (before === undefined) return `It is now in ${name}.`;
    if (isDeepStrictEqual(before, translated) || changes.length > 0) return [];
    const own = compareRecords(key, before, translated, locale);
    return `In ${name}: ${own.join(" ")}`;
  });
  return [...changes, ...ofTranslations];
}
