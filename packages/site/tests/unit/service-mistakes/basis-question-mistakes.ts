import type { Mistake } from "../../support/mistake.ts";

/** What is not stated about a service, and about its purposes and lawful bases. */
export const BASIS_QUESTION_MISTAKES: readonly Mistake[] = [
  {
    name: "a controller that people cannot reach",
    file: "_data/services/electoral-register.json",
    from: '"email": "elections@mereford.example"',
    to: '"email": null',
    expected: [
      [
        "_data/services/electoral-register.json:9:5-12 question controller-contact-not-stated",
        "How can people reach The Electoral Registration Officer? (UK GDPR 13(1)(a))",
        "To be answered by: Electoral Services. The email address of this controller.",
      ],
    ],
  },
  {
    name: "a controller without a data protection officer",
    file: "_data/services/electoral-register.json",
    from: '"dataProtectionOfficer": "dpo@mereford.example"',
    to: '"dataProtectionOfficer": null',
    expected: [
      [
        "_data/services/electoral-register.json:10:5-28 question dpo-not-stated",
        "How can people reach the data protection officer of The Electoral Registration Officer? (UK GDPR 13(1)(b))",
        "To be answered by: Electoral Services. The email address of this controller’s data protection officer.",
      ],
    ],
  },
  {
    name: "a service without a group",
    file: "_data/services/libraries.json",
    from: '"group": "Culture and leisure"',
    to: '"group": null',
    expected: [
      [
        "_data/services/libraries.json:3:3-10 question group-not-stated",
        "In which group of services do people look for this one? (UK GDPR 12(1))",
        "To be answered by: Library Service. The group under which /services/ lists it, such as Culture and leisure. Write it in the same way in each service.",
      ],
    ],
  },
  {
    name: "a service without a summary",
    file: "_data/services/libraries.json",
    from: '"summary": "How we use information about you when you use our libraries."',
    to: '"summary": null',
    expected: [
      [
        "_data/services/libraries.json:4:3-12 question summary-not-stated",
        "What is this notice about, in one sentence? (UK GDPR 12(1))",
        "To be answered by: Library Service. What this notice is about, in one plain sentence of at most 160 characters. Search engines and /services/ show it.",
      ],
    ],
  },
  {
    name: "a service that does not say whose data it uses",
    file: "_data/services/libraries.json",
    from: '"people": ["library members", "parents of members under 16"]',
    to: '"people": null',
    expected: [
      [
        "_data/services/libraries.json:7:3-11 question people-not-stated",
        "Whose data does this service use? (UK GDPR 30(1)(c))",
        'To be answered by: Library Service. The people whose data is used, such as ["library members"].',
      ],
    ],
  },
  {
    name: "a service that no team answers for",
    file: "_data/services/libraries.json",
    from: '"owner": "Library Service"',
    to: '"owner": null',
    expected: [
      [
        "_data/services/libraries.json:5:3-10 question owner-not-stated",
        "Which team answers questions about this notice? (UK GDPR 5(2))",
        "To be answered by: data protection officer. The team that answers questions about this notice, such as Library Service.",
      ],
    ],
  },
  {
    name: "a notice whose review is not planned",
    file: "_data/services/libraries.json",
    from: '"nextReview": "2027-10-31"',
    to: '"nextReview": null',
    expected: [
      [
        "_data/services/libraries.json:6:3-15 question review-not-planned",
        "When must this notice be reviewed next? (UK GDPR 5(2))",
        "To be answered by: Library Service. The date by which this notice has to be reviewed, such as 2027-11-30. The check warns before it.",
      ],
    ],
  },
  {
    name: "an activity without a purpose",
    file: "_data/services/libraries.json",
    from: '"purpose": "To give you a card and to lend you books."',
    to: '"purpose": null',
    expected: [
      [
        "_data/services/libraries.json:13:7-16 question purpose-not-stated",
        "“Your library card”: What is the data used for? (UK GDPR 13(1)(c))",
        "To be answered by: Library Service. What the data is used for, in one or two plain sentences.",
      ],
    ],
  },
  {
    name: "an activity without a lawful basis",
    file: "_data/services/libraries.json",
    from: '"basis": "public-task"',
    to: '"basis": null',
    expected: [
      [
        "_data/services/libraries.json:14:7-14 question basis-not-stated",
        "“Your library card”: What is its lawful basis? (UK GDPR 13(1)(c) and 13(2)(b))",
        "To be answered by: Library Service. The lawful basis of UK GDPR article 6(1): consent, contract, legal-obligation, vital-interests, public-task, legitimate-interests.",
      ],
    ],
  },
  {
    name: "a public task whose law is not known",
    file: "_data/services/care-at-home.json",
    from: '"laws": [{ "name": "Care Act 2014, section 9", "href": null }]',
    to: '"laws": null',
    expected: [
      [
        "_data/services/care-at-home.json:14:7-13 question law-not-stated",
        "“Your need for care”: Which law gives this task or duty? (UK GDPR 6(3))",
        "To be answered by: Adult Social Care. Write each law with its “name” and “href”.",
      ],
    ],
  },
  {
    name: "legitimate interests that are not known",
    file: "_data/services/libraries.json",
    from: '"interests": "We want to sell books, which is not one of our tasks."',
    to: '"interests": null',
    expected: [
      [
        "_data/services/libraries.json:67:7-18 question interests-not-stated",
        "“Our shop”: Whose legitimate interests are these, and what are they? (UK GDPR 13(1)(d))",
        "To be answered by: Library Service. With legitimate-interests only: whose interests they are, what they are, and why this is not one of the council’s tasks.",
      ],
    ],
  },
  {
    name: "consent that cannot be withdrawn yet",
    file: "_data/services/libraries.json",
    from: '"withdrawal": "Say so to the driver, or write to us."',
    to: '"withdrawal": null',
    expected: [
      [
        "_data/services/libraries.json:51:7-19 question withdrawal-not-stated",
        "“Books to your home”: How can people withdraw their consent? (UK GDPR 13(2)(c))",
        "To be answered by: Library Service. With consent only: how people can withdraw it, in a plain sentence.",
      ],
    ],
  },
  {
    name: "special categories that are not known",
    file: "_data/services/libraries.json",
    from: '"specialCategories": []',
    to: '"specialCategories": null',
    expected: [
      [
        "_data/services/libraries.json:22:7-26 question special-categories-not-stated",
        "“Your library card”: Does it use special category data, or data about criminal offences? (UK GDPR 9 and 10)",
        "To be answered by: Library Service. The special category and criminal offence data, each with “kind”, “condition” and “schedule1”. [] if there is none.",
      ],
    ],
  },
  {
    name: "special category data without a condition",
    file: "_data/services/electoral-register.json",
    from: '"condition": "9(2)(g)"',
    to: '"condition": null',
    expected: [
      [
        "_data/services/electoral-register.json:27:46-57 question condition-not-stated",
        "“Your place on the register”: Which condition allows it to use data of the kind “racial-or-ethnic-origin”? (UK GDPR 9(2) and 10)",
        "To be answered by: Electoral Services. The condition that allows it. A point of UK GDPR article 9(2): 9(2)(a), 9(2)(b), 9(2)(c), 9(2)(d), 9(2)(e), 9(2)(f), 9(2)(g), 9(2)(h), 9(2)(i), 9(2)(j). For criminal offences: 10, or 10-official-authority if the data is used under the control of official authority.",
      ],
    ],
  },
  {
    name: "a condition without its paragraph of Schedule 1",
    file: "_data/services/care-at-home.json",
    from: '"schedule1": 2',
    to: '"schedule1": null',
    expected: [
      [
        "_data/services/care-at-home.json:16:73-84 question schedule1-not-stated",
        "“Your need for care”: The condition 9(2)(h) needs a paragraph from Part 1 of Schedule 1. Which one? (Data Protection Act 2018, section 10)",
        "To be answered by: Adult Social Care. The number of the paragraph in Schedule 1 to the Data Protection Act 2018, such as 18. null if the condition needs none, or while that is not known.",
      ],
    ],
  },
  {
    name: "criminal offence data without its paragraph of Schedule 1",
    file: "_data/services/electoral-register.json",
    from: '"condition": "10", "schedule1": 6',
    to: '"condition": "10", "schedule1": null',
    expected: [
      [
        "_data/services/electoral-register.json:28:59-70 question schedule1-not-stated",
        "“Your place on the register”: The condition 10 needs a paragraph from Parts 1 to 3 of Schedule 1. Which one? (Data Protection Act 2018, section 10)",
        "To be answered by: Electoral Services. The number of the paragraph in Schedule 1 to the Data Protection Act 2018, such as 18. null if the condition needs none, or while that is not known.",
      ],
    ],
  },
];
