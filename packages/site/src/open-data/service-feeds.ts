import type { Organisation } from "cookie-inventory";
import type { Environment } from "nunjucks";
import { formatMessage } from "../words/format-message.ts";
import type { Locale } from "../words/locale.ts";
import type { ServicePage } from "../services/published-services.ts";
import { toAtomFeed } from "./change-feeds.ts";

/** Returns the path of a service’s feed. */
export function getServiceFeedPath({ url }: Pick<ServicePage, "url">): string {
  return `${url}changes.atom`;
}

/**
 * Returns the changes of a service’s notice as an Atom feed (RFC 4287). `locale` is that of the notice; `templates` render its
 * entries. Throws RangeError if the service has no edition.
 */
export function createServiceFeed(
  service: ServicePage,
  organisation: Organisation,
  templates: Environment,
  locale: Locale,
  isTranslation: boolean,
): string {
  const { words, language } = locale;
  const { feed } = words.services;
  const { editions, summary, title, url } = service;
  return toAtomFeed({
    organisation,
    language: language.tag,
    isTranslation,
    title: formatMessage(feed.title, { title, organisation: organisation.name }, language),
    description: summary,
    home: url,
    feeds: { atom: getServiceFeedPath(service) },
    entries: editions.map((edition) => ({
      // The name of the service tells apart two of the same content.
      digests: [service.key, edition.digest],
      published: edition.date,
      updated: edition.date,
      title: formatMessage(feed.entry, { edition: edition.edition }, language),
      html: templates.render("services/edition-changes.njk", { ...locale, entry: edition }),
      url: `${url}#edition-${edition.edition.replace(".", "-")}`,
      comparison: null,
    })),
  });
}
