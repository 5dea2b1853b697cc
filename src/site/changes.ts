import type { Edition, Log } from "../editions/log.ts";

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
