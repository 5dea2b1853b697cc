import type { PublishedCookie, Organisation } from "cookie-inventory";
import type { Environment } from "nunjucks";
import type { Changes } from "../editions/edition-links.ts";
import type { Page } from "../pages/page-reader.ts";
import { atomFeed, type FollowedChanges, jsonFeed } from "./change-feeds.ts";
import { inventoryCsv } from "./cookies-csv.ts";
import { openInventory, openInventoryJsonSchema } from "./cookies-json.ts";
import { type Examples, examplesOf } from "./file-examples.ts";
import { CHANGES_PAGE, FEEDS, OPEN_DATA } from "./file-paths.ts";
import { statementText } from "./plain-text.ts";

/** A file for programs. */
export interface OpenDataFile {
  /** Its path on the site. */
  readonly path: string;
  /** Its media type, where hosts do not know it by the file’s name. */
  readonly type: string | null;
  /** Whether scripts on other websites may read it (CORS). */
  readonly isOpen: boolean;
}

const FILES: readonly OpenDataFile[] = [
  { path: OPEN_DATA.json, type: null, isOpen: true },
  { path: OPEN_DATA.schema, type: "application/schema+json", isOpen: true },
  { path: OPEN_DATA.csv, type: "text/csv; charset=utf-8; header=present", isOpen: true },
  { path: OPEN_DATA.text, type: "text/plain; charset=utf-8", isOpen: true },
];

const FEED_FILES: readonly OpenDataFile[] = [
  { path: FEEDS.atom, type: "application/atom+xml; charset=utf-8", isOpen: false },
  { path: FEEDS.json, type: "application/feed+json", isOpen: false },
];

/** The files for programs; the feeds only in a project with editions. */
export function openDataFiles(hasEditions: boolean): readonly OpenDataFile[] {
  return hasEditions ? [...FILES, ...FEED_FILES] : FILES;
}

/** What the files are made from. */
export interface OpenDataSources {
  readonly organisation: Organisation;
  readonly cookies: readonly PublishedCookie[];
  readonly changes: Changes | undefined;
  readonly statement: Page;
  /** The statement’s text, as HTML without its title. */
  readonly statementHtml: string;
  /** The page that lists the changes; the statement where there is none. */
  readonly changesPage: Page;
}

/** The content of each file by its path, and a piece of each as an example for people. */
export interface OpenData {
  readonly contents: Readonly<Record<string, string>>;
  readonly examples: Examples;
}

/** Makes the files for programs. `templates` render what an edition says of itself, for the feeds. */
export function openData(sources: OpenDataSources, templates: Environment): OpenData {
  const { organisation, cookies, statement, statementHtml } = sources;
  const { address } = organisation;
  const edition = sources.changes?.editions[0] ?? null;
  const schema = address + OPEN_DATA.schema;
  const changes = followedChanges(sources, templates);
  const head = templates.render("editions/text-head.njk", { organisation, statement });
  const text = statementText(head + statementHtml, address);
  return {
    contents: {
      [OPEN_DATA.json]: json(openInventory(cookies, organisation, edition, schema)),
      [OPEN_DATA.schema]: json(openInventoryJsonSchema(schema)),
      [OPEN_DATA.csv]: inventoryCsv(cookies),
      [OPEN_DATA.text]: text,
      ...(changes && { [FEEDS.atom]: atomFeed(changes), [FEEDS.json]: jsonFeed(changes) }),
    },
    examples: examplesOf({ cookies, organisation, edition, schema, text, changes }),
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function followedChanges(
  { changes, organisation, changesPage }: OpenDataSources,
  templates: Environment,
): FollowedChanges | null {
  if (changes === undefined) return null;
  return {
    organisation,
    title: `${changesPage.title} – ${organisation.name}`,
    description: changesPage.description,
    home: CHANGES_PAGE,
    feeds: FEEDS,
    entries: changes.editions.map((edition) => ({
      edition,
      title: templates.render("editions/feed-title.njk", { edition }).trim(),
      html: templates.render("editions/edition-summary.njk", { edition }),
      url: edition.url,
      comparison: edition.comparison,
    })),
  };
}
