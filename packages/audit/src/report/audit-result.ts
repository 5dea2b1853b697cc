import type { Inventory, Located } from "cookie-inventory";
import { compareInventory } from "../compare/compare-inventory.ts";
import type { Finding } from "../finding.ts";
import { type Inconclusive, inconclusiveOrigins } from "../inconclusive.ts";
import type { Observations } from "../observation-schema.ts";
import { type Outcome, outcomeOf } from "../run-outcome.ts";
import { type StoredItem, storedItems } from "../stored-items.ts";

/** All that a report tells of: what was seen, what it was held against, and what came of it. */
export interface Audit {
  readonly observations: Observations;
  /** What the websites store, put together from the observations. */
  readonly items: readonly StoredItem[];
  /** The gravest first. */
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
  /** Where nobody can say whether a choice is respected, and that counts. */
  readonly inconclusive: readonly Inconclusive[];
  readonly inventory: Inventory;
  /** Whose websites they are; `colour` is the one behind white text, such as "#00625a". */
  readonly organisation: { readonly name: string; readonly colour: string };
}

/** What comes of comparing the results of a run with an inventory. */
export function auditOf(
  observations: Observations,
  inventory: Located<Inventory>,
  organisation: Audit["organisation"],
): Audit {
  const items = storedItems(observations);
  return {
    observations,
    items,
    findings: compareInventory(observations, inventory),
    outcome: outcomeOf(observations),
    inconclusive: inconclusiveOrigins(observations, items, inventory.data),
    inventory: inventory.data,
    organisation,
  };
}
