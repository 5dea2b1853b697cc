import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import { readPage } from "../../src/pages/page-reader.ts";

const FILE = "src/pages/help.md";
const FRONT_MATTER = "---\ntitle: Help\ndescription: How to get help.\n---\n";

function read(text: string, file = FILE) {
  return readPage(projectOf({ [file]: text }), file, ["cookie-table"]);
}

/** Returns the problems of a page, each as “line:column rule”. */
function listProblems(text: string, file = FILE): string[] {
  return read(text, file).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

test("Reads a page’s address, headings, blocks and front matter", () => {
  const result = read(
    `${FRONT_MATTER}\n## One {#one #first}\n\n::cookie-table\n\n### A *part* {#a-part}\n`,
  );
  expect(result.page?.data).toEqual({
    file: FILE,
    url: "/help/",
    title: "Help",
    description: "How to get help.",
    contents: false,
    indexed: true,
    blocks: ["cookie-table"],
    headings: [
      { id: "one", formerIds: ["first"], level: 2, text: "One" },
      { id: "a-part", formerIds: [], level: 3, text: "A part" },
    ],
  });
});

const ADDRESSES = [
  ["src/pages/help.md", "", "/help/"],
  ["src/pages/guides/one.md", "", "/guides/one/"],
  ["src/pages/guides/index.md", "", "/guides/"],
  ["src/pages/index.md", "", "/"],
  ["src/pages/help.md", "permalink: /\n", "/"],
  ["src/pages/404.md", "permalink: /404.html\n", "/404.html"],
] as const;
for (const [file, permalink, url] of ADDRESSES) {
  test(`The address of ${file}${permalink && ` with ${permalink.trim()}`} is ${url}`, () => {
    const result = read(`---\ntitle: T\ndescription: D.\n${permalink}---\n`, file);
    expect(result.page?.data.url).toBe(url);
  });
}

const VALID = [
  "Plain words.",
  "[a page](/cookies/) and [a heading](#x), [mail](mailto:a@b.example), [phone](tel:+442079460000)",
  "[elsewhere](https://example.gov.uk/a?b=c#d)",
  "::cookie-table",
  "Text\n::cookie-table\nmore text",
  "## Heading {#heading}",
  "1 < 2, and a \\<b> that is escaped",
  "    four spaces are not code",
  "<https://example.gov.uk>",
  "## One {#one}\n\n### Two {#two}\n\n## Three {#three #former}",
  "::: history\nThe Data Protection Act 1998 came before, and Direct Gov.\n:::",
  "Twittering birds, DirectGovernment and an ICOn",
  "A sentence with a colon: here. And ::here in the middle.",
];
for (const body of VALID) {
  test(`Accepts ${JSON.stringify(body)}`, () =>
    expect(listProblems(FRONT_MATTER + body)).toEqual([]));
}

/* Variants of the mistakes in mistakes.ts, which tests the messages. */
const INVALID: readonly [body: string, ...problems: string[]][] = [
  ["<b>bold</b>", "5:1 raw-html", "5:8 raw-html"],
  ["Words with <b>bold</b>.", "5:12 raw-html", "5:19 raw-html"],
  ["<div>\nblock\n</div>", "5:1 raw-html"],
  ["<!-- a note -->", "5:1 raw-html"],
  ["Words\nand <br> more", "6:5 raw-html"],
  ["[x](javascript:alert(1))", "5:5 unsafe-link"],
  ["[x](JAVASCRIPT:alert(1))", "5:5 unsafe-link"],
  ["[x](java&#115;cript:alert(1))", "5:1 unsafe-link"],
  ["[x](data:text/html,x)", "5:5 unsafe-link"],
  ["[x](//example.gov.uk)", "5:5 unsafe-link"],
  ["[x](cookies)", "5:5 unsafe-link"],
  ["[x]()", "5:1 unsafe-link"],
  ["[x](#)", "5:5 unsafe-link"],
  ["[x]\n\n[x]: javascript:alert(1)", "7:1 stray-marks"],
  [":::cookie-table", "5:1 unknown-block"],
  [": : cookie-table", "5:1 unknown-block"],
  ["cookie-table", "5:1 unknown-block"],
  ["::", "5:1 unknown-block"],
  ["::cookie-table twice", "5:1 unknown-block"],
  ["Left \u202E right", "5:6 invisible-character"],
  ["One\ntwo\u0007", "6:4 invisible-character"],
  ["### Three {#three}", "5:1 heading-level"],
  ["## One {#one #Old One}", "5:1 bad-heading-id"],
  ["##No space {#x}", "5:1 stray-marks", "5:12 stray-marks"],
  ["A paragraph {#x}", "5:13 stray-marks"],
  ["```js\nx\n```", "5:1 stray-marks"],
  ["**::cookie-table**", "5:3 unknown-block"],
  ["(words)[/cookies/]", "5:7 stray-marks"],
  ["[words][1]", "5:7 stray-marks"],
  ["• item", "5:1 stray-marks"],
  ["Go to https://example.gov.uk", "5:7 stray-marks"],
  ["<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs", "5:1 stray-marks"],
  ["ICO and ICO again", "5:1 outdated-name", "5:9 outdated-name"],
  ["[pages](https://www.direct.gov.uk/cookies)", "5:9 outdated-name"],
  ["word ".repeat(2001), "5:1 paragraph-too-long"],
  ["::: histroy\nTwitter\n:::", "5:1 unknown-block", "6:1 outdated-name"],
  ["Under the Data Protection\nAct 1998", "5:1 outdated-name"],
  ["See [Twitter](https://x.com)", "5:6 outdated-name"],
];
for (const [body, ...expected] of INVALID) {
  test(`Rejects ${JSON.stringify(body)}`, () =>
    expect(listProblems(FRONT_MATTER + body)).toEqual(expected));
}

const FRONT_MATTERS: readonly [name: string, text: string, ...problems: string[]][] = [
  ["an empty title", "---\ntitle: ''\ndescription: D.\n---\n", "2:1 wrong-value"],
  ["malformed YAML", "---\ntitle: T: more\ndescription: D.\n---\n", "2:8 yaml-syntax"],
  ["the same field twice", "---\ntitle: T\ntitle: U\ndescription: D.\n---\n", "3:1 yaml-syntax"],
  ["a list", "---\n- title\n- description\n---\n", "2:1 yaml-syntax"],
  ["a word", "---\nhello\n---\n", "2:1 yaml-syntax"],
  ["an alias without an anchor", "---\ntitle: *nowhere\ndescription: D.\n---\n", "2:8 yaml-syntax"],
  [
    "a value with a custom type",
    "---\ntitle: !!js/function x\ndescription: D.\n---\n",
    "2:8 yaml-syntax",
  ],
  ["a number for a title", "---\ntitle: 7\ndescription: D.\n---\n", "2:1 wrong-value"],
  ["JSON", '---json\n{ "title": "T", "description": "D." }\n---\n', "1:1 front-matter-language"],
  ["an unknown language", "---perl\n1\n---\n", "1:1 front-matter-language"],
  [
    "an invalid permalink",
    "---\ntitle: T\ndescription: D.\npermalink: ../secret\n---\n",
    "4:1 wrong-value",
  ],
];
for (const [name, text, ...expected] of FRONT_MATTERS) {
  test(`Rejects front matter with ${name}`, () => {
    expect(listProblems(text)).toEqual(expected);
    expect(listProblems(text), "again, although gray-matter caches by text").toEqual(expected);
  });
}

test("The statement must have a date, a permalink, an edition and a next review", () => {
  expect(read(FRONT_MATTER, "src/pages/privacy.md")).toMatchObject({
    problems: [
      { message: "“date” is missing." },
      { message: "“permalink” is missing: write “/”." },
      { message: "“edition” is missing." },
      { message: "“nextReview” is missing." },
    ],
  });
});

test("Reads a page with Windows line endings and a byte order mark", () => {
  const text = `${FRONT_MATTER}## One {#one}\n\n<b>`.replaceAll("\n", "\r\n");
  expect(listProblems(`\uFEFF${text}`)).toEqual(["7:1 raw-html"]);
});
