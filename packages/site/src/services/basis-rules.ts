import { forEachActivity, type NoticeRule } from "./notice-rule.ts";
import { needsLaw, usesConsent } from "./unanswered-fields.ts";

/** The rules about the lawful basis: errors where the law is clear, warnings where it is not. */
export const BASIS_RULES: readonly NoticeRule[] = [
  {
    id: "law-missing",
    source: "UK GDPR 6(3)",
    requires: "names a law for each public task and each legal obligation",
    severity: "error",
    find: forEachActivity(({ activity, found }) =>
      needsLaw(activity) && activity.laws?.length === 0
        ? found(
            ["laws"],
            `A ${activity.basis === "public-task" ? "public task" : "legal obligation"} needs a law that gives it.`,
            "Add the law with its “name” and “href”, or write null while it is not known.",
          )
        : [],
    ),
  },
  {
    id: "legitimate-interests-for-a-public-task",
    source: "UK GDPR 6(1)",
    requires: "does not rely on legitimate interests for a task that a law gives the council",
    severity: "error",
    find: forEachActivity(({ activity: { basis, laws }, found }) =>
      basis === "legitimate-interests" && laws !== undefined && laws !== null && laws.length > 0
        ? found(
            ["basis"],
            "A council cannot rely on legitimate interests for its tasks, and a law gives it this one.",
            'Write "basis": "public-task". If this is not one of the council’s tasks, write "laws": [].',
          )
        : [],
    ),
  },
  {
    id: "interests-missing",
    source: "UK GDPR 13(1)(d)",
    requires: "has a place for its legitimate interests, if it relies on them",
    severity: "error",
    find: forEachActivity(({ activity, found }) =>
      activity.basis === "legitimate-interests" && !("interests" in activity)
        ? found(
            ["basis"],
            "A notice must name the legitimate interests that it relies on.",
            "Add “interests”: whose they are and what they are, or null while that is not known.",
          )
        : [],
    ),
  },
  {
    id: "interests-without-basis",
    source: "UK GDPR 13(1)(d)",
    requires: "names interests only where it relies on them",
    severity: "error",
    find: forEachActivity(({ activity: { basis, interests }, found }) =>
      interests && basis && basis !== "legitimate-interests"
        ? found(
            ["interests"],
            `The lawful basis is “${basis}”, which needs no interests.`,
            "Remove “interests”, or correct the “basis”.",
          )
        : [],
    ),
  },
  {
    id: "withdrawal-missing",
    source: "UK GDPR 7(3) and 13(2)(c)",
    requires: "has a place for how to withdraw consent, if it relies on consent",
    severity: "error",
    find: forEachActivity(({ activity, found }) =>
      usesConsent(activity) && !("withdrawal" in activity)
        ? found(
            ["basis"],
            "People must be able to withdraw their consent.",
            "Add “withdrawal”: how they do it, in a plain sentence, or null while that is not known.",
          )
        : [],
    ),
  },
  {
    id: "withdrawal-without-consent",
    source: "UK GDPR 13(2)(c)",
    requires: "offers to withdraw consent only where it relies on consent",
    severity: "error",
    find: forEachActivity(({ activity, found }) =>
      activity.withdrawal && activity.basis && activity.specialCategories && !usesConsent(activity)
        ? found(
            ["withdrawal"],
            `There is no consent to withdraw: the lawful basis is “${activity.basis}”.`,
            "Remove “withdrawal”, or correct the “basis”.",
          )
        : [],
    ),
  },
  {
    id: "consent-not-free",
    source: "UK GDPR 7(4)",
    requires: "does not rely on consent for data that people must give",
    severity: "warning",
    find: forEachActivity(({ activity: { basis, mustProvide }, found }) =>
      basis === "consent" && mustProvide?.obligation?.startsWith("required")
        ? found(
            ["mustProvide", "obligation"],
            "Consent is hardly free where people must give their data.",
            "Ask the data protection officer whether consent is the right basis.",
          )
        : [],
    ),
  },
  {
    id: "contract-does-not-fit",
    source: "UK GDPR 6(1)(b) and 13(2)(e)",
    requires: "says that a contract requires the data only where a contract is the lawful basis",
    severity: "warning",
    find: forEachActivity(({ activity: { basis, mustProvide }, found }) =>
      mustProvide?.obligation === "required-by-contract" && basis && basis !== "contract"
        ? found(
            ["mustProvide", "obligation"],
            `A contract requires this data, but the lawful basis is “${basis}”.`,
            "Ask the data protection officer which of the two is right.",
          )
        : [],
    ),
  },
];
