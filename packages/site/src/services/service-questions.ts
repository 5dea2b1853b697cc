import type { NoticeRule } from "./notice-rule.ts";
import { SERVICE_FIELDS } from "./service-fields.ts";
import { unanswered } from "./unanswered-fields.ts";

/** The rules that ask for what is not stated about a service as a whole. */
export const SERVICE_QUESTIONS: readonly NoticeRule[] = [
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
    id: "group-not-stated",
    source: "UK GDPR 12(1)",
    requires: "is in a group of services, so that people find it",
    severity: "question",
    find: unanswered("group", "In which group of services do people look for this one?"),
  },
  {
    id: "summary-not-stated",
    source: "UK GDPR 12(1)",
    requires: "says in a sentence what it is about",
    severity: "question",
    find: unanswered("summary", "What is this notice about, in one sentence?"),
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
    find: unanswered("nextReview", "When must this notice be reviewed next?"),
  },
];
