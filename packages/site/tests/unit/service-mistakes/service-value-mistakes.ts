import type { Mistake } from "../../support/mistake.ts";

/** Values that the schemas of services and registries refuse. */
export const SERVICE_VALUE_MISTAKES: readonly Mistake[] = [
  {
    name: "HTML in a purpose",
    file: "_data/services/libraries.json",
    from: "To give you a card",
    to: "To give you a <b>card</b>",
    expected: [
      [
        "_data/services/libraries.json:13:7-16 error wrong-value",
        "“purpose” contains HTML: write plain text (in the record “Your library card”).",
        "What the data is used for, in one or two plain sentences. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "an entity in a kind of data",
    file: "_data/services/libraries.json",
    from: '"name and address"',
    to: '"name &amp; address"',
    expected: [
      [
        "_data/services/libraries.json:21:16-36 error wrong-value",
        "“data” contains HTML: write plain text (in the record “Your library card”).",
        'The kinds of data, such as ["name and address", "the books you borrow"]. null while that is not known: the check then asks for it, and the page says that it is not stated yet.',
      ],
    ],
  },
  {
    name: "HTML in a title",
    file: "_data/services/libraries.json",
    from: '"title": "Libraries"',
    to: '"title": "<i>Libraries</i>"',
    expected: [
      [
        "_data/services/libraries.json:2:3-10 error wrong-value",
        "“title” contains HTML: write plain text.",
        "The name of the service or of the activity, as people know it, such as Libraries.",
      ],
    ],
  },
  {
    name: "HTML in a recipient’s name",
    file: "_data/recipients.json",
    from: "Shelfmark Systems Ltd",
    to: "<script>alert(1)</script>",
    expected: [
      [
        "_data/recipients.json:3:5-11 error wrong-value",
        "“name” contains HTML: write plain text (in the record “library-software”).",
        "The name of the organisation, or of a kind of organisation, such as Other councils.",
      ],
    ],
  },
  {
    name: "HTML in a retention rule",
    file: "_data/retention.json",
    from: '"from": "you last use your card"',
    to: '"from": "you <br> last use it"',
    expected: [
      [
        "_data/retention.json:4:5-11 error wrong-value",
        "“from” contains HTML: write plain text (in the record “library-membership”).",
        "When the period starts, to continue a sentence: “2 years after” and, for example, “you last use your card”. null without a period, or while that is not known.",
      ],
    ],
  },
  {
    name: "HTML in an internal note",
    file: "_data/services/libraries.json",
    from: "Ask in May.",
    to: "Ask <b>in May</b>.",
    expected: [],
  },
  {
    name: "two activities with one id",
    file: "_data/services/libraries.json",
    from: '"id": "home-visits"',
    to: '"id": "membership"',
    expected: [
      [
        "_data/services/libraries.json:46:7-11 error duplicate-id",
        "Two activities have the id “membership”; the other one is on line 11.",
        "Give this one another id.",
      ],
    ],
  },
  {
    name: "two activities with one title",
    file: "_data/services/libraries.json",
    from: '"title": "Books to your home"',
    to: '"title": "Your library card"',
    expected: [
      [
        "_data/services/libraries.json:47:7-14 error shared-title",
        "Two activities have the title “Your library card”; the other one is on line 12.",
        "Give this one another title.",
      ],
    ],
  },
  {
    name: "two services with one title",
    file: "_data/services/care-at-home.json",
    from: '"title": "Care at home"',
    to: '"title": "libraries"',
    expected: [
      [
        "_data/services/libraries.json:2:3-10 error shared-title",
        "_data/services/care-at-home.json has the title “Libraries” too.",
        "Give one of them another title.",
      ],
    ],
  },
  {
    name: "an id with a space",
    file: "_data/services/libraries.json",
    from: '"id": "home-visits"',
    to: '"id": "Home visits"',
    expected: [
      [
        "_data/services/libraries.json:46:7-11 error wrong-value",
        "“id” must start with a letter, and have only lower case letters, digits and single hyphens (in the record “Books to your home”).",
        "A short name that stays the same: lower case letters, digits and hyphens, such as membership.",
      ],
    ],
  },
  {
    name: "a misspelt lawful basis",
    file: "_data/services/libraries.json",
    from: '"basis": "public-task"',
    to: '"basis": "public-taks"',
    expected: [
      [
        "_data/services/libraries.json:14:7-14 error wrong-value",
        "“basis” must be one of consent, contract, legal-obligation, vital-interests, public-task, legitimate-interests (in the record “Your library card”).",
        "Did you mean “public-task”? The lawful basis of UK GDPR article 6(1): consent, contract, legal-obligation, vital-interests, public-task, legitimate-interests. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "a misspelt field of an activity",
    file: "_data/services/libraries.json",
    from: '"purpose": "To give',
    to: '"purpse": "To give',
    expected: [
      [
        "_data/services/libraries.json:10:5-44:6 error missing-field",
        "“purpose” is missing (in the record “Your library card”).",
        "What the data is used for, in one or two plain sentences. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
      [
        "_data/services/libraries.json:13:7-15 error unknown-field",
        "There is no field called “purpse” (in the record “Your library card”).",
        "Did you mean “purpose”? Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "a field called “__proto__” in a service",
    file: "_data/services/libraries.json",
    from: '"owner"',
    to: '"__proto__": { "title": "x" },\n  "owner"',
    expected: [
      [
        "_data/services/libraries.json:5:3-14 error reserved-field",
        "A field cannot be called “__proto__”, which has a meaning of its own in JavaScript.",
        "Remove it.",
      ],
    ],
  },
  {
    name: "a field called “constructor” in a registry",
    file: "_data/recipients.json",
    from: '"health-service"',
    to: '"constructor"',
    expected: [
      [
        "_data/recipients.json:8:3-16 error reserved-field",
        "A field cannot be called “constructor”, which has a meaning of its own in JavaScript.",
        "Remove it.",
      ],
      [
        "_data/services/care-at-home.json:23:11-22 error unknown-recipient",
        "“Your need for care”: “health-service” is not in _data/recipients.json. (UK GDPR 13(1)(e))",
        "Use one of its keys (library-software), or add “health-service” there.",
      ],
    ],
  },
  {
    name: "a recipient whose key has a capital letter",
    file: "_data/recipients.json",
    from: '"library-software"',
    to: '"Library_Software"',
    also: {
      file: "_data/services/libraries.json",
      from: '"recipient": "library-software"',
      to: '"recipient": "Library_Software"',
    },
    expected: [
      [
        "_data/recipients.json:2:3-21 error wrong-value",
        "The key “Library_Software” must start with a letter, and have only lower case letters, digits and single hyphens.",
        "Write it like library-software.",
      ],
    ],
  },
  {
    name: "registries that are lists",
    file: "_data/recipients.json",
    from: null,
    to: "[]",
    expected: [
      [
        "_data/recipients.json:1:1-3 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "a retention that is no ISO period",
    file: "_data/retention.json",
    from: '"P2Y"',
    to: '"2 years"',
    expected: [
      [
        "_data/retention.json:3:5-13 error wrong-value",
        "“period” must be an ISO 8601 duration, such as P2Y or P6M (in the record “library-membership”).",
        "How long, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P30D 30 days. null if “criteria” says it instead, or while that is not known.",
      ],
    ],
  },
  {
    name: "a retention period of no time",
    file: "_data/retention.json",
    from: '"P2Y"',
    to: '"P0D"',
    expected: [
      [
        "_data/retention.json:3:5-13 error wrong-value",
        "“period” must be an ISO 8601 duration, such as P2Y or P6M (in the record “library-membership”).",
        "How long, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P30D 30 days. null if “criteria” says it instead, or while that is not known.",
      ],
    ],
  },
];
