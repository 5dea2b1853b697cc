import { digestOf, type Inventory, type Located, toPublishedCookies } from "cookie-inventory";
import type { LocatedPage } from "../pages/page-reader.ts";
import type { Digests } from "./change-log.ts";
import { extractTextSections } from "./page-sections.ts";

/** The content as it would be published now. */
export interface CurrentContent {
  readonly statement: LocatedPage;
  readonly inventory: Located<Inventory>;
}

/**
 * Returns digests of what visitors read: the statement’s text, headings and links, and the published facts about each
 * cookie. Drafts, the date of verification and the layout of the Markdown do not count.
 */
export function digestContent(statement: LocatedPage, inventory: Inventory): Digests {
  const { title, description } = statement.data;
  const cookies = toPublishedCookies(inventory).all.map(
    ({ anchor: _anchor, lastVerified: _lastVerified, ...facts }) => facts,
  );
  // The change log keeps these digests: the names and the order of the fields must not change.
  return {
    statement: digestOf(JSON.stringify([title, description, extractTextSections(statement)])),
    cookies: digestOf(JSON.stringify(cookies)),
  };
}
