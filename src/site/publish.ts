import type { Environment } from "nunjucks";
import { inventoryCsv } from "../open-data/csv.ts";
import { examplesOf } from "../open-data/examples.ts";
import { atomFeed, type FollowedChanges, jsonFeed } from "../open-data/feeds.ts";
import { openInventory, openInventoryJsonSchema } from "../open-data/inventory.ts";
import { statementText } from "../open-data/text.ts";
import { changesPageOf } from "./changes.ts";
import { CHANGES_PAGE, FEEDS, OPEN_DATA } from "./files.ts";
import type { Published, PublishedFile } from "./published.ts";
import type { SiteData } from "./site-data.ts";

/** Makes what is published for programs; `statement` is the text of the statement’s page, as HTML. */
export function publish(statement: string, site: SiteData, templates: Environment): Published {
  const { organisation, listing } = site;
  const { address } = organisation;
  const edition = site.changes?.editions[0] ?? null;
  const schema = address + OPEN_DATA.schema;
  const changes = followed(site, templates);
  const head = templates.render("editions/text-head.njk", { site });
  const text = statementText(head + statement, address);
  return {
    files: [
      open(OPEN_DATA.json, json(openInventory(listing, organisation, edition, schema))),
      open(OPEN_DATA.schema, json(openInventoryJsonSchema(schema)), "application/schema+json"),
      open(OPEN_DATA.csv, inventoryCsv(listing), "text/csv; charset=utf-8; header=present"),
      open(OPEN_DATA.text, text, "text/plain; charset=utf-8"),
      ...(changes === null
        ? []
        : [
            feed(FEEDS.atom, atomFeed(changes), "application/atom+xml; charset=utf-8"),
            feed(FEEDS.json, jsonFeed(changes), "application/feed+json"),
          ]),
    ],
    examples: examplesOf({ listing, organisation, edition, schema, text, changes }),
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function open(path: string, content: string, type: string | null = null): PublishedFile {
  return { path, content, type, isOpen: true };
}

function feed(path: string, content: string, type: string): PublishedFile {
  return { path, content, type, isOpen: false };
}

function followed(site: SiteData, templates: Environment): FollowedChanges | null {
  const { changes, organisation } = site;
  if (changes === null) return null;
  const { title, description } = changesPageOf(site);
  return {
    organisation,
    title: `${title} – ${organisation.name}`,
    description,
    home: CHANGES_PAGE,
    feeds: FEEDS,
    entries: changes.editions.map((edition) => ({
      edition,
      title: templates.render("editions/feed-title.njk", { edition }).trim(),
      html: templates.render("editions/told.njk", { edition }),
      url: edition.url,
      comparison: edition.comparison,
    })),
  };
}
