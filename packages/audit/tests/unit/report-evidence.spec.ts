import { expect, test } from "playwright/test";
import { toAuditHtml } from "../../src/report/html-report.ts";
import { withEvidence } from "../support/made-evidence.ts";
import { choiceMade, HOME, observed, seenCookie } from "../support/made-observations.ts";
import { makeAudit } from "../support/sample-audit.ts";

/** An undeclared cookie that a script sets before a choice, and one choice. */
const AUDIT = makeAudit(
  observed([{ cookies: [seenCookie()] }, { state: "accepted", address: HOME }], {
    choices: [choiceMade()],
  }),
);

/** Returns the addresses of the links to evidence in a part of the report: after a text, and up to another. */
function linksBetween(html: string, from: string, to: string): (string | undefined)[] {
  const [, after = ""] = html.split(from);
  const [part = ""] = after.split(to);
  return [...part.matchAll(/href="(evidence\/[^"]*)"/g)].map(([, href]) => href);
}

test("The HTML report links findings and choices to their evidence, and to all pictures and requests", () => {
  const html = toAuditHtml(withEvidence(AUDIT));
  const pictures = ["before", "after"].map((time) => `evidence/pictures/banner-${time}-answer.png`);
  expect(linksBetween(html, '<section class="finding', "</section>")).toEqual([
    "evidence/scripts/0.js",
    "evidence/har/before.har",
  ]);
  expect(linksBetween(html, "Cookie choices on each website", "</table>")).toEqual(pictures);
  expect(linksBetween(html, '<h2 id="evidence">', "</main>")).toEqual([
    "evidence/index.json",
    ...pictures,
    ...["before", "rejected", "accepted"].map((state) => `evidence/har/${state}.har`),
  ]);
  expect(html).toContain("It is incomplete: the run was continued without it.");
});

test("The HTML report does not call complete evidence incomplete", () => {
  const audit = withEvidence(AUDIT);
  const { evidence } = audit;
  if (evidence !== undefined) Object.assign(evidence.index, { completed: "2026-11-29T12:00:00Z" });
  expect(toAuditHtml(audit)).not.toContain("It is incomplete");
});

test("Without evidence, the HTML report does not mention any", () => {
  expect(toAuditHtml(AUDIT)).not.toMatch(/evidence|Pictures:/i);
});
