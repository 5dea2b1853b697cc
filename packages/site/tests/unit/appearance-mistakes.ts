import type { Mistake } from "../support/mistake.ts";

const FONTS_HINT =
  'The fonts of this site, best first, such as ["Gill Sans", "Verdana"]. A visitor whose device has none of them sees the font of the device: fonts are never downloaded. Leave the line out for the font of each visitor’s device.';

/** Mistakes in what a council chooses about its colour and fonts. */
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
  {
    name: "two fonts in one text",
    file: "_data/organisation.json",
    from: '"fonts": ["Gill Sans", "Verdana"]',
    to: '"fonts": ["Gill Sans, Verdana"]',
    expected: [
      [
        "_data/organisation.json:17:13-33 error wrong-value",
        "“fonts” must have each name in its own quotes, with only letters, digits, single spaces and hyphens.",
        FONTS_HINT,
      ],
    ],
  },
  {
    name: "styles in the name of a font",
    file: "_data/organisation.json",
    from: '"Verdana"',
    to: String.raw`"a\"}</style><script>alert(1)</script>"`,
    expected: [
      [
        "_data/organisation.json:17:26-65 error wrong-value",
        "“fonts” must have each name in its own quotes, with only letters, digits, single spaces and hyphens.",
        FONTS_HINT,
      ],
    ],
  },
  {
    name: "no fonts",
    file: "_data/organisation.json",
    from: '["Gill Sans", "Verdana"]',
    to: "[]",
    expected: [],
  },
  {
    name: "one font instead of a list",
    file: "_data/organisation.json",
    from: '["Gill Sans", "Verdana"]',
    to: '"Gill Sans"',
    expected: [
      [
        "_data/organisation.json:17:3-10 error wrong-value",
        "“fonts” must be a list in square brackets.",
        FONTS_HINT,
      ],
    ],
  },
];
