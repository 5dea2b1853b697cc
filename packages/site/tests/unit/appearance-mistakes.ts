import type { Mistake } from "../support/mistake.ts";

/** Mistakes in what a council chooses about the look of its site. */
export const APPEARANCE_MISTAKES: readonly Mistake[] = [
  {
    name: "the name of a colour",
    file: "_data/organisation.json",
    from: '"#5b2a86"',
    to: '"purple"',
    expected: [
      [
        "_data/organisation.json:6:3-11 error wrong-value",
        "“colour” must be “#” and six digits or lower case letters from a to f.",
        "The council’s colour, such as #00625a. It must be dark enough for white text.",
      ],
    ],
  },
  {
    name: "a colour that is too light for white text",
    file: "_data/organisation.json",
    from: '"#5b2a86"',
    to: '"#4cc26a"',
    expected: [
      [
        "_data/organisation.json:6:3-11 error low-contrast",
        "“colour” is too light for white text: its contrast with white is 2.2:1, and must be at least 4.5:1.",
        'Write "#2e8644", the nearest shade that is dark enough, or another colour.',
      ],
    ],
  },
  {
    name: "the lightest grey for white text",
    file: "_data/organisation.json",
    from: '"#5b2a86"',
    to: '"#767676"',
    expected: [],
  },
  {
    name: "a grey that is a little lighter",
    file: "_data/organisation.json",
    from: '"#5b2a86"',
    to: '"#777777"',
    expected: [
      [
        "_data/organisation.json:6:3-11 error low-contrast",
        "“colour” is too light for white text: its contrast with white is 4.4:1, and must be at least 4.5:1.",
        'Write "#767676", the nearest shade that is dark enough, or another colour.',
      ],
    ],
  },
];
