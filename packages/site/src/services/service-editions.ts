import { error, type Problem, type Project } from "cookie-inventory";
import { getNextEditionNumber } from "../editions/change-log.ts";
import type { Locale } from "../words/locale.ts";
import { getIntroductionText } from "./introduction.ts";
import { toPublishedService } from "./published-services.ts";
import { compareServices, type ServiceRecord } from "./service-changes.ts";
import type { ServiceEdition } from "./service-edition.ts";
import {
  getServiceUrl,
  hasRegistryErrors,
  type ServiceFile,
  type ServiceFiles,
} from "./service-files.ts";
import {
  digestRecord,
  getHistoryFile,
  HISTORIES_FOLDER,
  type History,
  type StoredRecord,
} from "./service-history.ts";

/** Returns the editions of a service, oldest first; none if it has no file or if that has errors. */
export function listServiceEditions(
  { key, history }: ServiceFile,
  locale: Locale,
): ServiceEdition[] {
  if (!history?.ok) return [];
  const { editions } = history.value.data;
  return editions.map(({ edition, date, why, digest, record }, index) => {
    const before = editions[index - 1];
    return {
      edition,
      date,
      why,
      digest,
      changes:
        before === undefined
          ? []
          : compareServices(
              toRecord(key, before.record, locale),
              toRecord(key, record, locale),
              locale,
            ),
    };
  });
}

function toRecord(key: string, stored: StoredRecord, locale: Locale): ServiceRecord {
  const { service, recipients, retention, introduction } = stored;
  const complete = { ...service, nextReview: null };
  return {
    service: toPublishedService(key, getServiceUrl(key), complete, recipients, retention, locale),
    introduction,
  };
}

/** Returns what a service’s notice states now; undefined if its files have errors. */
function createRecord(
  { checked, introduction }: ServiceFile,
  files: ServiceFiles,
): StoredRecord | undefined {
  if (!checked.ok || hasRegistryErrors(files)) return undefined;
  const { recipients, retention } = files;
  const { internal: _internal, nextReview: _nextReview, ...service } = checked.value.data;
  const { activities } = service;
  const recipientKeys = new Set(
    activities.flatMap((each) => (each.recipients ?? []).map(({ recipient }) => recipient)),
  );
  const retentionKeys = new Set<string | null>(activities.map((each) => each.retention));
  return {
    service,
    recipients: keepRecords(recipients.value ?? {}, recipientKeys),
    retention: keepRecords(retention.value ?? {}, retentionKeys),
    introduction: getIntroductionText(introduction),
  };
}

function keepRecords<T extends { readonly internal?: unknown }>(
  records: Readonly<Record<string, T>>,
  keys: ReadonlySet<string | null>,
): Record<string, Omit<T, "internal">> {
  return Object.fromEntries(
    Object.entries(records)
      .filter(([key]) => keys.has(key))
      .map(([key, { internal: _internal, ...record }]) => [key, record]),
  );
}

/** A service whose notice differs from its latest edition. */
export interface ChangedService {
  readonly service: ServiceFile;
  readonly history: History | undefined;
  readonly record: StoredRecord;
}

/** Returns the services whose notices differ from their latest editions, or have none. */
export function findChangedServices(files: ServiceFiles): ChangedService[] {
  return files.services.flatMap((service) => {
    const record = createRecord(service, files);
    const { history } = service;
    if (record === undefined || history?.ok === false) return [];
    const data = history?.value.data;
    const isRecorded = data?.editions.at(-1)?.digest === digestRecord(record);
    return isRecorded ? [] : { service, history: data, record };
  });
}

/**
 * Returns the files to write, by path, that record the notices of these services as new editions, and the number of each
 * by the service’s key.
 */
export function recordServiceEditions(
  changed: readonly ChangedService[],
  details: { readonly kind: "major" | "minor"; readonly date: string; readonly why: string },
): { files: Map<string, string>; numbers: Map<string, string> } {
  const { kind, date, why } = details;
  const files = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const { service, history, record } of changed) {
    const last = history?.editions.at(-1);
    const edition = last === undefined ? "1.0" : getNextEditionNumber(last.edition, kind);
    const entry = { edition, date, why, digest: digestRecord(record), record };
    const editions = [...(history?.editions ?? []), entry];
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

/** Returns an error for each service whose changes no edition records, in a project whose statement has editions. */
export function findUnrecordedServices(files: ServiceFiles, locale: Locale): Problem[] {
  return findChangedServices(files).map(
    ({ service: { checked, key, url, file }, history, record }) => {
      const last = history?.editions.at(-1);
      const changes =
        last === undefined
          ? []
          : compareServices(
              toRecord(key, last.record, locale),
              toRecord(key, record, locale),
              locale,
            );
      const message =
        last === undefined
          ? `The notice at ${url} is new, and no edition records it.`
          : `This notice differs from edition ${last.edition} of ${last.date}: ${changes.join(" ")}`;
      const hint =
        "Record it: with the workflow “Edition” on GitHub, or in a terminal with “npx privacy-notice edition”. Both ask why it changed.";
      return error(checked.valid?.at(["title"]) ?? { file }, "unrecorded-service", message, hint);
    },
  );
}
