import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "playwright/test";
import { statementText } from "../../src/open-data/plain-text.ts";

const SITE = "https://privacy.example.gov.uk";
const LONG = "We use your information only for the purpose that you gave it for, and no other.";

function text(html: string): string {
  return statementText(html, SITE);
}

const WRITTEN: readonly (readonly [name: string, html: string, lines: readonly string[]])[] = [
  [
    "a title, a section and a part of one can be told apart",
    "<h1>Privacy</h1><p>One.</p><h2 id=x>What we collect</h2><p>Two.</p><h3>Email</h3><p>Three.</p>",
    [
      "Privacy",
      "=======",
      "",
      "One.",
      "",
      "",
      "What we collect",
      "---------------",
      "",
      "Two.",
      "",
      "",
      "Email",
      "~~~~~",
      "",
      "Three.",
    ],
  ],
  [
    "a long heading is wrapped, and its line is as long as its longest",
    `<h2>${LONG}</h2>`,
    [
      "We use your information only for the purpose that you gave it for, and",
      "no other.",
      "-".repeat(70),
    ],
  ],
  [
    "a paragraph is wrapped",
    `<p>${LONG}</p>`,
    ["We use your information only for the purpose that you gave it for, and", "no other."],
  ],
  [
    "a list has dashes, and its lines stand below each other",
    `<p>It is:</p><ul class="govuk-list"><li>one</li><li>${LONG}</li></ul><p>End.</p>`,
    [
      "It is:",
      "",
      "- one",
      "- We use your information only for the purpose that you gave it for, and",
      "  no other.",
      "",
      "End.",
    ],
  ],
  ["a list of steps has numbers", "<ol><li>one</li><li>two</li></ol>", [" 1. one", " 2. two"]],
  [
    "a link has its address behind it",
    '<p>See <a href="https://ico.org.uk/">the regulator</a>.</p>',
    ["See the regulator [https://ico.org.uk/]."],
  ],
  [
    "a link of the site has its whole address",
    '<p>See <a href="/cookies/#theme">our cookies</a>.</p>',
    ["See our cookies [https://privacy.example.gov.uk/cookies/#theme]."],
  ],
  ["a link within the page has none", '<p>See <a href="#x">below</a>.</p>', ["See below."]],
  [
    "an email address stands there once",
    '<p>Email <a href="mailto:dp@example.gov.uk">dp@example.gov.uk</a>.</p>',
    ["Email dp@example.gov.uk."],
  ],
  [
    "words for screen readers are kept",
    '<p><a href="https://a.example/">Google<span class="govuk-visually-hidden"> privacy policy</span></a></p>',
    ["Google privacy policy [https://a.example/]"],
  ],
  [
    "a quotation has its signs, on an empty line too",
    "<blockquote><p>One.</p><p>Two.</p></blockquote>",
    ["> One.", ">", "> Two."],
  ],
  [
    "signs of HTML are read as what they are",
    "<p>1 &lt; 2 &amp; “3” <code>a_*</code> <em>b</em>&nbsp;c</p>",
    ["1 < 2 & “3” a_* b\u00A0c"],
  ],
  [
    "a table is a list of its rows, with the names of the columns",
    `<p>Before.</p>
<table class="govuk-table stacked">
  <caption class="govuk-table__caption">Cookies that we set</caption>
  <thead><tr><th scope="col">Name</th><th scope="col">Purpose</th></tr></thead>
  <tbody>
    <tr><th scope="row"><code>theme</code> <span class="alias">also <code>look</code></span></th>
      <td data-label="Purpose">${LONG}</td>
      <td data-label="Set by"> Us <span class="domain">a.example</span></td></tr>
    <tr><th scope="row"><code>id</code></th><td data-label="Purpose">Two.</td></tr>
  </tbody>
</table>
<p>After.</p>`,
    [
      "Before.",
      "",
      "Cookies that we set",
      "",
      "theme also look",
      "    Purpose: We use your information only for the purpose that you gave",
      "    it for, and no other.",
      "    Set by: Us a.example",
      "",
      "id",
      "    Purpose: Two.",
      "",
      "After.",
    ],
  ],
];
for (const [name, html, lines] of WRITTEN) {
  test(`In plain text, ${name}`, () => {
    expect(text(html).split("\n")).toEqual([...lines, ""]);
  });
}

test("A line is longer than 72 only where an address cannot be broken", () => {
  const address = `https://example.gov.uk/${"a".repeat(80)}`;
  expect(text(`<p>Here is <a href="${address}">a long one</a>, and more.</p>`)).toBe(
    `Here is a long one\n[${address}],\nand more.\n`,
  );
});

const words = array(
  constantFrom("a", "information", "x".repeat(40), "“we”", "&amp;", "y".repeat(64), "’tis"),
).map((parts) => parts.join(" "));

test("No line is longer than 72, wherever the words stand", () => {
  assert(
    property(words, (inside) => {
      const html = `<h1>${inside}</h1><p>${inside}</p><h2>${inside}</h2><ul><li>${inside}<ul><li>${inside}</li></ul></li></ul><blockquote><p>${inside}</p></blockquote><table><caption>${inside}</caption><tr><th>${inside}</th><td data-label="Purpose">${inside}</td></tr></table>`;
      const lines = text(html).split("\n");
      expect(lines.filter((line) => line.length > 72)).toEqual([]);
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }),
    { seed: 72, numRuns: 200 },
  );
});

test("The text ends with one line break, whatever stands around it", () => {
  expect(text("\n\n<p>One.</p>\n\n")).toBe("One.\n");
});
