import type { Edition } from "../editions/change-log.ts";
import type { PublishedCookie, Organisation } from "cookie-inventory";
import { inventoryCsv } from "./cookies-csv.ts";
import { atomFeed, type FollowedChanges, jsonFeed } from "./change-feeds.ts";
import { openInventory } from "./cookies-json.ts";

/** What the examples are taken from; see the functions that make the files. */
export interface ExampleSources {
  readonly cookies: readonly PublishedCookie[];
  readonly organisation: Pick<Organisation, "name" | "home" | "address">;
  readonly edition: Pick<Edition, "edition" | "date"> | null;
  /** The full address of the schema. */
  readonly schema: string;
  /** The statement as plain text. */
  readonly text: string;
  /** null where the project has not begun with editions. */
  readonly changes: FollowedChanges | null;
}

/** A piece of each file, as it stands there. */
export interface Examples {
  /** The inventory with its first cookie alone. */
  readonly json: string;
  /** The line of names and the first cookie, without the byte order mark. */
  readonly csv: string;
  /** The first lines of the statement. */
  readonly text: string;
  /**
   * The latest entry of each feed, with the first paragraph of its text and the list that belongs to it; null where
   * there is no feed.
   */
  readonly atom: string | null;
  readonly feed: string | null;
}

const LINES = 12;

/** An example of each file, to be shown on a page: made by what makes the files. Lines end with LF. */
export function examplesOf(sources: ExampleSources): Examples {
  const { cookies, organisation, edition, schema, text, changes } = sources;
  const one = cookies.slice(0, 1);
  const latest = changes && withLatestAlone(changes);
  return {
    json: JSON.stringify(openInventory(one, organisation, edition, schema), null, 2),
    csv: inventoryCsv(one).replace("\uFEFF", "").replaceAll("\r\n", "\n").trim(),
    text: text.split("\n").slice(0, LINES).join("\n").trim(),
    atom: latest && entryOf(atomFeed(latest)),
    feed: latest && itemOf(jsonFeed(latest)),
  };
}

function withLatestAlone(changes: FollowedChanges): FollowedChanges {
  const entries = changes.entries.slice(0, 1).map((entry) => ({
    ...entry,
    html: /^.*?<\/p>(?:\s*<ul.*?<\/ul>)?/s.exec(entry.html)?.[0] ?? entry.html,
  }));
  return { ...changes, entries };
}

/** The entry, without the spaces that all its lines start with. */
function entryOf(atom: string): string {
  const [entry = "", indent = ""] = /( *)<entry>.*<\/entry>/s.exec(atom) ?? [];
  return entry.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

function itemOf(feed: string): string {
  const { items }: { items: readonly unknown[] } = JSON.parse(feed);
  return JSON.stringify(items[0], null, 2);
}
