import { getIntroductionText } from "./introduction.ts";
import { hasRegistryErrors, type ServiceFile, type ServiceFiles } from "./service-files.ts";
import type { StoredRecord } from "./service-history.ts";

/** Returns what a service’s notice states now; undefined if its files have errors. */
export function createRecord(
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

/** Returns the records with these keys, without internal notes. */
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
