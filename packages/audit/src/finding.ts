import type { Problem, ValuePath } from "cookie-inventory";
import type { StoredItem } from "./stored-items.ts";

/** The rules of the audit, the most serious first. */
export const FINDING_KINDS = [
  "set-before-choice",
  "set-despite-rejection",
  "undeclared",
  "wrong-party",
  "wrong-storage",
  "wrong-domain",
  "wrong-persistence",
  "longer-lifetime",
  "alias-seen",
  "not-seen",
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** A problem found by comparing the inventory with the websites. */
export interface Finding extends Problem {
  readonly rule: FindingKind;
  /** The index of the record in the inventory; null if there is none. */
  readonly record: number | null;
  /** The stored items that were found; empty if none was. */
  readonly items: readonly StoredItem[];
  /**
   * The hint for programs: the values to set in `_data/cookies.json`, each with its path. A null has to be replaced as
   * the hint says. Undeclared items are added to the end of the list, in the order of their findings; a provider that they
   * need is added to “providers”. Empty if the website has to change, or a draft has to be completed.
   */
  readonly edits: readonly { readonly path: ValuePath; readonly value: unknown }[];
}
