import type { Mistake } from "../../support/mistake.ts";

/** Texts above the answers of a service’s page that it cannot have. */
export const INTRODUCTION_MISTAKES: readonly Mistake[] = [
  {
    name: "an introduction without a service",
    file: "_data/services/museums.md",
    from: null,
    to: "Hello.\n",
    expected: [
      [
        "_data/services/museums.md error stray-file",
        "This introduction has no service: there is no _data/services/museums.json.",
        "Rename it, or start the service with “npx privacy-notice new service museums”.",
      ],
    ],
  },
  {
    name: "an introduction that is as long as a page",
    file: "_data/services/libraries.md",
    from: null,
    to: "You can join at any age.\n\n".repeat(80),
    expected: [
      [
        "_data/services/libraries.md:1:1-25 error introduction-too-long",
        "This introduction has 2080 characters; the maximum is 2000.",
        "Shorten it, or move a part of it to a page in src/pages and link to that.",
      ],
    ],
  },
  {
    name: "a heading in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "## Join us\n\nHello.\n",
    expected: [
      [
        "_data/services/libraries.md:1:1-11 error heading-in-introduction",
        "An introduction cannot have headings: it stands above those of the page.",
        "Remove this heading.",
      ],
    ],
  },
  {
    name: "front matter in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "---\ntitle: Libraries\n---\n\nHello.\n",
    expected: [
      [
        "_data/services/libraries.md:1:1-4 error front-matter-in-introduction",
        "An introduction has no front matter: it starts with its first sentence.",
        "Remove the lines from the first “---” to the second.",
      ],
    ],
  },
  {
    name: "HTML in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "You can <b>join</b>.\n",
    expected: [
      [
        "_data/services/libraries.md:1:9-12 error raw-html",
        "Pages cannot contain HTML: <b>",
        "Write it in Markdown. To show the character “<”, write “\\<”.",
      ],
      [
        "_data/services/libraries.md:1:16-20 error raw-html",
        "Pages cannot contain HTML: </b>",
        "Write it in Markdown. To show the character “<”, write “\\<”.",
      ],
    ],
  },
  {
    name: "a block in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "::contact\n",
    expected: [
      [
        "_data/services/libraries.md:1:1-10 error unknown-block",
        "There can be no block here: “::contact”.",
        "Remove this line. If it is meant as text, do not start it with a colon.",
      ],
    ],
  },
  {
    name: "a script in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "<script>alert(1)</script>\n",
    expected: [
      [
        "_data/services/libraries.md:1:1-26 error raw-html",
        "Pages cannot contain HTML: <script>alert(1)</script>",
        "Write it in Markdown. To show the character “<”, write “\\<”.",
      ],
    ],
  },
  {
    name: "a picture in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "![A library](/library.png)\n",
    expected: [
      [
        "_data/services/libraries.md:1:1-3 error picture",
        "Pages cannot contain pictures.",
        "Describe in words what it shows.",
      ],
    ],
  },
  {
    name: "pasted text in an introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "•\tbooks\n",
    expected: [
      [
        "_data/services/libraries.md:1:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
    ],
  },
  {
    name: "an introduction that is not UTF-8",
    file: "_data/services/libraries.md",
    from: null,
    to: Uint8Array.of(0xff, 0xfe),
    expected: [
      [
        "_data/services/libraries.md error not-utf-8",
        "This file is not saved as UTF-8 text.",
        "Save it again with the encoding “UTF-8”.",
      ],
    ],
  },
  {
    name: "an empty introduction",
    file: "_data/services/libraries.md",
    from: null,
    to: "",
    expected: [],
  },
];
