import type { Inventory } from "cookie-inventory";
import { CONSENT } from "./compare/consent-findings.ts";
import { currentRecords, matchAll } from "./compare/record-matching.ts";
import type { Choice, Observations } from "./observation-schema.ts";
import type { StoredItem } from "./stored-items.ts";

/** An origin of which nobody can say whether it waits for a “yes” and takes a “no”. */
export interface Inconclusive {
  readonly origin: string;
  /** The choices that could not be made on it; never empty. */
  readonly choices: readonly Choice[];
  /** What it stores before any choice, and would need consent for. */
  readonly items: readonly StoredItem[];
}

/**
 * The origins on which a choice could not be made, as far as that counts: where there is a banner, always; where
 * none that is known was seen, only if something is stored for which the inventory names no exception
 * (regulation 6 of PECR asks for consent to all but what Schedule A1 excepts).
 */
export function inconclusiveOrigins(
  { choices }: Observations,
  items: readonly StoredItem[],
  { cookies }: Inventory,
): Inconclusive[] {
  const records = matchAll(items, currentRecords(cookies));
  const open = items.filter((item) => {
    const exception = records.get(item)?.entry.record.exception ?? null;
    return exception === null || exception === CONSENT;
  });
  const missed = choices.filter(({ outcome }) => outcome === "unknown" || outcome === "failed");
  return [...Map.groupBy(missed, ({ origin }) => origin)].flatMap(([origin, unmade]) => {
    const stored = open.filter(({ pagesIn }) =>
      pagesIn.before.some((address) => URL.parse(address)?.origin === origin),
    );
    const counts = stored.length > 0 || unmade.some(({ outcome }) => outcome === "failed");
    return counts ? { origin, choices: unmade, items: stored } : [];
  });
}
