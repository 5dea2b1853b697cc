import type { Organisation, PublishedCookie } from "cookie-inventory";
import type { Environment } from "nunjucks";
import type { Edition } from "../editions/change-log.ts";
import type { Changes } from "../editions/edition-links.ts";
import type { Page } from "../pages/page-reader.ts";
import { formatMessage } from "../words/format-message.ts";
import type { Locale } from "../words/locale.ts";
import { type ChangeFeed, toAtomFeed, toJsonFeed } from "./change-feeds.ts";
import { toInventoryCsv } from "./cookies-csv.ts";
import { createOpenInventoryJsonSchema, toOpenInventory } from "./cookies-json.ts";
import { createFileExamples, type Examples } from "./file-examples.ts";
import { CHANGES_PAGE, FEEDS, OPEN_DATA, SERVICE_DATA } from "./file-paths.ts";
import { toJson } from "./open-data-fields.ts";
import type { RecordedService } from "./services-json.ts";
import { toPlainText } from "./plain-text.ts";
import { createServiceData, type ServiceData } from "./service-data.ts";

/** An open data file or a feed. */
export interface OpenDataFile {
  /** Its path on the site. */
  readonly path: string;
  /** Its media type, if hosts cannot derive it from the file name. */
  readonly type: string | null;
  /** Whether scripts of other websites may read it (CORS). */
  readonly isOpen: boolean;
}

const FILES: readonly OpenDataFile[] = [
  { path: OPEN_DATA.json, type: null, isOpen: true },
  { path: OPEN_DATA.schema, type: "application/schema+json", isOpen: true },
  { path: OPEN_DATA.csv, type: "text/csv; charset=utf-8; header=present", isOpen: true },
  { path: OPEN_DATA.text, type: "text/plain; charset=utf-8", isOpen: true },
];

const SERVICE_FILES: readonly OpenDataFile[] = [
  { path: SERVICE_DATA.json, type: null, isOpen: true },
  { path: SERVICE_DATA.schema, type: "application/schema+json", isOpen: true },
  { path: SERVICE_DATA.csv, type: "text/csv; charset=utf-8; header=present", isOpen: true },
  { path: SERVICE_DATA.jsonld, type: "application/ld+json", isOpen: true },
];

const FEED_FILES: readonly OpenDataFile[] = [
  { path: FEEDS.atom, type: "application/atom+xml; charset=utf-8", isOpen: false },
  { path: FEEDS.json, type: "application/feed+json", isOpen: false },
];

/** Returns the open data files that a project with or without services and editions has, and its feeds. */
export function listOpenDataFiles({
  hasServices,
  hasEditions,
}: {
  readonly hasServices: boolean;
  readonly hasEditions: boolean;
}): readonly OpenDataFile[] {
  return [...FILES, ...(hasServices ? SERVICE_FILES : []), ...(hasEditions ? FEED_FILES : [])];
}

/** The sources of the open data. */
export interface OpenDataSources {
  readonly organisation: Organisation;
  readonly cookies: readonly PublishedCookie[];
  readonly services: readonly RecordedService[];
  readonly changes: Changes | undefined;
  readonly statement: Page;
  /** The statement’s text, as HTML without its title. */
  readonly statementHtml: string;
  /** The page that lists the changes, or the statement if there is none. */
  readonly changesPage: Page;
  readonly locale: Locale;
}

/** The content of each file by its path, and an example of each. */
export interface OpenData {
  readonly contents: Readonly<Record<string, string>>;
  readonly examples: Examples;
  /** What the page about open data says of the record of services; null without services. */
  readonly serviceData: Pick<ServiceData, "columns" | "examples"> | null;
}

/** Creates the open data and the feeds. `templates` render the texts of the feeds. */
export function createOpenData(sources: OpenDataSources, templates: Environment): OpenData {
  const { organisation, cookies, services, statement, statementHtml, locale } = sources;
  const { address } = organisation;
  const edition = sources.changes?.editions[0] ?? null;
  const schema = address + OPEN_DATA.schema;
  const changes = createChangeFeed(sources, templates);
  const head = templates.render("editions/text-head.njk", { ...locale, organisation, statement });
  const text = toPlainText(head + statementHtml, address);
  const serviceData = services.length === 0 ? null : createServiceData(services, organisation);
  return {
    contents: {
      [OPEN_DATA.json]: toJson(toOpenInventory(cookies, organisation, edition, schema)),
      [OPEN_DATA.schema]: toJson(createOpenInventoryJsonSchema(schema)),
      [OPEN_DATA.csv]: toInventoryCsv(cookies),
      [OPEN_DATA.text]: text,
      ...serviceData?.contents,
      ...(changes && { [FEEDS.atom]: toAtomFeed(changes), [FEEDS.json]: toJsonFeed(changes) }),
    },
    examples: createFileExamples({ cookies, organisation, edition, schema, text, changes }),
    serviceData,
  };
}

function createChangeFeed(
  { changes, organisation, changesPage, locale }: OpenDataSources,
  templates: Environment,
): ChangeFeed | null {
  if (changes === undefined) return null;
  const { words, language } = locale;
  const names = { title: changesPage.title, organisation: organisation.name };
  return {
    organisation,
    language: language.tag,
    title: formatMessage(words.changes.feed, names, language),
    description: changesPage.description,
    home: CHANGES_PAGE,
    feeds: FEEDS,
    entries: changes.editions.map((edition) => ({
      digests: [edition.frozen.statement, edition.frozen.cookies],
      published: edition.date,
      updated: edition.corrections.at(-1)?.date ?? edition.date,
      title: toEntryTitle(edition, locale),
      html: templates.render("editions/edition-summary.njk", { ...locale, edition }),
      url: edition.url,
      comparison: edition.comparison,
    })),
  };
}

/** Returns the title of an edition’s entry, in which names in code have no backticks. */
export function toEntryTitle(
  { edition, what }: Pick<Edition, "edition" | "what">,
  { words, language }: Locale,
): string {
  const change = what[0]?.replaceAll("`", "") ?? "";
  return formatMessage(words.changes.feedEntry, { edition, change }, language);
}
