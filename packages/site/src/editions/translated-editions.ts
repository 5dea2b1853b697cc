import type { Language } from "cookie-inventory";
import type { ChangeLog, Edition } from "./change-log.ts";

/**
 * Returns the editions that another language than the first has, with its own digests; undefined if it has none. The log
 * must have been read in that language, so that its texts are in it.
 */
export function getEditionsInLanguage(
  log: ChangeLog,
  { code }: Pick<Language, "code">,
): ChangeLog | undefined {
  const editions = log.editions.flatMap((edition): Edition | [] => {
    const own = edition.translations?.[code];
    if (own === undefined) return [];
    const corrections = edition.corrections.flatMap((correction) => {
      const { reads } = correction.translations?.[code] ?? {};
      return reads === undefined ? [] : { ...correction, reads };
    });
    const { cookies } = edition.frozen;
    return { ...edition, reads: own.reads, frozen: { ...own.frozen, cookies }, corrections };
  });
  return editions.length === 0 ? undefined : { editions };
}
