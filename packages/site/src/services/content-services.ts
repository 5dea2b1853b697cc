import type { Language, Locale } from "../words/locale.ts";
import {
  groupServices,
  type PublishedService,
  type ServiceGroup,
  type ServicePage,
  toPublishedService,
  toServicePage,
} from "./published-services.ts";
import { getIntroductionText } from "./introduction.ts";
import type { ServiceEdition } from "./service-edition.ts";
import { listServiceEditions } from "./service-editions.ts";
import type { ServiceFiles } from "./service-files.ts";

/** A service without errors. */
export interface ContentService {
  readonly published: PublishedService;
  /** Its editions, latest first; none if it has not been recorded. */
  readonly editions: readonly ServiceEdition[];
  /** The source of its introduction in Markdown; null if there is none. */
  readonly introduction: string | null;
}

/** The page that lists all services. */
export interface ServiceIndex {
  readonly count: number;
  readonly groups: readonly ServiceGroup[];
}

/** Returns the services whose files have no errors. */
export function getServices(
  { services, recipients, retention }: ServiceFiles,
  locale: Locale,
): ContentService[] {
  return services.flatMap((service) => {
    const { key, url, checked, introduction } = service;
    if (!checked.ok) return [];
    const { data } = checked.value;
    return {
      published: toPublishedService(
        key,
        url,
        data,
        recipients.value ?? {},
        retention.value ?? {},
        locale,
      ),
      editions: listServiceEditions(service, locale).toReversed(),
      introduction: getIntroductionText(introduction),
    };
  });
}

/** Returns the page of each service. */
export function createServicePages(
  services: readonly ContentService[],
  locale: Locale,
): ServicePage[] {
  return services.map(({ published, introduction, editions }) =>
    toServicePage(published, introduction, editions, locale),
  );
}

/** An edition of a service’s notice, for the list of all changes. */
interface ListedEdition extends ServiceEdition {
  readonly key: string;
  readonly title: string;
  readonly url: string;
}

/** The latest changes of all notices, latest first. */
export interface ServiceChanges {
  readonly changed: readonly ListedEdition[];
  /** First editions. */
  readonly added: readonly ListedEdition[];
}

/** The number of changes, and of new notices, that the list of all changes has: more would not fit on a page. */
const MAX_LISTED = 30;

/** Returns the latest changes of all notices. */
export function listServiceChanges(services: readonly ContentService[]): ServiceChanges {
  const all = services
    .flatMap(({ published: { key, title, url }, editions }) =>
      editions.map((edition) => ({ ...edition, key, title, url })),
    )
    .toSorted((a, b) => Number(a.date < b.date) - Number(a.date > b.date));
  return {
    changed: all.filter(isChange).slice(0, MAX_LISTED),
    added: all.filter((edition) => !isChange(edition)).slice(0, MAX_LISTED),
  };
}

function isChange({ changes }: ListedEdition): boolean {
  return changes.length > 0;
}

/** Returns the page that lists all services, in a list of its own; an empty list if there are no services. */
export function createServiceIndex(
  services: readonly ContentService[],
  { tag }: Language,
): ServiceIndex[] {
  const groups = groupServices(
    services.map(({ published }) => published),
    tag,
  );
  return services.length === 0 ? [] : [{ count: services.length, groups }];
}
