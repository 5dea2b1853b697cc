import type { Inventory } from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { Observations } from "../observation-schema.ts";
import type { Outcome } from "../run-outcome.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Inconclusive } from "../inconclusive.ts";

/** All that a report tells of: what was seen, what it was held against, and what came of it. */
export interface Audit {
  readonly observations: Observations;
  /** What the websites store, put together from the observations. */
  readonly things: readonly StoredItem[];
  /** The gravest first. */
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
  /** Where nobody can say whether a choice is respected, and that counts. */
  readonly undecided: readonly Inconclusive[];
  readonly inventory: Inventory;
  /** Whose websites they are; `colour` is the one behind white text, such as "#00625a". */
  readonly organisation: { readonly name: string; readonly colour: string };
}
