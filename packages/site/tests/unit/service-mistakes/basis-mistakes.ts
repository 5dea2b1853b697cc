import type { Mistake } from "../../support/mistake.ts";

/** Lawful bases that contradict other answers. */
export const BASIS_MISTAKES: readonly Mistake[] = [
  {
    name: "a public task without a law",
    file: "_data/services/care-at-home.json",
    from: '"laws": [{ "name": "Care Act 2014, section 9", "href": null }]',
    to: '"laws": []',
    expected: [
      [
        "_data/services/care-at-home.json:14:7-13 error law-missing",
        "“Your need for care”: A public task needs a law that gives it. (UK GDPR 6(3))",
        "Add the law with its “name” and “href”, or write null while it is not known.",
      ],
    ],
  },
  {
    name: "a legal obligation without a law",
    file: "_data/services/electoral-register.json",
    from: '"laws": [\n        {\n          "name": "Representation of the People Act 1983, section 9",\n          "href": "https://www.legislation.gov.uk/ukpga/1983/2/section/9"\n        }\n      ]',
    to: '"laws": []',
    expected: [
      [
        "_data/services/electoral-register.json:19:7-13 error law-missing",
        "“Your place on the register”: A legal obligation needs a law that gives it. (UK GDPR 6(3))",
        "Add the law with its “name” and “href”, or write null while it is not known.",
      ],
    ],
  },
  {
    name: "legitimate interests in a task that a law gives",
    file: "_data/services/libraries.json",
    from: '"laws": [],\n      "interests"',
    to: '"laws": [{ "name": "Local Government Act 1972", "href": null }],\n      "interests"',
    expected: [
      [
        "_data/services/libraries.json:65:7-14 error legitimate-interests-for-a-public-task",
        "“Our shop”: A council cannot rely on legitimate interests for its tasks, and a law gives it this one. (UK GDPR 6(1))",
        'Write "basis": "public-task". If this is not one of the council’s tasks, write "laws": [].',
      ],
    ],
  },
  {
    name: "legitimate interests without “interests”",
    file: "_data/services/libraries.json",
    from: '      "interests": "We want to sell books, which is not one of our tasks.",\n',
    to: "",
    expected: [
      [
        "_data/services/libraries.json:65:7-14 error interests-missing",
        "“Our shop”: A notice must name the legitimate interests that it relies on. (UK GDPR 13(1)(d))",
        "Add “interests”: whose they are and what they are, or null while that is not known.",
      ],
    ],
  },
  {
    name: "interests of another lawful basis",
    file: "_data/services/libraries.json",
    from: '"basis": "legitimate-interests"',
    to: '"basis": "contract"',
    expected: [
      [
        "_data/services/libraries.json:67:7-18 error interests-without-basis",
        "“Our shop”: The lawful basis is “contract”, which needs no interests. (UK GDPR 13(1)(d))",
        "Remove “interests”, or correct the “basis”.",
      ],
    ],
  },
  {
    name: "consent without “withdrawal”",
    file: "_data/services/libraries.json",
    from: '      "withdrawal": "Say so to the driver, or write to us.",\n',
    to: "",
    expected: [
      [
        "_data/services/libraries.json:49:7-14 error withdrawal-missing",
        "“Books to your home”: People must be able to withdraw their consent. (UK GDPR 7(3) and 13(2)(c))",
        "Add “withdrawal”: how they do it, in a plain sentence, or null while that is not known.",
      ],
    ],
  },
  {
    name: "explicit consent to use health data without “withdrawal”",
    file: "_data/services/care-at-home.json",
    from: '"kind": "health", "condition": "9(2)(h)", "schedule1": 2',
    to: '"kind": "health", "condition": "9(2)(a)", "schedule1": null',
    expected: [
      [
        "_data/services/care-at-home.json:13:7-14 error withdrawal-missing",
        "“Your need for care”: People must be able to withdraw their consent. (UK GDPR 7(3) and 13(2)(c))",
        "Add “withdrawal”: how they do it, in a plain sentence, or null while that is not known.",
      ],
    ],
  },
  {
    name: "withdrawal without consent",
    file: "_data/services/libraries.json",
    from: '"basis": "consent"',
    to: '"basis": "contract"',
    also: {
      file: "_data/services/libraries.json",
      from: '"specialCategories": [{ "kind": "health", "condition": "9(2)(a)", "schedule1": null }]',
      to: '"specialCategories": []',
    },
    expected: [
      [
        "_data/services/libraries.json:51:7-19 error withdrawal-without-consent",
        "“Books to your home”: There is no consent to withdraw: the lawful basis is “contract”. (UK GDPR 13(2)(c))",
        "Remove “withdrawal”, or correct the “basis”.",
      ],
    ],
  },
  {
    name: "consent to use data that the law requires",
    file: "_data/services/libraries.json",
    from: '"obligation": "optional"',
    to: '"obligation": "required-by-law"',
    expected: [
      [
        "_data/services/libraries.json:55:24-36 warning consent-not-free",
        "“Books to your home”: Consent is hardly free where people must give their data. (UK GDPR 7(4))",
        "Ask the data protection officer whether consent is the right basis.",
      ],
      [
        "_data/services/libraries.json:55:57-68 question consequence-not-stated",
        "“Books to your home”: What happens if people do not give this data? (UK GDPR 13(2)(e))",
        "To be answered by: Library Service. What happens if they do not give it, in a plain sentence.",
      ],
    ],
  },
  {
    name: "a contract that requires the data, with another lawful basis",
    file: "_data/services/care-at-home.json",
    from: '"basis": "contract"',
    to: '"basis": "vital-interests"',
    expected: [
      [
        "_data/services/care-at-home.json:39:9-21 warning contract-does-not-fit",
        "“What you pay”: A contract requires this data, but the lawful basis is “vital-interests”. (UK GDPR 6(1)(b) and 13(2)(e))",
        "Ask the data protection officer which of the two is right.",
      ],
    ],
  },
];
