import type { Mistake } from "../../support/mistake.ts";

/** Values of the details of activities and registries that the schemas refuse. */
export const SERVICE_DETAIL_MISTAKES: readonly Mistake[] = [
  {
    name: "“UK” as a country",
    file: "_data/recipients.json",
    from: '"country": "GB"',
    to: '"country": "UK"',
    expected: [
      [
        "_data/recipients.json:10:5-14 error wrong-value",
        "“country” is not the code of a country (in the record “health-service”).",
        "Where it keeps the data. The country’s code of two letters (ISO 3166), such as US. GB for the United Kingdom. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "a country in words",
    file: "_data/recipients.json",
    from: '"country": "US"',
    to: '"country": "United States"',
    expected: [
      [
        "_data/recipients.json:4:5-14 error wrong-value",
        "“country” must be a country’s code of two capital letters (in the record “library-software”).",
        "Where it keeps the data. The country’s code of two letters (ISO 3166), such as US. GB for the United Kingdom. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "the European Union as a country",
    file: "_data/services/libraries.json",
    from: '"country": "US"',
    to: '"country": "EU"',
    expected: [
      [
        "_data/services/libraries.json:37:11-20 error wrong-value",
        "“country” is not the code of a country (in the record “Your library card”).",
        "The country’s code of two letters (ISO 3166), such as US. GB for the United Kingdom.",
      ],
    ],
  },
  {
    name: "a source in other words",
    file: "_data/services/libraries.json",
    from: '"sources": ["you"]',
    to: '"sources": ["You"]',
    expected: [
      [
        "_data/services/libraries.json:23:19-24 error wrong-value",
        '“sources” must be "you", or a record with “name” and “public” (in the record “Your library card”).',
        'Where the data comes from: "you" for the person, and records with “name” and “public” for others. null while that is not known: the check then asks for it, and the page says that it is not stated yet.',
      ],
    ],
  },
  {
    name: "a source that is not marked as public or not",
    file: "_data/services/libraries.json",
    from: '{ "name": "your carer", "public": false }',
    to: '{ "name": "your carer" }',
    expected: [
      [
        "_data/services/libraries.json:54:26-50 error missing-field",
        "“public” is missing (in the record “Books to your home”).",
        "true if everybody can look it up there, otherwise false.",
      ],
    ],
  },
  {
    name: "a law without an address",
    file: "_data/services/care-at-home.json",
    from: '{ "name": "Care Act 2014, section 9", "href": null }',
    to: '{ "name": "Care Act 2014, section 9" }',
    expected: [
      [
        "_data/services/care-at-home.json:14:16-54 error missing-field",
        "“href” is missing (in the record “Your need for care”).",
        "The full address, such as https://www.legislation.gov.uk/ukpga/Eliz2/1964/75, or null.",
      ],
    ],
  },
  {
    name: "a recipient as text",
    file: "_data/services/libraries.json",
    from: '{\n          "recipient": "library-software",\n          "role": "processor",\n          "why": "It runs our catalogue."\n        }',
    to: '"library-software"',
    expected: [
      [
        "_data/services/libraries.json:29:9-27 error wrong-value",
        "“recipients” must be a record in curly brackets (in the record “Your library card”).",
        "Who gets the data outside the service, each with “recipient”, “role” and “why”. [] if no one does. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "a paragraph of Schedule 1 in quotes",
    file: "_data/services/care-at-home.json",
    from: '"schedule1": 2',
    to: '"schedule1": "2"',
    expected: [
      [
        "_data/services/care-at-home.json:16:73-84 error wrong-value",
        "“schedule1” must be a number without quotes (in the record “Your need for care”).",
        "The number of the paragraph in Schedule 1 to the Data Protection Act 2018, such as 18. null if the condition needs none, or while that is not known.",
      ],
    ],
  },
  {
    name: "a paragraph of Schedule 1 that does not exist",
    file: "_data/services/care-at-home.json",
    from: '"schedule1": 2',
    to: '"schedule1": 99',
    expected: [
      [
        "_data/services/care-at-home.json:16:73-84 error wrong-value",
        "“schedule1” must be 37 or less (in the record “Your need for care”).",
        "The number of the paragraph in Schedule 1 to the Data Protection Act 2018, such as 18. null if the condition needs none, or while that is not known.",
      ],
    ],
  },
  {
    name: "a summary that is too long",
    file: "_data/services/libraries.json",
    from: '"How we use information about you when you use our libraries."',
    to: '"How we use it. How we use it. How we use it. How we use it. How we use it. How we use it. How we use it. How we use it. How we use it. How we use it. How we use it. How we use it."',
    expected: [
      [
        "_data/services/libraries.json:4:3-12 error wrong-value",
        "“summary” must have at most 160 characters.",
        "What this notice is about, in one plain sentence of at most 160 characters. Search engines and /services/ show it. null while that is not known: the check then asks for it.",
      ],
    ],
  },
  {
    name: "a purpose that is too long for a notice",
    file: "_data/services/libraries.json",
    from: '"To give you a card and to lend you books."',
    to: '"To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card. To give you a card."',
    expected: [
      [
        "_data/services/libraries.json:13:7-16 error wrong-value",
        "“purpose” has more than 500 characters (in the record “Your library card”).",
        "What the data is used for, in one or two plain sentences. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "a repealed law in a notice",
    file: "_data/services/care-at-home.json",
    from: "Care Act 2014, section 9",
    to: "Data Protection Act 1998",
    expected: [
      [
        "_data/services/care-at-home.json:14:18-24 error outdated-name",
        "“Data Protection Act 1998” is out of date: the Data Protection Act 1998 was repealed on 25 May 2018.",
        "Write: UK GDPR and the Data Protection Act 2018 (see https://www.legislation.gov.uk/ukpga/2018/12/schedule/19).",
      ],
    ],
  },
  {
    name: "an outdated name in a registry",
    file: "_data/recipients.json",
    from: '"The NHS"',
    to: '"Twitter"',
    expected: [
      [
        "_data/recipients.json:9:5-11 error outdated-name",
        "“Twitter” is out of date: Twitter has been called X since July 2023.",
        "Write: X (see https://x.com).",
      ],
    ],
  },
  {
    name: "an empty list of people",
    file: "_data/services/libraries.json",
    from: '["library members", "parents of members under 16"]',
    to: "[]",
    expected: [
      [
        "_data/services/libraries.json:7:3-11 error wrong-value",
        "“people” must name at least one group of people.",
        'The people whose data is used, such as ["library members"]. null while that is not known: the check then asks for it, and the page says that it is not stated yet.',
      ],
    ],
  },
  {
    name: "an email address of a controller without “@”",
    file: "_data/services/electoral-register.json",
    from: '"elections@mereford.example"',
    to: '"elections"',
    expected: [
      [
        "_data/services/electoral-register.json:9:5-12 error wrong-value",
        "“email” must be an email address.",
        "The email address of this controller. null while that is not known: the check then asks for it, and the page says that it is not stated yet.",
      ],
    ],
  },
  {
    name: "a missing comma in a service",
    file: "_data/services/libraries.json",
    from: '"title": "Libraries",',
    to: '"title": "Libraries"',
    expected: [
      [
        "_data/services/libraries.json:3:3-10 error json-syntax",
        "A comma is missing before this.",
        "Add a comma after the previous value.",
      ],
    ],
  },
  {
    name: "an unknown field of the internal notes",
    file: "_data/services/libraries.json",
    from: '"internal": {',
    to: '"internal": { "phone": "1",',
    expected: [
      [
        "_data/services/libraries.json:8:17-24 error unknown-field",
        "There is no field called “phone”.",
        "Correct its spelling, or remove it.",
      ],
    ],
  },
];
