import type { Inventory } from "cookie-inventory";
import { CONSENT } from "./compare/consent-findings.ts";
import { matchItems, toCurrentEntries } from "./compare/record-matching.ts";
import type { Choice, Observations } from "./observation-schema.ts";
import type { StoredItem } from "./stored-items.ts";

/** An origin for which the audit cannot determine whether the website respects the visitor’s choice. */
export interface Inconclusive {
  readonly origin: string;
  /** The choices that could not be made; never empty. */
  readonly choices: readonly Choice[];
  /** The items that it stores before a choice and that need consent. */
  readonly items: readonly StoredItem[];
}

/**
 * Returns the origins that are inconclusive because a choice could not be made. An origin without a known banner is
 * inconclusive only if it stores an item for which the inventory names no exception: regulation 6 of PECR requires
 * consent for everything except what Schedule A1 exempts.
 */
export function findInconclusive(
  { choices }: Observations,
  items: readonly StoredItem[],
  { cookies }: Inventory,
): Inconclusive[] {
  const records = matchItems(items, toCurrentEntries(cookies));
  const needConsent = items.filter((item) => {
    const exception = records.get(item)?.entry.record.exception ?? null;
    return exception === null || exception === CONSENT;
  });
  const unmade = choices.filter(({ outcome }) => outcome === "unknown" || outcome === "failed");
  return [...Map.groupBy(unmade, ({ origin }) => origin)].flatMap(([origin, onOrigin]) => {
    const stored = needConsent.filter(({ pagesIn }) =>
      pagesIn.before.some((address) => URL.parse(address)?.origin === origin),
    );
    const isInconclusive =
      stored.length > 0 || onOrigin.some(({ outcome }) => outcome === "failed");
    return isInconclusive ? { origin, choices: onOrigin, items: stored } : [];
  });
}
