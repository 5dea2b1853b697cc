import type { Inventory } from "cookie-inventory";
import { CONSENT } from "./compare/consent.ts";
import { matchAll } from "./compare/matching.ts";
import type { Choice, Observations } from "./observations.ts";
import type { Thing } from "./things.ts";

/** An origin of which nobody can say whether it waits for a “yes” and takes a “no”. */
export interface Undecided {
  readonly origin: string;
  /** The choices that could not be made on it; never empty. */
  readonly choices: readonly Choice[];
  /** What it stores before any choice, and would need consent for. */
  readonly things: readonly Thing[];
}

/**
 * The origins on which a choice could not be made, as far as that counts: where there is a banner, always; where
 * none that is known was seen, only if something is stored for which the inventory names no exception
 * (regulation 6 of PECR asks for consent to all but what Schedule A1 excepts).
 */
export function undecided(
  { choices }: Observations,
  things: readonly Thing[],
  { cookies }: Inventory,
): Undecided[] {
  const current = cookies
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => record.status !== "retired");
  const records = matchAll(things, current);
  const open = things.filter((thing) => {
    const exception = records.get(thing)?.entry.record.exception ?? null;
    return exception === null || exception === CONSENT;
  });
  const missed = choices.filter(({ outcome }) => outcome === "unknown" || outcome === "failed");
  return [...Map.groupBy(missed, ({ origin }) => origin)].flatMap(([origin, unmade]) => {
    const stored = open.filter(({ pagesIn }) =>
      pagesIn.before.some((address) => URL.parse(address)?.origin === origin),
    );
    const counts = stored.length > 0 || unmade.some(({ outcome }) => outcome === "failed");
    return counts ? { origin, choices: unmade, things: stored } : [];
  });
}
