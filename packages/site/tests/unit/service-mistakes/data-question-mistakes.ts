import type { Mistake } from "../../support/mistake.ts";

/** What is not stated about the data of a service, and in the registries. */
export const DATA_QUESTION_MISTAKES: readonly Mistake[] = [
  {
    name: "recipients that are not known",
    file: "_data/services/electoral-register.json",
    from: '"recipients": []',
    to: '"recipients": null',
    expected: [
      [
        "_data/services/electoral-register.json:35:7-19 question recipients-not-stated",
        "“Your place on the register”: Who gets the data outside the service? (UK GDPR 13(1)(e))",
        "To be answered by: Electoral Services. Who gets the data outside the service, each with “recipient”, “role” and “why”. [] if no one does.",
      ],
    ],
  },
  {
    name: "a recipient without a reason",
    file: "_data/services/libraries.json",
    from: '"why": "It runs our catalogue."',
    to: '"why": null',
    expected: [
      [
        "_data/services/libraries.json:32:11-16 question recipient-reason-not-stated",
        "“Your library card”: Why does “library-software” get the data? (UK GDPR 13(1)(e))",
        "To be answered by: Library Service. Why they get it, in a plain sentence.",
      ],
    ],
  },
  {
    name: "transfers that are not known",
    file: "_data/services/electoral-register.json",
    from: '"transfers": []',
    to: '"transfers": null',
    expected: [
      [
        "_data/services/electoral-register.json:36:7-18 question transfers-not-stated",
        "“Your place on the register”: Is the data sent outside the United Kingdom? (UK GDPR 13(1)(f))",
        "To be answered by: Electoral Services. Where data is sent outside the UK, each with “country”, “safeguard” and “copy”. [] if it is not.",
      ],
    ],
  },
  {
    name: "a transfer without a safeguard",
    file: "_data/services/libraries.json",
    from: '"safeguard": "transfer-addendum"',
    to: '"safeguard": null',
    expected: [
      [
        "_data/services/libraries.json:38:11-22 question safeguard-not-stated",
        "“Your library card”: What protects the data that is sent to this country: United States? (UK GDPR 13(1)(f))",
        "To be answered by: Library Service. What protects the data there: adequacy-regulations, transfer-agreement, transfer-addendum, binding-corporate-rules, public-authorities-agreement, exception.",
      ],
    ],
  },
  {
    name: "a safeguard of which people cannot get a copy",
    file: "_data/services/libraries.json",
    from: '"copy": "Ask the Library Service for a copy."',
    to: '"copy": null',
    expected: [
      [
        "_data/services/libraries.json:39:11-17 question safeguard-copy-not-stated",
        "“Your library card”: How can people get a copy of this safeguard? (UK GDPR 13(1)(f))",
        "To be answered by: Library Service. How people can get a copy of the safeguard, in a plain sentence.",
      ],
    ],
  },
  {
    name: "an activity without a retention rule",
    file: "_data/services/libraries.json",
    from: '"retention": "home-visits"',
    to: '"retention": null',
    expected: [
      [
        "_data/services/libraries.json:58:7-18 question retention-not-stated",
        "“Books to your home”: How long is the data kept? (UK GDPR 13(2)(a))",
        "To be answered by: Library Service. How long the data is kept: a key from _data/retention.json.",
      ],
    ],
  },
  {
    name: "data that people may or may not have to give",
    file: "_data/services/libraries.json",
    from: '"mustProvide": {\n        "obligation": "needed-for-the-service",\n        "otherwise": "Without it, we cannot lend you books."\n      }',
    to: '"mustProvide": null',
    expected: [
      [
        "_data/services/libraries.json:24:7-20 question must-provide-not-stated",
        "“Your library card”: Must people give this data? (UK GDPR 13(2)(e))",
        "To be answered by: Library Service. Whether people must give this data: a record with “obligation” (required-by-law, required-by-contract, needed-for-the-service, optional) and “otherwise”.",
      ],
    ],
  },
  {
    name: "data that people must give, without what happens if they do not",
    file: "_data/services/libraries.json",
    from: '"otherwise": "Without it, we cannot lend you books."',
    to: '"otherwise": null',
    expected: [
      [
        "_data/services/libraries.json:26:9-20 question consequence-not-stated",
        "“Your library card”: What happens if people do not give this data? (UK GDPR 13(2)(e))",
        "To be answered by: Library Service. What happens if they do not give it, in a plain sentence.",
      ],
    ],
  },
  {
    name: "automated decisions that are not known",
    file: "_data/services/libraries.json",
    from: '"automatedDecisions": []',
    to: '"automatedDecisions": null',
    expected: [
      [
        "_data/services/libraries.json:43:7-27 question automated-decisions-not-stated",
        "“Your library card”: Does a computer alone make decisions about people? (UK GDPR 13(2)(f) and 22A to 22D)",
        "To be answered by: Library Service. Decisions that a computer makes alone, each with “logic”, “effect” and “record”. [] if there are none.",
      ],
    ],
  },
  {
    name: "an automated decision that is not explained",
    file: "_data/services/care-at-home.json",
    from: '"logic": "A computer compares your income with a limit.",\n          "effect": "It sets the price of your care."',
    to: '"logic": null,\n          "effect": null',
    expected: [
      [
        "_data/services/care-at-home.json:47:11-18 question decision-not-explained",
        "“What you pay”: How does the computer decide? (UK GDPR 13(2)(f))",
        "To be answered by: Adult Social Care. How the decision is made, in a plain sentence.",
      ],
      [
        "_data/services/care-at-home.json:48:11-19 question decision-not-explained",
        "“What you pay”: What does that decision mean for people? (UK GDPR 13(2)(f))",
        "To be answered by: Adult Social Care. What the decision means for people, in a plain sentence.",
      ],
    ],
  },
  {
    name: "an activity without kinds of data",
    file: "_data/services/libraries.json",
    from: '"data": ["email address"]',
    to: '"data": null',
    expected: [
      [
        "_data/services/libraries.json:68:7-13 question data-not-stated",
        "“Our shop”: Which kinds of data does it use? (UK GDPR 14(1)(d) and 30(1)(c))",
        'To be answered by: Library Service. The kinds of data, such as ["name and address", "the books you borrow"].',
      ],
    ],
  },
  {
    name: "an activity without sources",
    file: "_data/services/libraries.json",
    from: '"sources": ["you"]',
    to: '"sources": null',
    expected: [
      [
        "_data/services/libraries.json:23:7-16 question sources-not-stated",
        "“Your library card”: Where does the data come from? (UK GDPR 14(2)(f))",
        'To be answered by: Library Service. Where the data comes from: "you" for the person, and records with “name” and “public” for others.',
      ],
    ],
  },
  {
    name: "a recipient whose country is not known",
    file: "_data/recipients.json",
    from: '"country": "US"',
    to: '"country": null',
    expected: [
      [
        "_data/recipients.json:4:5-14 question recipient-country-not-stated",
        "In which country does Shelfmark Systems Ltd keep the data? (UK GDPR 13(1)(f))",
        "To be answered by: data protection officer. Where it keeps the data. The country’s code of two letters (ISO 3166), such as US. GB for the United Kingdom.",
      ],
    ],
  },
  {
    name: "a retention rule without a period",
    file: "_data/retention.json",
    from: '"period": "P2Y",\n    "from": "you last use your card"',
    to: '"period": null,\n    "from": null',
    expected: [
      [
        "_data/retention.json:3:5-13 question retention-period-not-stated",
        "How long is data kept under “library-membership”? (UK GDPR 13(2)(a))",
        "To be answered by: data protection officer. Write the “period” or the “criteria”. How long, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P30D 30 days. null if “criteria” says it instead, or while that is not known.",
      ],
    ],
  },
  {
    name: "a retention period without a start",
    file: "_data/retention.json",
    from: '"from": "we publish the register"',
    to: '"from": null',
    expected: [
      [
        "_data/retention.json:14:5-11 question retention-start-not-stated",
        "When does the period of “electoral-register” start? (UK GDPR 13(2)(a))",
        "To be answered by: data protection officer. When the period starts, to continue a sentence: “2 years after” and, for example, “you last use your card”. null without a period, or while that is not known.",
      ],
    ],
  },
];
