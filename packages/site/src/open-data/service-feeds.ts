import type { Organisation } from "cookie-inventory";
import type { Environment } from "nunjucks";
import { fillIn } from "../services/fill-in.ts";
import type { ServicePage } from "../services/published-services.ts";
import words from "../services/service-words.json" with { type: "json" };
import { toAtomFeed } from "./change-feeds.ts";

/** Returns the path of a service’s feed. */
export function getServiceFeedPath({ url }: Pick<ServicePage, "url">): string {
  return `${url}changes.atom`;
}

/**
 * Returns the changes of a service’s notice as an Atom feed (RFC 4287). `templates` render its entries. Throws RangeError if
 * the service has no edition.
 */
export function createServiceFeed(
  service: ServicePage,
  organisation: Organisation,
  templates: Environment,
): string {
  const { editions, summary, title, url } = service;
  return toAtomFeed({
    organisation,
    title: fillIn(words.feed.title, { title, organisation: organisation.name }),
    description: summary,
    home: url,
    feeds: { atom: getServiceFeedPath(service) },
    entries: editions.map((edition) => ({
      // The name of the service tells apart two of the same content.
      digests: [service.key, edition.digest],
      published: edition.date,
      updated: edition.date,
      title: fillIn(words.feed.entry, { edition: edition.edition }),
      html: templates.render("services/edition-changes.njk", {
        entry: edition,
        serviceWords: words,
      }),
      url: `${url}#edition-${edition.edition.replace(".", "-")}`,
      comparison: null,
    })),
  });
}
