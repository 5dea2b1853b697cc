import type { ChangeLog, Edition } from "./change-log.ts";

/** An edition as pages and feeds show it. */
interface ListedEdition extends Edition {
  readonly url: string;
  /** Its id on the page of changes. */
  readonly anchor: string;
  /** The page that compares it with the one before it; null for the first. */
  readonly comparison: string | null;
}

/** The change log as templates read it. */
export interface Changes {
  /** The latest first. */
  readonly editions: readonly ListedEdition[];
}

/** The log as templates read it. */
export function changesOf({ editions }: ChangeLog): Changes {
  return {
    editions: editions
      .map((each, index) => {
        const before = editions[index - 1];
        return {
          ...each,
          replaced: each.replaced ?? [],
          url: editionUrl(each.edition),
          anchor: `edition-${each.edition.replace(".", "-")}`,
          comparison:
            before && isCompared(each) ? comparisonUrl(before.edition, each.edition) : null,
        };
      })
      .toReversed(),
  };
}

/** Whether an edition was compared with the one before it when it was frozen. */
export function isCompared({ frozen }: Edition): boolean {
  return frozen.comparison !== undefined;
}

export function editionUrl(edition: string): string {
  return `/editions/${edition}/`;
}

export function comparisonUrl(before: string, after: string): string {
  return `/changes/${before}-${after}/`;
}
