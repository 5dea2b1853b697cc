import type { Environment } from "nunjucks";
import { inventoryCsv } from "../open-data/csv.ts";
import { type Examples, examplesOf } from "../open-data/examples.ts";
import { atomFeed, type FollowedChanges, jsonFeed } from "../open-data/feeds.ts";
import { openInventory, openInventoryJsonSchema } from "../open-data/inventory.ts";
import { statementText } from "../open-data/text.ts";
import { CHANGES_PAGE, FEEDS, OPEN_DATA } from "./files.ts";
import type { SiteData } from "./site-data.ts";

/** A file for programs. */
interface PublishedFile {
  /** Its path on the site. */
  readonly path: string;
  readonly content: string;
  /** Its media type, where hosts do not know it by the file's name. */
  readonly type: string | null;
  /** Whether programs of other websites may read it (CORS). */
  readonly isOpen: boolean;
}

/** What the site publishes for programs: each file by its path, and a piece of each for people to look at. */
export interface Published {
  readonly files: readonly PublishedFile[];
  readonly examples: Examples;
}

/** Makes these files; `statement` is the text of the statement’s page, as HTML. */
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

function followed(
  { changes, organisation, statement, pages }: SiteData,
  templates: Environment,
): FollowedChanges | null {
  if (changes === null) return null;
  const { title, description } = pages.find(({ url }) => url === CHANGES_PAGE) ?? statement;
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
