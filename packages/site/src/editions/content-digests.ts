import {
  digestOf,
  type Inventory,
  type Language,
  type Located,
  toPublishedCookies,
} from "cookie-inventory";
import type { ContentFiles } from "../content/content-files.ts";
import { getTranslationFile, STATEMENT_FILE } from "../pages/page-files.ts";
import type { LocatedPage } from "../pages/page-reader.ts";
import type { Digests } from "./change-log.ts";
import { extractTextSections } from "./page-sections.ts";

/** The content as it would be published now, in one language. */
export interface CurrentContent {
  readonly statement: LocatedPage;
  readonly inventory: Located<Inventory>;
}

/** The content in another complete language than the first. */
interface TranslatedContent extends CurrentContent {
  readonly language: Language;
}

/** The content in every language that an edition has: the first one and the complete ones. */
export interface ContentToFreeze extends CurrentContent {
  readonly translations: readonly TranslatedContent[];
}

/** Returns the content to freeze; undefined if it cannot be read in the first language. */
export function getContentToFreeze(files: ContentFiles): ContentToFreeze | undefined {
  const statement = files.statement.page;
  const { inventory } = files.inventory;
  if (statement === undefined || inventory === undefined) return undefined;
  const translations = files.translations.flatMap((translation): TranslatedContent | [] => {
    const { language, pages } = translation;
    const file = getTranslationFile(STATEMENT_FILE, language);
    const page = pages.find((each) => each.file === file)?.page;
    const data = translation.inventory.inventory;
    if (language.content !== "complete" || page === undefined || data === undefined) return [];
    return { language, statement: page, inventory: data };
  });
  return { statement, inventory, translations };
}

/**
 * Returns digests of what visitors read: the statement’s text, headings and links, and the published facts about each
 * cookie. Drafts, the date of verification and the layout of the Markdown do not count.
 */
export function digestContent({ statement, inventory }: CurrentContent): Digests {
  const { title, description } = statement.data;
  const cookies = toPublishedCookies(inventory.data).all.map(
    ({ anchor: _anchor, lastVerified: _lastVerified, ...facts }) => facts,
  );
  // The change log keeps these digests: the names and the order of the fields must not change.
  return {
    statement: digestOf(JSON.stringify([title, description, extractTextSections(statement)])),
    cookies: digestOf(JSON.stringify(cookies)),
  };
}

/** The digests of each language, as the change log has them. */
export interface DigestsOfLanguages {
  readonly reads: Digests;
  /** By the code of the language; absent with one language. */
  readonly translations?: Record<string, { readonly reads: Digests }>;
}

/** Returns the digests of each language. */
export function digestLanguages(content: ContentToFreeze): DigestsOfLanguages {
  const { translations } = content;
  const reads = digestContent(content);
  if (translations.length === 0) return { reads };
  const entries = translations.map((each) => [each.language.code, { reads: digestContent(each) }]);
  return { reads, translations: Object.fromEntries(entries) };
}
