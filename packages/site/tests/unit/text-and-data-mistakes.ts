import type { Mistake } from "../support/mistake.ts";

const ORGANISATION = "_data/organisation.json";
const INVENTORY = "_data/cookies.json";

/** Adds a sentence to the statement, on line 14, from column 75. */
const addSentence = (to: string) => ({
  file: "src/pages/privacy.md",
  from: "We keep your data safe.",
  to: `We keep your data safe. ${to}`,
});
const RETIRE_COUNT = { file: INVENTORY, from: '"verified"', to: '"retired"' };
const RETIRE_BASKET = { file: INVENTORY, from: '"declared"', to: '"retired"' };

const PAST = "If the passage is about the past, put it between the lines “::: history” and “:::”.";
const named = (line: number) =>
  `Change the sentence, or remove it. ${PAST} If the cookie is still set, correct its “status” (_data/cookies.json, line ${line}).`;
const COUNT = "Correct the number, or write the sentence without one.";
const MENU = "or give it a “navigation” entry, which puts it in the menu.";

/** Texts and data that contradict each other, and pages that visitors cannot find. */
export const TEXT_AND_DATA_MISTAKES: readonly Mistake[] = [
  {
    name: "a sentence about a retired cookie",
    ...addSentence("Our banner sets old_banner."),
    expected: [
      [
        "src/pages/privacy.md:14:91-101 warning retired-cookie-named",
        "This sentence names the cookie “old_banner”, which is retired.",
        named(46),
      ],
    ],
  },
  {
    name: "a retired cookie with a name that changes",
    ...addSentence("The cookie `_count_1` counts visits."),
    also: RETIRE_COUNT,
    expected: [
      [
        "src/pages/privacy.md:14:87-95 warning retired-cookie-named",
        "This sentence names the cookie “_count_*”, which is retired.",
        named(16),
      ],
    ],
  },
  {
    name: "a retired cookie whose name is an ordinary word",
    ...addSentence("We set the cookie basket."),
    also: RETIRE_BASKET,
    expected: [
      [
        "src/pages/privacy.md:14:93-99 warning retired-cookie-named",
        "This sentence names the cookie “basket”, which is retired.",
        named(31),
      ],
    ],
  },
  {
    name: "the ordinary word that is the name of a retired cookie",
    ...addSentence("Your basket is yours."),
    also: RETIRE_BASKET,
    expected: [],
  },
  {
    name: "a retired cookie in a passage about the past",
    ...addSentence("\n\n::: history\nIt was old_banner.\n:::"),
    expected: [],
  },
  {
    name: "a sentence about a provider whose cookies are retired",
    ...addSentence("Counter Ltd sets a cookie."),
    also: RETIRE_COUNT,
    expected: [
      [
        "src/pages/privacy.md:14:75-86 warning retired-provider-named",
        "This sentence names Counter Ltd, whose cookies are all retired.",
        `Change the sentence, or remove it. ${PAST}`,
      ],
    ],
  },
  {
    name: "a sentence that links to the privacy policy of such a provider",
    ...addSentence("[Counter Ltd’s policy](https://counter.example/privacy) says more."),
    also: RETIRE_COUNT,
    expected: [
      [
        "src/pages/privacy.md:14:76-87 warning retired-provider-named",
        "This sentence names Counter Ltd, whose cookies are all retired.",
        `Change the sentence, or remove it. ${PAST}`,
      ],
    ],
  },
  {
    name: "a sentence about something else that such a provider does, or about the council’s cookies",
    ...addSentence("Counter Ltd prints letters. Mereford District Council sets a cookie."),
    also: { ...RETIRE_COUNT, from: '"verified"' },
    expected: [],
  },
  {
    name: "a wrong number of a provider’s cookies",
    ...addSentence("Two cookies come from Counter Ltd."),
    expected: [
      [
        "src/pages/privacy.md:14:75-86 warning cookie-count",
        "This sentence says “Two cookies”, but _data/cookies.json has 1 cookie from Counter Ltd: _count_*.",
        COUNT,
      ],
    ],
  },
  {
    name: "a wrong number of a category’s cookies",
    ...addSentence("We set 3 analytics cookies."),
    expected: [
      [
        "src/pages/privacy.md:14:82-101 warning cookie-count",
        "This sentence says “3 analytics cookies”, but _data/cookies.json has 1 analytics cookie: _count_*.",
        COUNT,
      ],
    ],
  },
  ...[
    "One cookie comes from Counter Ltd.",
    "We set one analytics cookie, and we set it for Counter Ltd.",
    "Counter Ltd sets up to three cookies.",
    "Counter Ltd sets two harmless cookies.",
    "We set two cookies.",
    "Counter Ltd sets two cookies, and we set four cookies.",
    "Counter Ltd and Mereford District Council set two cookies.",
  ].map((sentence) => ({
    name: `the number in “${sentence}”`,
    ...addSentence(sentence),
    expected: [],
  })),
  {
    name: "another contact than the statement’s",
    file: ORGANISATION,
    from: "dpo@mereford.example",
    to: "privacy@mereford.example",
    expected: [
      [
        "_data/organisation.json:8:5-21 error contact-not-shown",
        "The statement does not show privacy@mereford.example, the contact for personal data.",
        "On line 22, src/pages/privacy.md has dpo@mereford.example. Write the same address in both files.",
      ],
    ],
  },
  ...(
    [
      ["phone", '"020 7946 0000"'],
      ["post", '["Town Hall", "Mereford"]'],
      ["dataProtectionOfficer", '"officer@mereford.example"'],
      ["complaintForm", '"https://www.mereford.example/complain"'],
    ] as const
  ).map(([field, value]): Mistake => ({
    name: `a contact in “${field}” that is not in the statement`,
    file: ORGANISATION,
    from: '"contacts": {',
    to: `"contacts": { "${field}": ${value},`,
    expected: [
      [
        `_data/organisation.json:7:17-${19 + field.length} error contact-not-shown`,
        `The statement does not show the contact in “${field}”.`,
        "Add a line “::contact” to src/pages/privacy.md, with an empty line before and after it: it shows every contact.",
      ],
    ],
  })),
  {
    name: "a statement without a contact",
    file: "src/pages/privacy.md",
    from: "To ask for your data, email [dpo@mereford.example](mailto:dpo@mereford.example).",
    to: "You can ask for your data.",
    expected: [
      [
        "_data/organisation.json:8:5-21 error contact-not-shown",
        "The statement does not show dpo@mereford.example, the contact for personal data.",
        "Add it to src/pages/privacy.md: [dpo@mereford.example](mailto:dpo@mereford.example).",
      ],
    ],
  },
  {
    name: "a contact with a subject, in capitals",
    file: "src/pages/privacy.md",
    from: "mailto:dpo@mereford.example",
    to: "mailto:DPO@mereford.example?subject=My%20data",
    expected: [],
  },
  {
    name: "a main website that the audit does not visit",
    file: ORGANISATION,
    from: '"home": "https://www.mereford.example"',
    to: '"home": "https://mereford.example"',
    expected: [
      [
        "_data/organisation.json:4:3-9 warning home-not-audited",
        "The audit does not visit the council’s main website: https://mereford.example is not in _data/websites.json.",
        'Add { "address": "https://mereford.example/" } to “websites” there, or correct “home”.',
      ],
    ],
  },
  {
    name: "a page that nothing links to",
    file: "src/pages/accessibility.md",
    from: "navigation:\n  title: Access\n  order: 3\n",
    to: "",
    expected: [
      [
        "src/pages/accessibility.md warning unlinked-page",
        "Visitors cannot find this page: nothing links to /accessibility/.",
        `Link to it from another page, such as [link text](/accessibility/), ${MENU}`,
      ],
    ],
  },
  {
    name: "a page outside the menu that another page links to",
    file: "src/pages/accessibility.md",
    from: "navigation:\n  title: Access\n  order: 3\n",
    to: "",
    also: { file: "src/pages/404.md", from: "(/)", to: "(/accessibility/#contact)" },
    expected: [],
  },
  {
    name: "two pages with the same title",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: Access for all",
    expected: [
      [
        "src/pages/cookies.md:2:1-6 error shared-title",
        "This page has the same title as src/pages/accessibility.md.",
        "Write a title that says what only this page is about.",
      ],
    ],
  },
  {
    name: "two pages with the same description",
    file: "src/pages/cookies.md",
    from: "description: What the websites of Mereford District Council store on your device.",
    to: "description: How accessible this site is.",
    expected: [
      [
        "src/pages/cookies.md:3:1-12 error shared-description",
        "This page has the same description as src/pages/accessibility.md.",
        "Write a description that says what only this page is about.",
      ],
    ],
  },
];
