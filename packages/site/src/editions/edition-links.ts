import type { Language as SiteLanguage } from "cookie-inventory";
import { type Language, toLanguage } from "../words/locale.ts";
import type { ChangeLog, Edition } from "./change-log.ts";

/** An edition as pages and feeds list it. */
export interface ListedEdition extends Edition {
  readonly url: string;
  /** The id of its heading on the page of changes. */
  readonly anchor: string;
  /** The URL of its comparison with the edition before; null if it has none. */
  readonly comparison: string | null;
}

/** An edition in another language than that of the page which lists it. */
interface UntranslatedEdition extends ListedEdition {
  /** The language of its texts. */
  readonly language: Language;
}

/** The change log as templates read it, in `changes`. */
export interface Changes {
  /** Latest first. */
  readonly editions: readonly ListedEdition[];
  /** Editions that only the first language has, with its texts and pages; latest first. */
  readonly untranslated: readonly UntranslatedEdition[];
  /** The date of the edition or correction that last changed the list of cookies. */
  readonly cookiesDate: string;
}

/** Returns the change log for templates, in the first language. */
export function toChanges({ editions }: ChangeLog): Changes {
  return {
    editions: listEditions(editions, ""),
    untranslated: [],
    cookiesDate: findCookiesDate(editions),
  };
}

/**
 * Returns the change log for templates, in another language. `source` is that of the first language, which is `language`;
 * `prefix` starts the addresses of this one, such as “/cy”.
 */
export function toTranslatedChanges(
  log: ChangeLog | null,
  source: ChangeLog,
  language: SiteLanguage,
  prefix: string,
): Changes {
  const { editions = [] } = log ?? {};
  const own = new Set(editions.map(({ edition }) => edition));
  return {
    editions: listEditions(editions, prefix),
    untranslated: toChanges(source)
      .editions.filter(({ edition }) => !own.has(edition))
      .map((edition) => ({ ...edition, language: toLanguage(language) })),
    cookiesDate: findCookiesDate(editions.length === 0 ? source.editions : editions),
  };
}

/** Returns editions for templates, latest first. `prefix` starts the addresses of their language, such as “/cy”. */
export function listEditions(editions: readonly Edition[], prefix: string): ListedEdition[] {
  return editions
    .map((entry, index) => {
      const { edition, replaced = [] } = entry;
      const previous = editions[index - 1];
      return {
        ...entry,
        replaced,
        url: getEditionUrl(edition, prefix),
        anchor: `edition-${edition.replace(".", "-")}`,
        comparison:
          previous && hasComparison(entry)
            ? getComparisonUrl(previous.edition, edition, prefix)
            : null,
      };
    })
    .toReversed();
}

function findCookiesDate(editions: readonly Edition[]): string {
  const changes = editions.flatMap((edition) => [edition, ...edition.corrections]);
  const last = changes.findLast(
    ({ reads }, index) => reads.cookies !== changes[index - 1]?.reads.cookies,
  );
  return last?.date ?? "";
}

/** Whether the edition has a comparison with the one before it. */
export function hasComparison({ frozen }: Edition): boolean {
  return frozen.comparison !== undefined;
}

export function getEditionUrl(edition: string, prefix = ""): string {
  return `${prefix}/editions/${edition}/`;
}

export function getComparisonUrl(before: string, after: string, prefix = ""): string {
  return `${prefix}/changes/${before}-${after}/`;
}
