import type { Mistake } from "../../support/mistake.ts";

/** Sentences of services, registries and introductions that are hard to read. */
export const SERVICE_ENGLISH_MISTAKES: readonly Mistake[] = [
  {
    name: "a hard word in a purpose of a service",
    file: "_data/services/libraries.json",
    from: "To give you a card and",
    to: "To provide you with a card in order to lend and",
    expected: [
      [
        "_data/services/libraries.json:13:7-16 warning hard-word",
        "There is a simpler word for “provide”.",
        "Write “give” or “offer” or “say”, if it means the same.",
      ],
      [
        "_data/services/libraries.json:13:7-16 warning hard-word",
        "There is a simpler word for “in order to”.",
        "Write “to”, if it means the same.",
      ],
    ],
  },
  {
    name: "hard words in each sentence of an activity",
    file: "_data/services/care-at-home.json",
    from: '"otherwise": "We cannot say which care you need."',
    to: '"otherwise": "We are unable to ascertain your need."',
    also: {
      file: "_data/services/care-at-home.json",
      from: "It treats you.",
      to: "It treats you in order to help.",
    },
    expected: [
      [
        "_data/services/care-at-home.json:20:9-20 warning hard-word",
        "There is a simpler word for “ascertain”.",
        "Write “find out” or “learn”, if it means the same.",
      ],
      [
        "_data/services/care-at-home.json:23:64-69 warning hard-word",
        "There is a simpler word for “in order to”.",
        "Write “to”, if it means the same.",
      ],
    ],
  },
  {
    name: "hard words about an automated decision",
    file: "_data/services/care-at-home.json",
    from: "A computer compares your income",
    to: "A computer compares, in order to help, your income",
    also: {
      file: "_data/services/care-at-home.json",
      from: "It sets the price",
      to: "It sets, in order to help, the price",
    },
    expected: [
      [
        "_data/services/care-at-home.json:47:11-18 warning hard-word",
        "There is a simpler word for “in order to”.",
        "Write “to”, if it means the same.",
      ],
      [
        "_data/services/care-at-home.json:48:11-19 warning hard-word",
        "There is a simpler word for “in order to”.",
        "Write “to”, if it means the same.",
      ],
    ],
  },
  {
    name: "hard words in a withdrawal and in interests",
    file: "_data/services/libraries.json",
    from: "Say so to the driver",
    to: "Terminate it",
    also: {
      file: "_data/services/libraries.json",
      from: "We want to sell books",
      to: "We utilise books",
    },
    expected: [
      [
        "_data/services/libraries.json:51:7-19 warning hard-word",
        "There is a simpler word for “Terminate”.",
        "Write “end” or “stop”, if it means the same.",
      ],
      [
        "_data/services/libraries.json:67:7-18 warning hard-word",
        "There is a simpler word for “utilise”.",
        "Write “use”, if it means the same.",
      ],
    ],
  },
  {
    name: "a hard word in a summary and in how to get a copy",
    file: "_data/services/libraries.json",
    from: "How we use information about you when",
    to: "How we utilise information about you when",
    also: {
      file: "_data/services/libraries.json",
      from: "Ask the Library Service for a copy.",
      to: "Commence by asking for a copy.",
    },
    expected: [
      [
        "_data/services/libraries.json:4:3-12 warning hard-word",
        "There is a simpler word for “utilise”.",
        "Write “use”, if it means the same.",
      ],
      [
        "_data/services/libraries.json:39:11-17 warning hard-word",
        "There is a simpler word for “Commence”.",
        "Write “begin” or “start”, if it means the same.",
      ],
    ],
  },
  {
    name: "a hard word in retention criteria",
    file: "_data/retention.json",
    from: "We keep it while",
    to: "We retain it while",
    expected: [
      [
        "_data/retention.json:10:5-15 warning hard-word",
        "There is a simpler word for “retain”.",
        "Write “keep”, if it means the same.",
      ],
    ],
  },
  {
    name: "a hard word in an introduction",
    file: "_data/services/libraries.md",
    from: "You can join",
    to: "You can commence",
    expected: [
      [
        "_data/services/libraries.md:1:9-17 warning hard-word",
        "There is a simpler word for “commence”.",
        "Write “begin” or “start”, if it means the same.",
      ],
    ],
  },
  {
    name: "a long sentence in an introduction",
    file: "_data/services/libraries.md",
    from: "You can join a library at any age.",
    to: "You can join a library at any age and in any town and on any day, and you can bring back your books there, too, if you wish.",
    expected: [
      [
        "_data/services/libraries.md:1:1-125 warning long-sentence",
        "This sentence has 28 words; the maximum is 25.",
        "Split it into two sentences, or make it a list.",
      ],
    ],
  },
];
