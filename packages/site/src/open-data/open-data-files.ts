import type { Language, Organisation, PublishedCookie } from "cookie-inventory";
import type { Environment } from "nunjucks";
import type { Edition } from "../editions/change-log.ts";
import type { Changes, ListedEdition } from "../editions/edition-links.ts";
import type { Page } from "../pages/page-reader.ts";
import { formatMessage } from "../words/format-message.ts";
import type { Locale } from "../words/locale.ts";
import { type ChangeFeed, toAtomFeed, toJsonFeed } from "./change-feeds.ts";
import { toInventoryCsv } from "./cookies-csv.ts";
import { createOpenInventoryJsonSchema, toOpenInventory } from "./cookies-json.ts";
import { createFileExamples, type Examples } from "./file-examples.ts";
import { CHANGES_PAGE, FEEDS, listFilesInLanguage, OPEN_DATA, SERVICE_DATA } from "./file-paths.ts";
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

/**
 * Returns the files that a translation has of its own: the statement as plain text and, if it has editions, the feeds. A
 * summary has none.
 */
export function listTranslatedDataFiles(
  language: Pick<Language, "code" | "content">,
  hasEditions: boolean,
): readonly OpenDataFile[] {
  if (language.content === "summary") return [];
  const paths = listFilesInLanguage(hasEditions);
  return [...FILES, ...FEED_FILES]
    .filter(({ path }) => paths.includes(path))
    .map((file) => ({ ...file, path: `/${language.code}${file.path}` }));
}

/** The sources of the files that each language has: the statement as plain text, and the feeds. */
export interface TextSources {
  readonly organisation: Organisation;
  /** The change log of this language. */
  readonly changes: Changes | undefined;
  readonly statement: Page;
  /** The statement’s text, as HTML without its title. */
  readonly statementHtml: string;
  /** The page that lists the changes, or the statement if there is none. */
  readonly changesPage: Page;
  readonly locale: Locale;
  /** That of the first language. */
  readonly firstLocale: Locale;
}

/** The sources of the open data. */
export interface OpenDataSources extends TextSources {
  readonly cookies: readonly PublishedCookie[];
  readonly services: readonly RecordedService[];
}

/** The content of each file by its path, and an example of each. */
export interface OpenData {
  readonly contents: Readonly<Record<string, string>>;
  readonly examples: Examples;
  /** The language of the examples: the first one. */
  readonly language: Locale["language"];
  /** What the page about open data says of the record of services; null without services. */
  readonly serviceData: Pick<ServiceData, "columns" | "examples"> | null;
}

/** Creates the open data and the feeds. `templates` render the texts of the feeds. */
export function createOpenData(sources: OpenDataSources, templates: Environment): OpenData {
  const { organisation, cookies, services } = sources;
  const { address } = organisation;
  const edition = sources.changes?.editions[0] ?? null;
  const schema = address + OPEN_DATA.schema;
  const changes = createChangeFeed(sources, templates);
  const text = createPlainText(sources, templates);
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
    language: sources.firstLocale.language,
    examples: createFileExamples({ cookies, organisation, edition, schema, text, changes }),
    serviceData,
  };
}

/** Returns the content of each file that a translation has of its own, by its path. See listTranslatedDataFiles. */
export function createTranslatedFiles(
  sources: TextSources,
  templates: Environment,
): Readonly<Record<string, string>> {
  const prefix = `/${sources.locale.language.code}`;
  const changes = createChangeFeed(sources, templates, prefix);
  return {
    [prefix + OPEN_DATA.text]: createPlainText(sources, templates),
    ...(changes && {
      [prefix + FEEDS.atom]: toAtomFeed(changes),
      [prefix + FEEDS.json]: toJsonFeed(changes),
    }),
  };
}

/** Returns the statement as plain text. */
function createPlainText(
  { locale, organisation, statement, statementHtml }: TextSources,
  templates: Environment,
): string {
  const head = templates.render("editions/text-head.njk", { ...locale, organisation, statement });
  return toPlainText(head + statementHtml, organisation.address);
}

/** Returns the content of the feeds; null without editions. `prefix` starts the paths of a translation. */
function createChangeFeed(
  { changes, organisation, changesPage, locale, firstLocale }: TextSources,
  templates: Environment,
  prefix = "",
): ChangeFeed | null {
  if (changes === undefined || changes.editions.length + changes.untranslated.length === 0)
    return null;
  const { words, language } = locale;
  const names = { title: changesPage.title, organisation: organisation.name };
  return {
    organisation,
    language: language.tag,
    isTranslation: prefix !== "",
    title: formatMessage(words.changes.feed, names, language),
    description: changesPage.description,
    home: prefix === "" ? CHANGES_PAGE : changesPage.url,
    feeds: { atom: prefix + FEEDS.atom, json: prefix + FEEDS.json },
    entries: [
      ...changes.editions.map((edition) => toEntry(edition, locale, templates)),
      // Editions of before the language was added, in the language that they have.
      ...changes.untranslated.map((edition) => {
        const entry = toEntry(edition, firstLocale, templates);
        const { tag, direction } = firstLocale.language;
        return { ...entry, html: `<div lang="${tag}" dir="${direction}">\n${entry.html}</div>\n` };
      }),
    ],
  };
}

function toEntry(
  edition: ListedEdition,
  locale: Locale,
  templates: Environment,
): ChangeFeed["entries"][number] {
  return {
    digests: [edition.frozen.statement, edition.frozen.cookies],
    published: edition.date,
    updated: edition.corrections.at(-1)?.date ?? edition.date,
    title: toEntryTitle(edition, locale),
    html: templates.render("editions/edition-summary.njk", { ...locale, edition }),
    url: edition.url,
    comparison: edition.comparison,
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
