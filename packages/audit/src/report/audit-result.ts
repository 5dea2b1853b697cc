import type { Inventory, Located } from "cookie-inventory";
import { compareInventory } from "../compare/compare-inventory.ts";
import type { Finding } from "../finding.ts";
import { findInconclusive, type Inconclusive } from "../inconclusive.ts";
import type { Observations } from "../observation-schema.ts";
import { type Outcome, outcomeOf } from "../run-outcome.ts";
import type { AuditEvidence } from "./evidence-links.ts";
import { type StoredItem, storedItems } from "../stored-items.ts";
import type { KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";

/** The results of a run, compared with an inventory if there is one. */
export interface Audit {
  readonly observations: Observations;
  readonly items: readonly StoredItem[];
  /** Most serious first. */
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
  /** Origins where the audit could not check whether cookie choices are respected. */
  readonly inconclusive: readonly Inconclusive[];
  /** Empty if nothing was compared. */
  readonly inventory: Inventory;
  /** The files that prove the results; undefined if there are none. */
  readonly evidence?: AuditEvidence | undefined;
  /** The path of the inventory; null if nothing was compared. */
  readonly inventoryFile: string | null;
  /** The owner of the websites, if known; `colour` is a background for white text, such as "#00625a". */
  readonly organisation: { readonly name: string; readonly colour: string } | null;
}

/** Compares the results of a run with an inventory; without one, there are no findings. */
export function createAudit(
  observations: Observations,
  inventory: Located<Inventory> | null,
  organisation: Audit["organisation"],
  findKnown?: KnownCookieLookup,
): Audit {
  const items = storedItems(observations);
  return {
    observations,
    items,
    findings: inventory === null ? [] : compareInventory(observations, inventory, findKnown),
    outcome: outcomeOf(observations),
    inconclusive: findInconclusive(observations),
    inventory: inventory?.data ?? NO_INVENTORY,
    inventoryFile: inventory?.source.file ?? null,
    organisation,
  };
}

const NO_INVENTORY: Inventory = { providers: {}, cookies: [] };
