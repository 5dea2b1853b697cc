import { digestOf, type Inventory, toPublishedCookies } from "cookie-inventory";
import type { LocatedPage } from "../pages/page-reader.ts";
import type { Digests } from "./change-log.ts";
import { textOf } from "./page-sections.ts";

/**
 * Digests of what visitors read: the statement's words, headings and links, and what the pages tell of each
 * cookie. What nobody is shown (the day of the last sighting, drafts, how the Markdown is laid out) is no part.
 */
export function readsOf(statement: LocatedPage, inventory: Inventory): Digests {
  const { title, description } = statement.data;
  const cookies = toPublishedCookies(inventory).all.map(({ anchor: _anchor, ...told }) => told);
  return {
    statement: digestOf(JSON.stringify([title, description, textOf(statement)])),
    cookies: digestOf(JSON.stringify(cookies)),
  };
}
