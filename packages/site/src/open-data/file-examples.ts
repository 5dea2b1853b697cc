import type { Organisation, PublishedCookie } from "cookie-inventory";
import type { Edition } from "../editions/change-log.ts";
import { type ChangeFeed, toAtomFeed, toJsonFeed } from "./change-feeds.ts";
import { toInventoryCsv } from "./cookies-csv.ts";
import { toOpenInventory } from "./cookies-json.ts";

/** The sources of the examples. */
export interface ExampleSources {
  readonly cookies: readonly PublishedCookie[];
  readonly organisation: Pick<Organisation, "name" | "home" | "address">;
  readonly edition: Pick<Edition, "edition" | "date"> | null;
  /** The full address of the schema. */
  readonly schema: string;
  /** The statement as plain text. */
  readonly text: string;
  /** Null in a project without editions. */
  readonly changes: ChangeFeed | null;
}

/** An excerpt from each open data file. */
export interface Examples {
  /** The inventory with only its first cookie. */
  readonly json: string;
  /** The header and the first cookie, without the byte order mark. */
  readonly csv: string;
  /** The first lines of the statement. */
  readonly text: string;
  /** The latest entry of each feed, with the first paragraph and list of its text; null if there is no feed. */
  readonly atom: string | null;
  readonly feed: string | null;
}

const TEXT_LINES = 12;

/** Creates the examples with the functions that create the files. Lines end with LF. */
export function createFileExamples(sources: ExampleSources): Examples {
  const { cookies, organisation, edition, schema, text, changes } = sources;
  const first = cookies.slice(0, 1);
  const latest = changes && keepLatest(changes);
  return {
    json: JSON.stringify(toOpenInventory(first, organisation, edition, schema), null, 2),
    csv: toInventoryCsv(first).replace("\uFEFF", "").replaceAll("\r\n", "\n").trim(),
    text: text.split("\n").slice(0, TEXT_LINES).join("\n").trim(),
    atom: latest && extractEntry(toAtomFeed(latest)),
    feed: latest && extractItem(toJsonFeed(latest)),
  };
}

/** Returns the feed with only its latest entry, shortened to its first paragraph and list. */
function keepLatest(changes: ChangeFeed): ChangeFeed {
  const entries = changes.entries.slice(0, 1).map((entry) => ({
    ...entry,
    html: /^.*?<\/p>(?:\s*<ul.*?<\/ul>)?/s.exec(entry.html)?.[0] ?? entry.html,
  }));
  return { ...changes, entries };
}

/** Returns the first entry without its indentation. */
function extractEntry(atom: string): string {
  const [entry = "", indent = ""] = /( *)<entry>.*<\/entry>/s.exec(atom) ?? [];
  return entry.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

function extractItem(feed: string): string {
  const { items }: { items: readonly unknown[] } = JSON.parse(feed);
  return JSON.stringify(items[0], null, 2);
}
