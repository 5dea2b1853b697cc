import { CONDITIONS, POLICY_DOCUMENT_PARAGRAPH } from "./lawful-bases.ts";
import { forEachEntry, type NoticeRule } from "./notice-rule.ts";

/** The rules about special category data and data about criminal offences. */
export const SPECIAL_CATEGORY_RULES: readonly NoticeRule[] = [
  {
    id: "condition-does-not-fit",
    source: "UK GDPR 9(2) and 10",
    requires:
      "gives a condition of article 9 for special category data, and of article 10 for criminal offence data",
    severity: "error",
    find: forEachEntry("specialCategories", ({ kind, condition }, { found }, path) => {
      if (!kind || !condition || (kind === "criminal-offences") === condition.startsWith("10"))
        return [];
      const hint =
        kind === "criminal-offences"
          ? 'Write "condition": "10", with the paragraph of Schedule 1 in “schedule1”.'
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
      if (schedule1 === POLICY_DOCUMENT_PARAGRAPH)
        return found(
          [...path, "schedule1"],
          `Paragraph ${schedule1} of Schedule 1 is not a condition: it says when a policy document is needed.`,
          `Write the paragraph from ${needed.part} that allows it.`,
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
    id: "automated-decision-with-special-category-data",
    source: "UK GDPR 22B",
    requires:
      "does not use special category data for decisions that a computer makes alone, unless the law allows it",
    severity: "warning",
    find: forEachEntry("automatedDecisions", (_decision, { activity, found }, path) =>
      activity.specialCategories?.some((each) => each?.kind && each.kind !== "criminal-offences")
        ? found(
            path,
            "A computer decides alone, and special category data is used. The law restricts such decisions.",
            "Ask the data protection officer whether the law allows this decision.",
          )
        : [],
    ),
  },
];
