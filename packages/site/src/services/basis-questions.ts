import { CONDITIONS } from "./lawful-bases.ts";
import { forEachActivity, forEachEntry, type NoticeRule } from "./notice-rule.ts";
import { SERVICE_FIELDS } from "./service-fields.ts";
import { needsLaw, unansweredInActivity, usesConsent } from "./unanswered-fields.ts";

/** The rules that ask why an activity uses data, and what allows it. Their order is that of the articles. */
export const BASIS_QUESTIONS: readonly NoticeRule[] = [
  {
    id: "purpose-not-stated",
    source: "UK GDPR 13(1)(c)",
    requires: "says what each activity uses the data for",
    severity: "question",
    find: unansweredInActivity("purpose", "What is the data used for?"),
  },
  {
    id: "basis-not-stated",
    source: "UK GDPR 13(1)(c) and 13(2)(b)",
    requires: "gives the lawful basis of each activity, from which people’s rights follow",
    severity: "question",
    find: unansweredInActivity("basis", "What is its lawful basis?"),
  },
  {
    id: "law-not-stated",
    source: "UK GDPR 6(3)",
    requires: "names the law that gives a public task or a legal obligation",
    severity: "question",
    find: forEachActivity(({ activity, found }) =>
      activity.laws === null && needsLaw(activity)
        ? found(
            ["laws"],
            "Which law gives this task or duty?",
            "Write each law with its “name” and “href”.",
          )
        : [],
    ),
  },
  {
    id: "interests-not-stated",
    source: "UK GDPR 13(1)(d)",
    requires: "says which legitimate interests it relies on",
    severity: "question",
    find: unansweredInActivity(
      "interests",
      "Whose legitimate interests are these, and what are they?",
      ({ basis }) => basis === "legitimate-interests",
    ),
  },
  {
    id: "withdrawal-not-stated",
    source: "UK GDPR 13(2)(c)",
    requires: "says how to withdraw consent",
    severity: "question",
    find: unansweredInActivity("withdrawal", "How can people withdraw their consent?", usesConsent),
  },
  {
    id: "special-categories-not-stated",
    source: "UK GDPR 9 and 10",
    requires: "says whether special category or criminal offence data is used",
    severity: "question",
    find: unansweredInActivity(
      "specialCategories",
      "Does it use special category data, or data about criminal offences?",
    ),
  },
  {
    id: "condition-not-stated",
    source: "UK GDPR 9(2) and 10",
    requires: "gives the condition for each kind of special category data",
    severity: "question",
    find: forEachEntry("specialCategories", ({ kind, condition }, { found }, path) =>
      condition === null
        ? found(
            [...path, "condition"],
            kind === undefined
              ? "Which condition allows it to use this data?"
              : `Which condition allows it to use data of the kind “${kind}”?`,
            SERVICE_FIELDS.condition,
          )
        : [],
    ),
  },
  {
    id: "schedule1-not-stated",
    source: "Data Protection Act 2018, section 10",
    requires: "gives the paragraph of Schedule 1 where a condition needs one",
    severity: "question",
    find: forEachEntry("specialCategories", ({ condition, schedule1 }, { found }, path) => {
      const needed = condition ? CONDITIONS[condition] : null;
      if (schedule1 !== null || !needed) return [];
      const question = `The condition ${condition} needs a paragraph from ${needed.part} of Schedule 1. Which one?`;
      return found([...path, "schedule1"], question, SERVICE_FIELDS.schedule1);
    }),
  },
];
