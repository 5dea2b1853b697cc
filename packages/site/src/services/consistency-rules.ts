import { didYouMean, listSome } from "cookie-inventory";
import { CONDITIONS } from "./lawful-bases.ts";
import { forEachActivity, forEachEntry, type NoticeRule } from "./notice-rule.ts";
import { needsLaw, usesConsent } from "./question-rules.ts";
import { SERVICE_FIELDS } from "./service-fields.ts";

/** The rules about what a notice states: errors where the law is clear, warnings where it is not. */
export const CONSISTENCY_RULES: readonly NoticeRule[] = [
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
    source: "UK GDPR 6(1), last sentence",
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
    requires: "says which legitimate interests it relies on",
    severity: "error",
    find: forEachActivity(({ activity, found }) =>
      activity.basis === "legitimate-interests" && !("interests" in activity)
        ? found(
            ["basis"],
            "Legitimate interests need to be named.",
            `Add “interests”. ${SERVICE_FIELDS.interests}`,
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
      interests !== undefined && basis && basis !== "legitimate-interests"
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
    requires: "says how to withdraw consent, if it relies on consent",
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
            "Ask the data protection officer which of the two is right.",
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
  {
    id: "condition-does-not-fit",
    source: "UK GDPR 9(2) and 10",
    requires:
      "gives a condition of article 9 for special category data, and of article 10 for criminal offence data",
    severity: "error",
    find: forEachEntry("specialCategories", ({ kind, condition }, { found }, path) => {
      if (!kind || !condition || (kind === "criminal-offences") === (condition === "10")) return [];
      const hint =
        kind === "criminal-offences"
          ? 'Write "condition": "10".'
          : "Write the point of article 9(2) that allows it, such as 9(2)(g).";
      return found(
        [...path, "condition"],
        `The condition ${condition} is not for data of the kind “${kind}”.`,
        hint,
      );
    }),
  },
  {
    id: "schedule1-does-not-fit",
    source: "Data Protection Act 2018, section 10",
    requires: "gives a paragraph of Schedule 1 only from the part that the condition needs",
    severity: "error",
    find: forEachEntry("specialCategories", ({ condition, schedule1 }, { found }, path) => {
      if (!condition || !schedule1) return [];
      const needed = CONDITIONS[condition];
      if (needed === null)
        return found(
          [...path, "schedule1"],
          `The condition ${condition} needs no paragraph of Schedule 1.`,
          'Write "schedule1": null, or correct the “condition”.',
        );
      if (schedule1 >= needed.first && schedule1 <= needed.last) return [];
      return found(
        [...path, "schedule1"],
        `The condition ${condition} needs a paragraph from ${needed.part} of Schedule 1: ${needed.first} to ${needed.last}.`,
        "Correct the number or the “condition”.",
      );
    }),
  },
  {
    id: "schedule1-unusual",
    source: "Data Protection Act 2018, section 10(2)",
    requires:
      "gives the paragraph of Part 1 of Schedule 1 that is about the same subject as the condition",
    severity: "warning",
    find: forEachEntry("specialCategories", ({ condition, schedule1 }, { found }, path) => {
      const expected = condition && CONDITIONS[condition]?.expected;
      if (!expected || !schedule1 || schedule1 === expected || schedule1 > 4) return [];
      return found(
        [...path, "schedule1"],
        `The condition ${condition} usually goes with paragraph ${expected}, not ${schedule1}.`,
        "Ask the data protection officer whether that is right.",
      );
    }),
  },
  {
    id: "unknown-recipient",
    source: "UK GDPR 13(1)(e)",
    requires: "names only recipients that _data/recipients.json describes",
    severity: "error",
    find: forEachEntry("recipients", ({ recipient }, { found, recipients }, path) => {
      if (recipient === undefined || recipients === undefined) return [];
      const keys = Object.keys(recipients);
      return keys.includes(recipient)
        ? []
        : found(
            [...path, "recipient"],
            ...describeUnknown(recipient, keys, "_data/recipients.json"),
          );
    }),
  },
  {
    id: "unknown-retention",
    source: "UK GDPR 13(2)(a)",
    requires: "refers only to rules that _data/retention.json describes",
    severity: "error",
    find: forEachActivity(({ activity: { retention: key }, retention, found }) => {
      const keys = Object.keys(retention ?? {});
      return !key || retention === undefined || keys.includes(key)
        ? []
        : found(["retention"], ...describeUnknown(key, keys, "_data/retention.json"));
    }),
  },
  {
    id: "transfer-not-stated",
    source: "UK GDPR 13(1)(f)",
    requires: "states a transfer to the country of each recipient abroad",
    severity: "error",
    find: forEachEntry("recipients", ({ recipient }, { activity, recipients, found }, path) => {
      const all = new Map(Object.entries(recipients ?? {}));
      const country = all.get(recipient ?? "")?.country;
      if (!country || country === "GB" || !activity.transfers) return [];
      if (activity.transfers.some((each) => !each?.country || each.country === country)) return [];
      return found(
        [...path, "recipient"],
        `“${recipient}” keeps data in ${country}, but “transfers” does not have that country.`,
        `Add a record with "country": "${country}" to “transfers”, or correct the country in _data/recipients.json.`,
      );
    }),
  },
  {
    id: "transfer-to-the-uk",
    source: "UK GDPR 13(1)(f)",
    requires: "does not list the United Kingdom among the transfers",
    severity: "error",
    find: forEachEntry("transfers", ({ country }, { found }, path) =>
      country === "GB"
        ? found(
            [...path, "country"],
            "Data that stays in the United Kingdom is not transferred.",
            "Remove this record.",
          )
        : [],
    ),
  },
  {
    id: "automated-decision-with-special-category-data",
    source: "UK GDPR 22B",
    requires:
      "has its automated decisions about special category data looked at by a person who knows the law",
    severity: "warning",
    find: forEachEntry("automatedDecisions", (_decision, { activity, found }, path) =>
      activity.specialCategories?.some((each) => each?.kind !== "criminal-offences")
        ? found(
            path,
            "A computer decides alone, and special category data is used. The law restricts such decisions.",
            "Ask the data protection officer whether this decision may be made in this way.",
          )
        : [],
    ),
  },
];

function describeUnknown(
  key: string,
  keys: readonly string[],
  file: string,
): [message: string, hint: string] {
  return [
    `“${key}” is not in ${file}.`,
    `${didYouMean(key, keys)}Use one of its keys (${listSome(keys) || "none yet"}), or add “${key}” there.`,
  ];
}
