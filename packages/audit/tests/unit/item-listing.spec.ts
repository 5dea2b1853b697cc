import { expect, test } from "playwright/test";
import { createAudit } from "../../src/report/audit-result.ts";
import { toExitCode } from "../../src/report/exit-codes.ts";
import { toAuditHtml } from "../../src/report/html-report.ts";
import { formatReport } from "../../src/report/report-formats.ts";
import { formatVerdict } from "../../src/report/verdict.ts";
import { choiceMade, observed, seenCookie, seenItem } from "../support/made-observations.ts";

/* The reports of an audit without an inventory, which list what is stored and compare nothing. */

const COOKIES = [
  seenCookie({ lifetime: 31_536_000 }),
  seenCookie({ name: "", setBy: { by: "unknown", address: null, line: null } }),
];
const ITEMS = [seenItem(), seenItem({ name: "tab", storage: "sessionStorage" })];
const AFTER = [seenCookie({ name: "_v", domain: "video.test", party: "third", lifetime: 90 })];
const CHOICES = [choiceMade(), choiceMade({ state: "accepted" })];

const everyState = observed(
  [
    { cookies: COOKIES, items: ITEMS },
    { state: "rejected", address: "https://www.example.gov.uk/" },
    { state: "accepted", address: "https://www.example.gov.uk/", cookies: AFTER },
  ],
  { choices: CHOICES },
);
const listing = createAudit(everyState, null, null);
const NOT_COMPARED = "Nothing was compared: there is no inventory.";

test("The text report says that nothing was compared, and lists each item with its source, lifetime and states", async () => {
  const parts = (await formatReport(listing, "text")).split("\n\n");
  expect(parts.slice(0, 2)).toEqual([
    `${NOT_COMPARED} 5 stored items found: the only address was visited.`,
    [
      "Stored items:",
      "  _v (cookie, video.test, third party): 1.5 minutes; set by script: https://www.example.gov.uk/site.js; before a choice: not set; after rejecting: not set; after accepting: set on 1 page",
      "  <unnamed> (cookie, example.gov.uk, first party): session; before a choice: set on 1 page; after rejecting: not set again; after accepting: not set again",
      "  theme (cookie, example.gov.uk, first party): 1 year; set by script: https://www.example.gov.uk/site.js; before a choice: set on 1 page; after rejecting: not set again; after accepting: not set again",
      "  basket (local storage, www.example.gov.uk, first party): no expiry date; before a choice: set on 1 page; after rejecting: not set again; after accepting: not set again",
      "  tab (session storage, www.example.gov.uk, first party): session; before a choice: set on 1 page; after rejecting: not set again; after accepting: not set again",
    ].join("\n"),
  ]);
  expect(parts.join("\n")).not.toContain("Stored items by choice");
});

test("Only the states that were tried are listed", async () => {
  const before = createAudit(observed([{ items: ITEMS }]), null, null);
  const text = await formatReport(before, "text");
  expect(text).toContain("no expiry date; before a choice: set on 1 page\n");
  expect(text).not.toContain("after rejecting:");
  expect(formatVerdict(before)).toBe(
    `${NOT_COMPARED} 2 stored items found: the only address was visited; the audit did not check what is stored after a choice.`,
  );
});

test("The Markdown report has a table of the items, and the website as its title", async () => {
  const markdown = await formatReport(listing, "markdown");
  expect(markdown).toContain("# Audit of www.example.gov.uk\n");
  expect(markdown).toContain("\n## Stored items\n\n| Name | Storage |");
  expect(markdown).toContain(String.raw`| \_v | Cookie | video.test | third party | 1.5 minutes |`);
  expect(markdown).not.toContain("Needs consent");
});

test("The HTML report starts with the items, and has no section about an inventory", () => {
  const html = toAuditHtml(listing);
  const headings = [...html.matchAll(/<h2 id="([\w-]+)">/g)].map(([, id]) => id);
  expect(headings).toEqual(
    "contents stored-items choices pages refused hosts visited skipped".split(" "),
  );
  const links = [...html.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id);
  expect(links).toEqual(headings.slice(1));
  expect(html).toContain(NOT_COMPARED);
  expect(html).not.toMatch(/In the inventory|Needs consent|>no<\/strong>/);
});

test("The JSON report names no inventory", async () => {
  expect(JSON.parse(await formatReport(listing, "json"))).toMatchObject({
    conclusion: "listed",
    inventory: null,
    findings: [],
    items: { length: 5 },
  });
});

for (const format of ["sarif", "github"] as const) {
  test(`The format ${format} needs an inventory`, async () => {
    await expect(formatReport(listing, format)).rejects.toThrow(
      `The format “${format}” marks lines of a cookie inventory. Name one, or choose another format.`,
    );
  });
}

test("The exit code is 0 for a complete run, and 2 if a page or a choice failed", () => {
  expect(toExitCode(listing)).toBe(0);
  const failed = { outcome: "failed", why: "The host does not exist." } as const;
  const incomplete = createAudit(observed([{ items: ITEMS }, failed]), null, null);
  expect(toExitCode(incomplete)).toBe(2);
  expect(formatVerdict(incomplete)).toBe(
    `Result: inconclusive. 1 of 2 pages could not be visited. ${NOT_COMPARED} 2 stored items found.`,
  );
  const choices = [choiceMade({ outcome: "failed", why: "The banner appeared again." })];
  expect(toExitCode(createAudit(observed([{}], { choices }), null, null))).toBe(2);
});
