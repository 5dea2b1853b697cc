import {
  groupServices,
  type PublishedService,
  type ServiceGroup,
  type ServicePage,
  toPublishedService,
  toServicePage,
} from "./published-services.ts";
import type { ServiceFiles } from "./service-files.ts";

/** A service without errors. */
export interface ContentService {
  readonly published: PublishedService;
  /** The source of its introduction in Markdown; null if there is none. */
  readonly introduction: string | null;
}

/** The page that lists all services. */
export interface ServiceIndex {
  readonly count: number;
  readonly groups: readonly ServiceGroup[];
}

/** Returns the services whose files have no errors. */
export function getServices({ services, recipients, retention }: ServiceFiles): ContentService[] {
  return services.flatMap(({ key, url, checked, introduction }) => {
    if (!checked.ok) return [];
    const { data } = checked.value;
    return {
      published: toPublishedService(key, url, data, recipients.value ?? {}, retention.value ?? {}),
      introduction: introduction?.body.lines.join("\n") ?? null,
    };
  });
}

/** Returns the page of each service. */
export function createServicePages(services: readonly ContentService[]): ServicePage[] {
  return services.map(({ published, introduction }) => toServicePage(published, introduction));
}

/** Returns the page that lists all services, in a list of its own; an empty list if there are no services. */
export function createServiceIndex(services: readonly ContentService[]): ServiceIndex[] {
  const groups = groupServices(services.map(({ published }) => published));
  return services.length === 0 ? [] : [{ count: services.length, groups }];
}
