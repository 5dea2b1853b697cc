import { UserError } from "cookie-inventory";
import type { ChangeLog, Edition } from "./change-log.ts";
import { listFrozenFiles } from "./frozen-edition.ts";

/** A change log without what is not published yet. */
interface PublishedPart {
  /** Undefined if no edition is published. */
  readonly log: ChangeLog | undefined;
  /** The frozen files of the other editions. */
  readonly filesToRemove: readonly string[];
}

/**
 * Leaves out the editions and corrections of a change log that `published` does not have. Their words may differ, because
 * they can be edited later. Throws UserError if `published` has one that the log does not have.
 */
export function keepPublished(
  log: ChangeLog | undefined,
  published: ChangeLog | undefined,
): PublishedPart {
  const others = new Set(log?.editions);
  const editions = (published?.editions ?? []).map((each) => {
    const own = [...others].find((edition) => isSameEdition(edition, each));
    const corrections = own?.corrections.slice(0, each.corrections.length) ?? [];
    if (
      own === undefined ||
      !each.corrections.every(({ reads, translations }, index) => {
        const correction = corrections[index];
        return isSame([reads, translations], [correction?.reads, correction?.translations]);
      })
    ) {
      throw new UserError(
        `Edition ${each.edition} is published with content that is missing here. Bring your branch up to date first: on GitHub, select “Update branch” or “Resolve conflicts” at the end of the pull request.`,
      );
    }
    others.delete(own);
    return { ...own, corrections };
  });
  return {
    log: editions.length === 0 ? undefined : { editions },
    filesToRemove: [...others].flatMap((edition) =>
      (listFrozenFiles(edition) ?? []).map(({ file }) => file),
    ),
  };
}

function isSameEdition(a: Edition, b: Edition): boolean {
  return a.edition === b.edition && isSame([a.frozen, a.translations], [b.frozen, b.translations]);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
