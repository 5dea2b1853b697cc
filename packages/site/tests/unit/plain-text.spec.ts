import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "playwright/test";
import { PROPERTY_RUNS } from "test-support";
import { toPlainText } from "../../src/open-data/plain-text.ts";

const SITE = "https://privacy.example.gov.uk";
const LONG = "We use your information only for the purpose that you gave it for, and no other.";

function convert(html: string): string {
  return toPlainText(html, SITE);
}

/** A page with every element that a statement can contain, and its plain text. */
const HTML = `<h1>Privacy</h1>
<p>One.</p>
<h2 id="x">What we collect</h2>
<p>${LONG}</p>
<p>It is:</p><ul class="govuk-list"><li>one</li><li>${LONG}</li></ul>
<ol><li>one</li><li>two</li></ol>
<h3>Email</h3>
<p>See <a href="https://ico.org.uk/">the regulator</a>, <a href="/cookies/#theme">our cookies</a> or <a href="#x">above</a>.
Email <a href="mailto:dp@example.gov.uk">dp<wbr>@example<wbr>.gov<wbr>.uk</a>.</p>
<p><a href="https://a.example/">Google<span class="govuk-visually-hidden"> privacy policy</span></a></p>
<blockquote><p>One.</p><p>Two.</p></blockquote>
<p>1 &lt; 2 &amp; “3” <code>a_*</code> <em>b</em>&nbsp;c</p>
<h2>${LONG}</h2>
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
<p>After.</p>
`;
const TEXT = `Privacy
=======

One.


What we collect
---------------

We use your information only for the purpose that you gave it for, and
no other.

It is:

- one
- We use your information only for the purpose that you gave it for, and
  no other.

 1. one
 2. two


Email
~~~~~

See the regulator [https://ico.org.uk/], our cookies
[https://privacy.example.gov.uk/cookies/#theme] or above. Email
dp@example.gov.uk.

Google privacy policy [https://a.example/]

> One.
>
> Two.

1 < 2 & “3” a_* b\u00A0c


We use your information only for the purpose that you gave it for, and
no other.
----------------------------------------------------------------------

Cookies that we set

theme also look
    Purpose: We use your information only for the purpose that you gave
    it for, and no other.
    Set by: Us a.example

id
    Purpose: Two.

After.
`;

test("Headings are underlined, lines are wrapped, links have their addresses, and tables are lists", () => {
  expect(convert(HTML)).toBe(TEXT);
});

test("Only an address can make a line longer than 72 characters", () => {
  const address = `https://example.gov.uk/${"a".repeat(80)}`;
  expect(convert(`<p>Here is <a href="${address}">a long one</a>, and more.</p>`)).toBe(
    `Here is a long one\n[${address}],\nand more.\n`,
  );
});

const words = array(
  constantFrom("a", "information", "x".repeat(40), "“we”", "&amp;", "y".repeat(64), "’tis"),
).map((parts) => parts.join(" "));

test("No line is longer than 72 characters in any element", () => {
  assert(
    property(words, (content) => {
      const html = `<h1>${content}</h1><p>${content}</p><h2>${content}</h2><ul><li>${content}<ul><li>${content}</li></ul></li></ul><blockquote><p>${content}</p></blockquote><table><caption>${content}</caption><tr><th>${content}</th><td data-label="Purpose">${content}</td></tr></table>`;
      const lines = convert(html).split("\n");
      expect(lines.filter((line) => line.length > 72)).toEqual([]);
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }),
    PROPERTY_RUNS,
  );
});

test("The text ends with one line break", () => {
  expect(convert("\n\n<p>One.</p>\n\n")).toBe("One.\n");
});
