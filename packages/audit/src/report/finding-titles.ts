import type { FindingKind } from "../finding.ts";

/** The headings above the findings of each kind, in all reports. */
export const FINDING_TITLES: Readonly<Record<FindingKind, string>> = {
  "set-before-choice": "Set before a choice",
  "set-despite-rejection": "Set despite rejection",
  undeclared: "Not in the inventory",
  "wrong-party": "Set by a different party from the one recorded",
  "wrong-storage": "In a different kind of storage from the one recorded",
  "wrong-domain": "On a different domain from the one recorded",
  "wrong-persistence": "Session or persistent: differs from the inventory",
  "longer-lifetime": "Lasts longer than recorded",
  "alias-seen": "Found under an alias",
  "not-seen": "In the inventory but not found",
};
