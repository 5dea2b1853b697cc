import type { Locale } from "../words/locale.ts";
import { getServices } from "./content-services.ts";
import { compareServices } from "./service-changes.ts";
import { hasRegistryErrors, type ServiceFiles } from "./service-files.ts";

/** What a change does to the notice of a service. */
export interface ServiceNoticeChange {
  readonly title: string;
  readonly url: string;
  readonly status: "new" | "changed" | "removed";
  /** What changes for people, a sentence for each change; empty unless the notice is changed. */
  readonly changes: readonly string[];
}

/** Returns the notices that differ. Those that cannot be read in one of the two versions are left out. */
export function compareServiceFiles(
  before: ServiceFiles,
  after: ServiceFiles,
  locale: Locale,
): ServiceNoticeChange[] {
  const [old, current] = [before, after].map(
    (files) => new Map(getServices(files, locale).map((each) => [each.published.key, each])),
  );
  if (old === undefined || current === undefined) return [];
  if (hasRegistryErrors(before) || hasRegistryErrors(after)) return [];
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((key) => {
    const [earlier, later] = [old.get(key), current.get(key)];
    const { title = "", url = "" } = (later ?? earlier)?.published ?? {};
    if (later === undefined)
      return exists(after, key) ? [] : { title, url, status: "removed", changes: [] };
    if (earlier === undefined)
      return exists(before, key) ? [] : { title, url, status: "new", changes: [] };
    const changes = compareServices(
      { service: earlier.published, introduction: earlier.introduction },
      { service: later.published, introduction: later.introduction },
      locale,
    );
    return changes.length === 0 ? [] : { title, url, status: "changed", changes };
  });
}

function exists({ services }: ServiceFiles, key: string): boolean {
  return services.some((service) => service.key === key);
}
