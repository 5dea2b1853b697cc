import type { Edition, Log } from "../editions/log.ts";
import type { Page } from "../statement/page.ts";
import { CHANGES_PAGE } from "./files.ts";

/** An edition as pages and feeds tell it. */
interface ToldEdition extends Edition {
  readonly url: string;
  /** Its id on the page of changes. */
  readonly anchor: string;
  /** Where it is compared with the one before it; null for the first. */
  readonly comparison: string | null;
}

/** What pages tell of the editions. */
export interface Changes {
  /** The latest first. */
  readonly editions: readonly ToldEdition[];
}

/** The log as pages tell it. */
export function changesOf({ editions }: Log): Changes {
  return {
    editions: editions
      .map((each, index) => {
        const before = editions[index - 1];
        return {
          ...each,
          replaced: each.replaced ?? [],
          url: editionUrl(each.edition),
          anchor: `edition-${each.edition.replace(".", "-")}`,
          comparison: before === undefined ? null : comparisonUrl(before.edition, each.edition),
        };
      })
      .toReversed(),
  };
}

export function editionUrl(edition: string): string {
  return `/editions/${edition}/`;
}

export function comparisonUrl(before: string, after: string): string {
  return `/changes/${before}-${after}/`;
}

/** The page that tells what changed; the statement where there is none. */
export function changesPageOf(site: {
  readonly pages: readonly Page[];
  readonly statement: Page;
}): Page {
  return site.pages.find(({ url }) => url === CHANGES_PAGE) ?? site.statement;
}
