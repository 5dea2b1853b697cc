import type { Mistake } from "../support/mistake.ts";

const FILE = "tests/facts.json";
const END = '"since": "3.2"\n    }';

/** Adds a second fact to the file, on line 10. */
const addFact = (fact: string) => ({
  file: FILE,
  from: END,
  to: `${END},\n{ "number": 2, "since": "3.2", ${fact} }`,
});

const CHANGE = "If it says the same in other words, write those in “words”.";
const WITHDRAW =
  'If it is no longer a fact, add "until" with the number of the edition that withdraws it: "3.3" or "4.0".';

/** Mistakes in tests/facts.json, and facts that no page states. */
export const FACT_MISTAKES: readonly Mistake[] = [
  {
    name: "a sentence without a fact",
    file: "src/pages/privacy.md",
    from: "is the data controller",
    to: "looks after data",
    expected: [
      [
        "tests/facts.json:7:17-67 error fact-not-stated",
        "The section / no longer states fact 1. Missing: “Mereford District Council is the data controller”.",
        `Put the words back in src/pages/privacy.md. ${CHANGE} ${WITHDRAW}`,
      ],
    ],
  },
  {
    name: "a sentence that is moved to another section",
    file: "src/pages/privacy.md",
    from: "Mereford District Council is the data controller. We keep your data safe.\n\n## Cookies {#cookies}\n",
    to: "We keep your data safe.\n\n## Cookies {#cookies}\n\nMereford District Council is the **data controller**.\n",
    expected: [
      [
        "tests/facts.json:7:17-67 error fact-not-stated",
        "The section / no longer states fact 1. Missing: “Mereford District Council is the data controller”.",
        `The words are now in another section: write "section": "/#cookies". ${CHANGE} ${WITHDRAW}`,
      ],
    ],
  },
  {
    name: "a fact that only a passage about the past states",
    file: "src/pages/privacy.md",
    from: "Mereford District Council is the data controller. We",
    to: "::: history\nMereford District Council is the data controller.\n:::\n\nWe",
    expected: [
      [
        "tests/facts.json:7:17-67 error fact-not-stated",
        "The section / no longer states fact 1. Missing: “Mereford District Council is the data controller”.",
        `Put the words back in src/pages/privacy.md. ${CHANGE} ${WITHDRAW}`,
      ],
    ],
  },
  {
    name: "a fact with other capitals and punctuation, a link and a block",
    ...addFact(
      '"section": "/#cookies", "words": ["see: WHAT we “store”", "/cookies/", "::cookie-table"]',
    ),
    expected: [],
  },
  {
    name: "a fact with a link and a block that are missing",
    ...addFact(
      '"section": "/#cookies", "words": ["what we store", "/help/", "::cookie-inventory"]',
    ),
    expected: [
      [
        "tests/facts.json:10:83-91 error fact-not-stated",
        "The section /#cookies no longer states fact 2. Missing: “/help/”, “::cookie-inventory”.",
        `Put the words back in src/pages/privacy.md. ${CHANGE} ${WITHDRAW}`,
      ],
    ],
  },
  {
    name: "a fact in a section that does not exist",
    ...addFact('"section": "/#cookie", "words": ["what we store"]'),
    expected: [
      [
        "tests/facts.json:10:32-41 error fact-not-stated",
        "There is no section /#cookie, in which fact 2 must stand.",
        `Did you mean “/#cookies”? Write the address of the heading under which it stands now. ${WITHDRAW}`,
      ],
    ],
  },
  {
    name: "a record that says something else than a fact",
    ...addFact('"cookies": ["basket"], "words": ["persistence: session", "swimming lessons"]'),
    expected: [
      [
        "tests/facts.json:10:65-87 error fact-not-stated",
        "The record of “basket” does not say what fact 2 says. Missing: “persistence: session”.",
        `Correct the record (_data/cookies.json, line 31). ${CHANGE} ${WITHDRAW}`,
      ],
    ],
  },
  {
    name: "a fact about a cookie that is retired",
    ...addFact('"section": "/#cookies", "cookies": ["old_banner"], "words": ["one banner"]'),
    expected: [],
  },
  {
    name: "a fact about a cookie that does not exist",
    ...addFact('"cookies": ["baskets"], "words": ["swimming lessons"]'),
    expected: [
      [
        "tests/facts.json:10:44-53 error unknown-cookie",
        "There is no cookie “baskets” in _data/cookies.json, which fact 2 is about.",
        'Did you mean “basket”? If it was renamed, write its new name. If it is no longer set, put its record back with "status": "retired".',
      ],
    ],
  },
  {
    name: "a fact that the next edition will withdraw, and that is already gone",
    ...addFact('"section": "/", "words": ["gone"], "until": "4.0"'),
    expected: [
      [
        "tests/facts.json:10:58-64 error fact-not-stated",
        "The section / no longer states fact 2. Missing: “gone”.",
        `Put the words back in src/pages/privacy.md. ${CHANGE} It holds until edition 4.0, and the statement is still edition 3.2.`,
      ],
    ],
  },
  {
    name: "a fact that an earlier edition withdrew",
    file: FILE,
    from: END,
    to: `${END},\n{ "number": 2, "since": "3.0", "until": "3.1", "section": "/", "words": ["gone"] }`,
    expected: [],
  },
  {
    name: "a fact that the next edition will state",
    file: FILE,
    from: END,
    to: `${END},\n{ "number": 2, "since": "3.3", "section": "/", "words": ["soon"] }`,
    expected: [],
  },
  {
    name: "a fact since an edition that does not exist",
    file: FILE,
    from: '"since": "3.2"',
    to: '"since": "32.0"',
    expected: [
      [
        "tests/facts.json:8:7-14 error fact-edition",
        "“since” of fact 1 is 32.0, but the edition after 3.2 is 3.3 or 4.0.",
        "Correct the number.",
      ],
    ],
  },
  {
    name: "a fact withdrawn before it was stated",
    ...addFact('"section": "/", "words": ["gone"], "until": "3.2"'),
    expected: [
      [
        "tests/facts.json:10:67-74 error fact-edition",
        "Fact 2 is withdrawn by edition 3.2, which is not after edition 3.2, the first to state it.",
        "Correct “since” or “until”. Leave out “until” while the fact holds.",
      ],
    ],
  },
  {
    name: "a deleted fact",
    file: FILE,
    from: '"number": 1',
    to: '"number": 2',
    expected: [
      [
        "tests/facts.json:5:7-15 error fact-number",
        "Fact 2 is in the place of fact 1.",
        "Number the facts 1, 2, 3 and so on. If one was deleted, put it back: to withdraw it, add “until” to it. A new fact goes last.",
      ],
    ],
  },
  {
    name: "a fact without a section",
    file: FILE,
    from: '"section": "/",\n      ',
    to: "",
    expected: [
      [
        "tests/facts.json:5:7-15 error fact-without-place",
        "Fact 1 has neither a “section” nor “cookies”, so the check cannot look for it.",
        'Add the heading under which it stands, such as "section": "/#how-we-use-it".',
      ],
    ],
  },
  {
    name: "a fact without words",
    file: FILE,
    from: '"Mereford District Council is the data controller"',
    to: '"…"',
    expected: [
      [
        "tests/facts.json:7:17-20 error wrong-value",
        "“words” has no words (in the record “number 1”).",
        "Words and phrases that must stand there, in any order: copy them from the page. Capital letters and punctuation make no difference. The address of a link, and a block such as ::cookie-table, can be among them. For a cookie’s record, write “persistence: session”.",
      ],
    ],
  },
];
