import { CONDITIONS } from "./lawful-bases.ts";
import {
  type ActivityContext,
  forEachActivity,
  forEachEntry,
  type NoticeRule,
} from "./notice-rule.ts";
import { SERVICE_FIELDS } from "./service-fields.ts";
import type { Activity, Service } from "./service-schema.ts";

/** Returns a rule’s `find` for a field of the service that is null. */
function unanswered(
  field: keyof Service & keyof typeof SERVICE_FIELDS,
  question: string,
): NoticeRule["find"] {
  return ({ service }) =>
    service[field] === null
      ? [{ path: [field], message: question, hint: SERVICE_FIELDS[field] }]
      : [];
}

/** Returns a rule’s `find` for a field of an activity that is null, if the law asks for it. */
function unansweredInActivity(
  field: keyof Activity & keyof typeof SERVICE_FIELDS,
  question: string,
  isAsked: (activity: ActivityContext["activity"]) => boolean = () => true,
): NoticeRule["find"] {
  return forEachActivity(({ activity, found }) =>
    activity[field] === null && isAsked(activity)
      ? found([field], question, SERVICE_FIELDS[field])
      : [],
  );
}

/** The rules that ask for what is not stated yet. Their order is that of the articles. */
export const QUESTION_RULES: readonly NoticeRule[] = [
  {
    id: "controller-contact-not-stated",
    source: "UK GDPR 13(1)(a)",
    requires: "says how to reach the controller, if it is not the council",
    severity: "question",
    find: ({ service: { controller } }) =>
      controller?.email === null
        ? [
            {
              path: ["controller", "email"],
              message: `How can people reach ${controller.name ?? "the controller"}?`,
              hint: SERVICE_FIELDS.email,
            },
          ]
        : [],
  },
  {
    id: "dpo-not-stated",
    source: "UK GDPR 13(1)(b)",
    requires: "says how to reach the data protection officer of another controller",
    severity: "question",
    find: ({ service: { controller } }) =>
      controller?.dataProtectionOfficer === null
        ? [
            {
              path: ["controller", "dataProtectionOfficer"],
              message: `How can people reach the data protection officer of ${controller.name ?? "the controller"}?`,
              hint: SERVICE_FIELDS.dataProtectionOfficer,
            },
          ]
        : [],
  },
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
    find: unansweredInActivity("laws", "Which law gives this task or duty?", needsLaw),
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
            `Which condition allows it to use data of the kind “${kind ?? "unknown"}”?`,
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
      const question = `Which paragraph of ${needed.part} of Schedule 1 does it meet, as the condition ${condition} needs?`;
      return found([...path, "schedule1"], question, SERVICE_FIELDS.schedule1);
    }),
  },
  {
    id: "recipients-not-stated",
    source: "UK GDPR 13(1)(e)",
    requires: "says who gets the data, or that nobody does",
    severity: "question",
    find: unansweredInActivity("recipients", "Who gets the data outside the service?"),
  },
  {
    id: "recipient-reason-not-stated",
    source: "UK GDPR 13(1)(e)",
    requires: "says why each recipient gets the data",
    severity: "question",
    find: forEachEntry("recipients", ({ recipient, why }, { found }, path) =>
      why === null
        ? found(
            [...path, "why"],
            `Why does “${recipient ?? "it"}” get the data?`,
            SERVICE_FIELDS.why,
          )
        : [],
    ),
  },
  {
    id: "transfers-not-stated",
    source: "UK GDPR 13(1)(f)",
    requires: "says where data is sent abroad, or that it is not",
    severity: "question",
    find: unansweredInActivity("transfers", "Is the data sent outside the United Kingdom?"),
  },
  {
    id: "safeguard-not-stated",
    source: "UK GDPR 13(1)(f)",
    requires: "gives the safeguard of each transfer",
    severity: "question",
    find: forEachEntry("transfers", ({ country, safeguard }, { found }, path) =>
      safeguard === null
        ? found(
            [...path, "safeguard"],
            `What protects the data in ${country ?? "that country"}?`,
            SERVICE_FIELDS.safeguard,
          )
        : [],
    ),
  },
  {
    id: "safeguard-copy-not-stated",
    source: "UK GDPR 13(1)(f)",
    requires: "says how to get a copy of a safeguard that is an agreement or set of rules",
    severity: "question",
    find: forEachEntry("transfers", ({ safeguard, copy }, { found }, path) =>
      copy === null && safeguard && !["adequacy-regulations", "exception"].includes(safeguard)
        ? found(
            [...path, "copy"],
            "How can people get a copy of this safeguard?",
            SERVICE_FIELDS.copy,
          )
        : [],
    ),
  },
  {
    id: "retention-not-stated",
    source: "UK GDPR 13(2)(a)",
    requires: "says how long the data is kept, or how that is decided",
    severity: "question",
    find: unansweredInActivity("retention", "How long is the data kept?"),
  },
  {
    id: "withdrawal-not-stated",
    source: "UK GDPR 13(2)(c)",
    requires: "says how to withdraw consent",
    severity: "question",
    find: unansweredInActivity("withdrawal", "How can people withdraw their consent?", usesConsent),
  },
  {
    id: "must-provide-not-stated",
    source: "UK GDPR 13(2)(e)",
    requires: "says whether people must give their data",
    severity: "question",
    find: unansweredInActivity(
      "mustProvide",
      "Must people give this data?",
      ({ sources }) => !sources || sources.includes("you"),
    ),
  },
  {
    id: "consequence-not-stated",
    source: "UK GDPR 13(2)(e)",
    requires: "says what happens if people do not give the data",
    severity: "question",
    find: forEachActivity(({ activity: { mustProvide }, found }) =>
      mustProvide?.otherwise === null && mustProvide.obligation !== "optional"
        ? found(
            ["mustProvide", "otherwise"],
            "What happens if people do not give it?",
            SERVICE_FIELDS.otherwise,
          )
        : [],
    ),
  },
  {
    id: "automated-decisions-not-stated",
    source: "UK GDPR 13(2)(f) and 22A to 22D",
    requires: "says whether a computer alone makes decisions",
    severity: "question",
    find: unansweredInActivity(
      "automatedDecisions",
      "Does a computer alone make decisions about people?",
    ),
  },
  {
    id: "decision-not-explained",
    source: "UK GDPR 13(2)(f)",
    requires: "explains the logic and the effect of each automated decision",
    severity: "question",
    find: forEachEntry("automatedDecisions", (decision, { found }, path) => [
      ...(decision.logic === null
        ? [found([...path, "logic"], "How does the computer decide?", SERVICE_FIELDS.logic)]
        : []),
      ...(decision.effect === null
        ? [
            found(
              [...path, "effect"],
              "What does that decision mean for people?",
              SERVICE_FIELDS.effect,
            ),
          ]
        : []),
    ]),
  },
  {
    id: "data-not-stated",
    source: "UK GDPR 14(1)(d) and 30(1)(c)",
    requires: "names the kinds of data",
    severity: "question",
    find: unansweredInActivity("data", "Which kinds of data does it use?"),
  },
  {
    id: "sources-not-stated",
    source: "UK GDPR 14(2)(f)",
    requires: "says where the data comes from, if not from the person",
    severity: "question",
    find: unansweredInActivity("sources", "Where does the data come from?"),
  },
  {
    id: "people-not-stated",
    source: "UK GDPR 30(1)(c)",
    requires: "says whose data is used",
    severity: "question",
    find: unanswered("people", "Whose data does this service use?"),
  },
  {
    id: "owner-not-stated",
    source: "UK GDPR 5(2)",
    requires: "has a team that answers for it",
    severity: "question",
    find: unanswered("owner", "Which team answers questions about this notice?"),
  },
  {
    id: "review-not-planned",
    source: "UK GDPR 5(2)",
    requires: "has a date for its next review",
    severity: "question",
    find: unanswered("nextReview", "When is this notice reviewed next?"),
  },
];

/** Whether the lawful basis needs a law that gives it (UK GDPR 6(3)). */
export function needsLaw({ basis }: ActivityContext["activity"]): boolean {
  return basis === "public-task" || basis === "legal-obligation";
}

/** Whether people can withdraw their consent: UK GDPR 6(1)(a), and 9(2)(a) for special category data. */
export function usesConsent({ basis, specialCategories }: ActivityContext["activity"]): boolean {
  return (
    basis === "consent" || (specialCategories ?? []).some((each) => each?.condition === "9(2)(a)")
  );
}
