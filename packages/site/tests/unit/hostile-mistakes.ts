import type { Mistake } from "../support/mistake.ts";

/** Texts and data that would take the check too long, or that change what other data means. */
export const HOSTILE_MISTAKES: readonly Mistake[] = [
  {
    name: "a purpose that is too long",
    file: "_data/cookies.json",
    from: "Counts how many people visit.",
    to: "Counts people. ".repeat(400),
    expected: [
      [
        "_data/cookies.json:25:18-19 error text-too-long",
        "This text has 6,000 characters; the maximum is 5,000.",
        "Write a shorter text.",
      ],
    ],
  },
  {
    name: "a word of 2,000 letters in a purpose",
    file: "_data/cookies.json",
    from: "Counts how",
    to: `Counts ${"a".repeat(2000)}`,
    expected: [
      [
        "_data/cookies.json:25:7-16 error wrong-value",
        "“purpose” has more than 100 characters without a space between them (in the record “_count_*”).",
        "What it is for, in one or two plain sentences that visitors will read.",
      ],
    ],
  },
  {
    name: "a word of 80,000 letters in a purpose",
    file: "_data/cookies.json",
    from: "Counts how",
    to: `Counts ${"a".repeat(80_000)}`,
    expected: [
      [
        "_data/cookies.json:25:7-16 error wrong-value",
        "“purpose” has more than 100 characters without a space between them (in the record “_count_*”).",
        "What it is for, in one or two plain sentences that visitors will read.",
      ],
      [
        "_data/cookies.json:25:18-19 error text-too-long",
        "This text has 80,026 characters; the maximum is 5,000.",
        "Write a shorter text.",
      ],
    ],
  },
  {
    name: "a file with too many values",
    file: "_data/websites.json",
    from: null,
    to: `{\n"websites": [\n${"1,".repeat(50_000)}1] }`,
    expected: [
      [
        "_data/websites.json:3:99997 error file-too-large",
        "This file has more than 50,000 values up to here.",
        "Undo the change that made it so long, or remove what does not belong in it.",
      ],
    ],
  },
  {
    name: "a file with too many records",
    file: "_data/cookies.json",
    from: null,
    to: `{ "providers": {}, "cookies": [\n${"{},".repeat(5000)}{}] }`,
    expected: [
      [
        "_data/cookies.json:2:14995 error file-too-large",
        "This file has more than 5,000 records up to here.",
        "Undo the change that made it so long, or remove what does not belong in it.",
      ],
    ],
  },
  ...(["__proto__", "constructor", "prototype"] as const).map((name) => ({
    name: `a field called “${name}”`,
    file: "_data/cookies.json",
    from: '"name": "basket"',
    to: `"${name}": { "status": "draft" }, "name": "basket"`,
    expected: [
      [
        `_data/cookies.json:32:7-${9 + name.length} error reserved-field`,
        `A field cannot be called “${name}”, which has a meaning of its own in JavaScript.`,
        "Remove it.",
      ],
    ] as const,
  })),
  {
    name: "a field called “__proto__” in front matter",
    file: "src/pages/cookies.md",
    from: "  order: 2",
    to: "  order: 2\n  __proto__: { order: 3 }",
    expected: [
      [
        "src/pages/cookies.md:7:3-12 error reserved-field",
        "A field cannot be called “__proto__”, which has a meaning of its own in JavaScript.",
        "Remove it.",
      ],
    ],
  },
  {
    name: "a tag called “constructor”",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: What we store\ntags: constructor",
    expected: [
      [
        "src/pages/cookies.md:3:1-5 error wrong-value",
        "“tags” must not be a name that JavaScript uses.",
        "The Eleventy collections that the page belongs to.",
      ],
    ],
  },
  {
    name: "a YAML anchor and a reference to it",
    file: "src/pages/cookies.md",
    from: "title: What we store\ndescription: ",
    to: "title: &store What we store\ndescription: *store\nx: ",
    expected: [
      [
        "src/pages/cookies.md:2:8-14 error yaml-syntax",
        "In YAML, a value that starts with “&” has a meaning of its own.",
        "Put the value in quotes.",
      ],
      [
        "src/pages/cookies.md:3:14-20 error yaml-syntax",
        "In YAML, a value that starts with “*” has a meaning of its own.",
        "Put the value in quotes.",
      ],
    ],
  },
  {
    name: "a YAML merge key",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: What we store\n<<: { contents: true }",
    expected: [
      [
        "src/pages/cookies.md:3:1-3 error unknown-field",
        "There is no field called “<<”.",
        "Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "a YAML type",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: !!str What we store",
    expected: [
      [
        "src/pages/cookies.md:2:8-9 error yaml-syntax",
        "In YAML, a value that starts with “!” has a meaning of its own.",
        "Put the value in quotes.",
      ],
    ],
  },
  {
    name: "a word of 40,000 letters on a page",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: `We keep ${"a".repeat(40_000)}.`,
    expected: [
      [
        "src/pages/privacy.md:14:59-40060 error word-too-long",
        "There are 40,001 characters here without a space; the maximum is 100.",
        "Put spaces between the words, or remove what is not text.",
      ],
    ],
  },
  {
    name: "too much text without a blank line",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "- We keep your data safe.\n".repeat(2000),
    expected: [
      [
        "src/pages/privacy.md:14:1 error paragraph-too-long",
        "There are more than 50,000 characters here without a blank line between them.",
        "Split the text with blank lines.",
      ],
    ],
  },
  {
    name: "a page that is too long",
    file: "src/pages/404.md",
    from: null,
    to: `---\ntitle: Not found\n---\n${"We keep your data safe.\n\n".repeat(8000)}`,
    expected: [
      [
        "src/pages/404.md error page-too-long",
        "This page has 200,025 characters; the maximum is 200,000.",
        "Split it into several pages.",
      ],
    ],
  },
  {
    name: "a page with too many lines",
    file: "src/pages/404.md",
    from: null,
    to: `---\ntitle: Not found\n---\n${"We do.\n\n".repeat(5000)}`,
    expected: [
      [
        "src/pages/404.md error page-too-long",
        "This page has 10,004 lines; the maximum is 10,000.",
        "Split it into several pages.",
      ],
    ],
  },
  {
    name: "front matter that is too long",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: `title: What we store\n${"# A comment.\n".repeat(800)}`,
    expected: [
      [
        "src/pages/cookies.md:1:1 error page-too-long",
        "The front matter has 10,547 characters; the maximum is 10,000.",
        "Put the page’s text below the second line of three hyphens (---).",
      ],
    ],
  },
];
