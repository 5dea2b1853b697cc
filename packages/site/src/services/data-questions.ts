import { getCountryName } from "./countries.ts";
import { forEachActivity, forEachEntry, type NoticeRule } from "./notice-rule.ts";
import { SERVICE_FIELDS } from "./service-fields.ts";
import { unansweredInActivity } from "./unanswered-fields.ts";

/** The rules that ask what happens to the data of an activity. Their order is that of the articles. */
export const DATA_QUESTIONS: readonly NoticeRule[] = [
  {
    id: "recipients-not-stated",
    source: "UK GDPR 13(1)(e)",
    requires: "says who gets the data, or that no one does",
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
            recipient === undefined
              ? "Why does this recipient get the data?"
              : `Why does “${recipient}” get the data?`,
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
            country === undefined
              ? "What protects the data that is sent abroad?"
              : `What protects the data that is sent to this country: ${getCountryName(country)}?`,
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
      mustProvide?.otherwise === null &&
      mustProvide.obligation !== undefined &&
      mustProvide.obligation !== "optional"
        ? found(
            ["mustProvide", "otherwise"],
            "What happens if people do not give this data?",
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
];
