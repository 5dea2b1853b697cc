import type { Problem, ValuePath } from "cookie-inventory";
import type { StoredItem } from "./stored-items.ts";

/** What can be untrue of an inventory, or against what it says of consent, the gravest first. Each is the `rule` of its findings. */
export const FINDING_KINDS = [
  "set-before-choice",
  "set-although-rejected",
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

/** Something that the inventory says, or does not say, and that is untrue. */
export interface Finding extends Problem {
  readonly rule: FindingKind;
  /** The place in the list of the record that it is about; null where there is none. */
  readonly record: number | null;
  /** What was seen; empty for what was not. */
  readonly items: readonly StoredItem[];
  /**
   * What the hint says in words, for programs: the values to put into `_data/cookies.json`, each with its path.
   * null stands where nobody may guess, and the hint says what to write. Undeclared items go to the end of the
   * list one after the other, as their findings stand. Empty where it is the website that has to change, or a
   * draft that has to be finished.
   */
  readonly edits: readonly { readonly path: ValuePath; readonly value: unknown }[];
}
