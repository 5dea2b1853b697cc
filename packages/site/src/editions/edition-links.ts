import type { ChangeLog, Edition } from "./change-log.ts";

/** An edition as pages and feeds list it. */
interface ListedEdition extends Edition {
  readonly url: string;
  /** The id of its heading on the page of changes. */
  readonly anchor: string;
  /** The URL of its comparison with the edition before; null if it has none. */
  readonly comparison: string | null;
}

/** The change log as templates read it, in `changes`. */
export interface Changes {
  /** Latest first. */
  readonly editions: readonly ListedEdition[];
  /** The date of the edition or correction that last changed the list of cookies. */
  readonly cookiesDate: string;
}

/** Returns the change log for templates. `prefix` starts the addresses of its language, such as “/cy”. */
export function toChanges({ editions }: ChangeLog, prefix = ""): Changes {
  return {
    editions: editions
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
      .toReversed(),
    cookiesDate: findCookiesDate(editions),
  };
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
