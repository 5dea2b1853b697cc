import type { Mistake } from "../../support/mistake.ts";

/** Special category data, recipients, transfers and retention that contradict other answers or the law; and reviews. */
export const SHARING_MISTAKES: readonly Mistake[] = [
  {
    name: "a condition of article 10 for health data",
    file: "_data/services/libraries.json",
    from: '"condition": "9(2)(a)"',
    to: '"condition": "10-official-authority"',
    also: {
      file: "_data/services/libraries.json",
      from: '"basis": "consent"',
      to: '"basis": "consent"',
    },
    expected: [
      [
        "_data/services/libraries.json:53:49-60 error condition-does-not-fit",
        "“Books to your home”: The condition 10-official-authority is not for data of the kind “health”. (UK GDPR 9(2) and 10)",
        "Write the point of article 9(2) that allows it, such as 9(2)(g).",
      ],
    ],
  },
  {
    name: "a condition of article 9 for criminal offences",
    file: "_data/services/electoral-register.json",
    from: '"condition": "10", "schedule1": 6',
    to: '"condition": "9(2)(g)", "schedule1": 6',
    expected: [
      [
        "_data/services/electoral-register.json:28:40-51 error condition-does-not-fit",
        "“Your place on the register”: The condition 9(2)(g) is not for data of the kind “criminal-offences”. (UK GDPR 9(2) and 10)",
        'Write "condition": "10", with the paragraph of Schedule 1 in “schedule1”.',
      ],
    ],
  },
  {
    name: "a paragraph of Schedule 1 for a condition that needs none",
    file: "_data/services/libraries.json",
    from: '"condition": "9(2)(a)", "schedule1": null',
    to: '"condition": "9(2)(a)", "schedule1": 6',
    expected: [
      [
        "_data/services/libraries.json:53:73-84 error schedule1-does-not-fit",
        "“Books to your home”: The condition 9(2)(a) needs no paragraph of Schedule 1. (Data Protection Act 2018, section 10)",
        'Write "schedule1": null, or correct the “condition”.',
      ],
    ],
  },
  {
    name: "a paragraph from the wrong part of Schedule 1",
    file: "_data/services/electoral-register.json",
    from: '"condition": "9(2)(g)", "schedule1": 6',
    to: '"condition": "9(2)(g)", "schedule1": 2',
    expected: [
      [
        "_data/services/electoral-register.json:27:70-81 error schedule1-does-not-fit",
        "“Your place on the register”: The condition 9(2)(g) needs a paragraph from Part 2 of Schedule 1: 6 to 28. (Data Protection Act 2018, section 10)",
        "Correct the number or the “condition”.",
      ],
    ],
  },
  {
    name: "the paragraph of Schedule 1 that is no condition",
    file: "_data/services/electoral-register.json",
    from: '"condition": "10", "schedule1": 6',
    to: '"condition": "10", "schedule1": 5',
    expected: [
      [
        "_data/services/electoral-register.json:28:59-70 error schedule1-does-not-fit",
        "“Your place on the register”: Paragraph 5 of Schedule 1 is not a condition: it says when a policy document is needed. (Data Protection Act 2018, section 10)",
        "Write the paragraph from Parts 1 to 3 that allows it.",
      ],
    ],
  },
  {
    name: "a paragraph of Schedule 1 about another subject",
    file: "_data/services/care-at-home.json",
    from: '"schedule1": 2',
    to: '"schedule1": 3',
    expected: [
      [
        "_data/services/care-at-home.json:16:73-84 warning schedule1-unusual",
        "“Your need for care”: The condition 9(2)(h) usually goes with paragraph 2, not 3. (Data Protection Act 2018, section 10(2))",
        "Ask the data protection officer whether that is right.",
      ],
    ],
  },
  {
    name: "official authority over criminal offence data",
    file: "_data/services/electoral-register.json",
    from: '"condition": "10", "schedule1": 6',
    to: '"condition": "10-official-authority", "schedule1": null',
    expected: [],
  },
  {
    name: "an automated decision about health data",
    file: "_data/services/care-at-home.json",
    from: '"automatedDecisions": []',
    to: '"automatedDecisions": [{ "logic": "A computer adds points.", "effect": "It sets your care.", "record": null }]',
    expected: [
      [
        "_data/services/care-at-home.json:27:30-116 warning automated-decision-with-special-category-data",
        "“Your need for care”: A computer decides alone, and special category data is used. The law restricts such decisions. (UK GDPR 22B)",
        "Ask the data protection officer whether the law allows this decision.",
      ],
    ],
  },
  {
    name: "an unknown recipient",
    file: "_data/services/libraries.json",
    from: '"recipient": "library-software"',
    to: '"recipient": "library-softwear"',
    expected: [
      [
        "_data/services/libraries.json:30:11-22 error unknown-recipient",
        "“Your library card”: “library-softwear” is not in _data/recipients.json. (UK GDPR 13(1)(e))",
        "Did you mean “library-software”? Use one of its keys (library-software, health-service), or add “library-softwear” there.",
      ],
    ],
  },
  {
    name: "an unknown retention rule",
    file: "_data/services/libraries.json",
    from: '"retention": "home-visits"',
    to: '"retention": "P2Y"',
    expected: [
      [
        "_data/services/libraries.json:58:7-18 error unknown-retention",
        "“Books to your home”: “P2Y” is not in _data/retention.json. (UK GDPR 13(2)(a))",
        "Use one of its keys (library-membership, home-visits, electoral-register), or add a record there.",
      ],
    ],
  },
  {
    name: "a recipient abroad without a transfer",
    file: "_data/services/libraries.json",
    from: '"transfers": [\n        {\n          "country": "US",\n          "safeguard": "transfer-addendum",\n          "copy": "Ask the Library Service for a copy."\n        }\n      ]',
    to: '"transfers": []',
    expected: [
      [
        "_data/services/libraries.json:30:11-22 error transfer-not-stated",
        "“Your library card”: “library-software” keeps data in another country (United States), which “transfers” does not have. (UK GDPR 13(1)(f))",
        'Add a record with "country": "US" to “transfers”, or correct the country in _data/recipients.json.',
      ],
    ],
  },
  {
    name: "a transfer to the United Kingdom",
    file: "_data/services/libraries.json",
    from: '"transfers": []',
    to: '"transfers": [{ "country": "GB", "safeguard": "exception", "copy": null }]',
    expected: [
      [
        "_data/services/libraries.json:57:23-32 error transfer-to-the-uk",
        "“Books to your home”: Data that stays in the United Kingdom is not transferred. (UK GDPR 13(1)(f))",
        "Remove this record.",
      ],
    ],
  },
  {
    name: "a retention rule with a period and criteria",
    file: "_data/retention.json",
    from: '"criteria": null',
    to: '"criteria": "We keep it while you borrow books."',
    expected: [
      [
        "_data/retention.json:5:5-15 error retention-stated-twice",
        "“library-membership” has a period and criteria. (UK GDPR 13(2)(a))",
        "Keep the one that is right, and write null for the other.",
      ],
    ],
  },
  {
    name: "a notice that must be reviewed soon",
    file: "_data/services/libraries.json",
    from: "2027-10-31",
    to: "2026-12-01",
    expected: [
      [
        "_data/services/libraries.json:6:3-15 warning review-due",
        "This notice must be reviewed by 2026-12-01, which is in 8 days.",
        "Check it against what the council does today, answer open questions, and set the next review date.",
      ],
    ],
  },
  {
    name: "a notice whose review is overdue",
    file: "_data/services/libraries.json",
    from: "2027-10-31",
    to: "2026-10-31",
    expected: [
      [
        "_data/services/libraries.json:6:3-15 warning review-overdue",
        "This notice should have been reviewed by 2026-10-31.",
        "Check it against what the council does today, answer open questions, and set the next review date.",
      ],
    ],
  },
];
