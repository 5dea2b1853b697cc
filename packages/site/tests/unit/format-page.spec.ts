import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "playwright/test";
import { PROPERTY_RUNS } from "test-support";
import { formatPage } from "../../src/pages/format-page.ts";

const FRONT_MATTER = "---\ntitle: Help\ndescription: How to get help.\n---\n\n";

function format(body: string): string {
  const text = formatPage("src/pages/help.md", FRONT_MATTER + body, "en");
  expect(text.startsWith(FRONT_MATTER)).toBe(true);
  return text.slice(FRONT_MATTER.length);
}

const CASES: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    "a list from Word, with its levels and what stands below it",
    "Such as:\n\uF0B7\tone\no\ttwo\n§\tthree\n\uF0B7\tfour\nThen.",
    "Such as:\n- one\n  - two\n    - three\n- four\n\nThen.",
  ],
  ["bullets without a space, or with a no-break space", "•one\n·\u00A0two", "- one\n- two"],
  ["bullets written as entities", "&bull; one\n&#8226; two", "- one\n- two"],
  [
    "signs of Markdown without their space",
    "-one\n-two\n\n*one\n\n1.One\n2.Two",
    "- one\n- two\n\n- one\n\n1. One\n2. Two",
  ],
  ["a sign in an item of a list", "- •\tone\n- •\ttwo", "- one\n- two"],
  ["an indented list", "Such as:\n\n    - one\n\t- two", "Such as:\n\n- one\n- two"],
  [
    "headings without a space",
    "##One {#one}\n\n###\u00A0Two {#two}",
    "## One {#one}\n\n### Two {#two}",
  ],
  ["tabs", "One\ttwo.", "One two."],
  ["several spaces with a no-break space", "\u00A0One\u00A0 two\u00A0", "One two"],
  ["invisible characters", "o\u00ADne\u200B t&shy;wo\u2060", "one two"],
  [
    "line separators",
    "One.\u2028Two.\u2029Three.\v•\tfour\v•\tfive",
    "One.\nTwo.\n\nThree.\n- four\n- five",
  ],
  [
    "quotation marks around an address",
    "[one](“/one/”) [two](/two/’)",
    "[one](/one/) [two](/two/)",
  ],
  [
    "phone numbers",
    "[a](tel:020 7946 0000) [b](tel:+44 (0)20-7946-0000) [c](tel:0044 20 7946 0000)",
    "[a](tel:+442079460000) [b](tel:+442079460000) [c](tel:+442079460000)",
  ],
  [
    "email addresses",
    "Ask a.b@c.example or d@e.example.",
    "Ask [a.b@c.example](mailto:a.b@c.example) or [d@e.example](mailto:d@e.example).",
  ],
  ["curly quotation marks in code", "`it’s “x”` and it’s “x”", '`it\'s "x"` and it’s “x”'],
  [
    "what is in a table",
    "Table: One\ttwo\n\n| A | B |\n|---|---|\n| a\u00AD | b@c.example |",
    "Table: One two\n\n| A | B |\n|---|---|\n| a | [b@c.example](mailto:b@c.example) |",
  ],
];
for (const [name, before, after] of CASES) {
  test(`Formatting rewrites ${name}`, () => {
    expect(format(before)).toBe(after);
    expect(format(after), "again").toBe(after);
  });
}

const KEPT = [
  "Emphasis: *one* and **two**, -5 and +5, 10\u00A0km, 5 · 6, “it’s”.",
  "- one\n- two\n\n1) One\n2) Two\n\n> quoted\n\n::cookie-table\n\n::: history\nThen.\n:::",
  // Which line belongs to which item, only its author knows.
  "•  one\nand more\n•  two\nThen.",
  "We keep letters\n– all of them –\nfor two years.",
  // Columns would be lost.
  "Our records:\nRecord\tKept for\nLetters\t2 years\nThen.",
  "(a) one\n(b) two",
  // The address is also in code, and the two cannot be told apart.
  "[a@b.example](mailto:a@b.example) <a@b.example> `a@b.example`, but then a@b.example",
  "[a](mailto:a b@c.example) [b](tel:0800 CALL US) [c](tel:101)",
  "Left \u202Eright and \uFFFD and &#x202E;",
  "👩\u200D🚒 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤\uFE0F क्\u200Dष",
];
for (const body of KEPT) {
  test(`Formatting keeps ${JSON.stringify(body)}`, () => {
    expect(format(body)).toBe(body);
  });
}

test("Formatting keeps words and invisible characters that are right in other languages", () => {
  const welsh = `${FRONT_MATTER}O dan y gyfraith\no bob math.\n`;
  expect(formatPage("src/pages/cy/help.md", welsh, "cy")).toBe(welsh);
  const bullets = `${FRONT_MATTER}o\tun\no\tdau\n`;
  expect(formatPage("src/pages/cy/help.md", bullets, "cy")).toBe(`${FRONT_MATTER}- un\n- dau\n`);
  const persian = `${FRONT_MATTER}\u200EUK GDPR\u200E می\u200Cخواهم، نامه&zwnj;ها و&rlm;من.\n`;
  expect(formatPage("src/pages/fa/help.md", persian, "fa")).toBe(persian);
});

test("Formatting keeps Windows line endings and a byte order mark", () => {
  const text = `\uFEFF${FRONT_MATTER}•\tone\n•\ttwo\nThen.\n`.replaceAll("\n", "\r\n");
  expect(formatPage("src/pages/help.md", text, "en")).toBe(
    `\uFEFF${FRONT_MATTER}- one\n- two\n\nThen.\n`.replaceAll("\n", "\r\n"),
  );
});

test("Formatting keeps a page whose front matter cannot be read", () => {
  for (const text of ["•\tone", "---\ntitle: a: b\n---\n\n•\tone"])
    expect(formatPage("src/pages/help.md", text, "en")).toBe(text);
});

const PIECES = [
  "•",
  "\uF0B7\t",
  "o\t",
  "§ ",
  "-",
  "*",
  "- ",
  "1.",
  "1. ",
  "(a) ",
  "#",
  "## ",
  "{#x}",
  "\t",
  "    ",
  "\u00A0",
  "\u00AD",
  "\u200B",
  "\u2028",
  "\u2029",
  "\v",
  "&shy;",
  "&bull;",
  "[",
  "](",
  ")",
  "tel:020 7946 0000",
  "“",
  "”",
  "`",
  "a@b.example",
  "mailto:",
  "| ",
  "|---|---|\n",
  "Table: ",
  "> ",
  "\n",
  "\n\n",
  " ",
  "word",
  "Name.",
  "\\",
  "!",
  "<",
  ">",
  "::: history\n",
];

test("For any text, formatting keeps the words, and a second time changes nothing", () => {
  /** The words of a text, without what formatting may add or remove. */
  const wordsOf = (text: string) =>
    text
      .replaceAll(/\[([^[\]]*)\]\(mailto:\1\)/g, "$1")
      .replaceAll(/&(?:shy|bull);|\uF0B7|§|o/g, "")
      .replaceAll("+44", "0")
      .replaceAll(/[^\p{L}\p{N}]/gu, "");
  assert(
    property(array(constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
      const before = `${pieces.join("")}\n`;
      const after = format(before);
      expect(wordsOf(after)).toBe(wordsOf(before));
      expect(format(after)).toBe(after);
    }),
    PROPERTY_RUNS,
  );
});
