import { expect, test } from "playwright/test";
import type { Page } from "../../src/observation-schema.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../../src/report/machine-formats.ts";
import { toAuditMarkdown } from "../../src/report/markdown-report.ts";
import { toAuditText } from "../../src/report/text-report.ts";
import type { Audit } from "../../src/report/audit-result.ts";
import { formatVerdict, toConclusion } from "../../src/report/verdict.ts";
import { createHtmlContext } from "../../src/report/html-context.ts";
import {
  choiceMade,
  HOME,
  observed,
  seenCookie,
  seenSite,
  websiteOf,
} from "../support/made-observations.ts";
import { makeAudit, sampleAudit } from "../support/sample-audit.ts";

const noText = () => undefined;
const THEME = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
const FAILED: Partial<Page> = { outcome: "failed", why: "The host does not exist." };
/** Both choices made on the only website. */
const CHOICES = [choiceMade(), choiceMade({ state: "accepted" })];
const NONE = { outcome: "none", banner: null } as const;
const UNKNOWN = { origin: new URL(HOME).origin, outcome: "unknown", banner: null } as const;
const SIGNS = { text: "We use cookies", tool: null, buttons: [], proposal: null };
const NO_BANNER = [choiceMade(UNKNOWN), choiceMade({ ...UNKNOWN, state: "accepted" })];
const UNANSWERED = { outcome: "failed", why: "The banner appeared again." } as const;
const AT_FORMS = { origin: "https://forms.example.gov.uk" };
const failedSitemap = { address: `${HOME}sitemap.xml`, outcome: "failed" as const, why: null };

test.describe("The verdict", () => {
  const verdicts: Readonly<Record<string, readonly [audit: Audit, verdict: string]>> = {
    "a complete run without problems": [
      makeAudit(observed([THEME, {}], { choices: CHOICES }), [{ exception: 4 }]),
      "No problems found: all 2 addresses were visited.",
    ],
    "a website of one page": [
      makeAudit(observed([THEME], { choices: CHOICES }), [{ exception: 4 }]),
      "No problems found: the only address was visited.",
    ],
    "a sample without problems": [
      makeAudit(
        observed([THEME, {}], {
          left: { limit: Array.from({ length: 1500 }, String) },
          choices: CHOICES,
        }),
        [{ exception: 4 }],
      ),
      "No problems found in a sample: 2 of at least 1,502 pages were visited.",
    ],
    "a shard without websites": [
      makeAudit(observed([], { run: { websites: [] } }), [{}]),
      "Result: inconclusive. No page could be visited.",
    ],
    "a run that made no choice": [
      makeAudit(observed([THEME]), [{}]),
      "No problems found: the only address was visited; the audit did not check what is stored after a choice.",
    ],
    "a run that only rejected cookies": [
      makeAudit(observed([THEME], { choices: [choiceMade()] }), [{}]),
      "No problems found: the only address was visited; the audit did not check what is stored after accepting cookies.",
    ],
    "a run that only accepted cookies": [
      makeAudit(observed([THEME], { choices: [choiceMade({ state: "accepted" })] }), [{}]),
      "No problems found: the only address was visited; the audit did not check what is stored after rejecting cookies.",
    ],
    "a website without a banner, as the list of websites says": [
      makeAudit(
        observed([THEME], {
          choices: [choiceMade(NONE), choiceMade({ ...NONE, state: "accepted" })],
        }),
        [{ exception: 4 }],
      ),
      "No problems found: the only address was visited; there is no cookie banner, so no choice was made.",
    ],
    "a website on which no banner was found": [
      makeAudit(observed([THEME], { choices: NO_BANNER }), [{ exception: 4 }]),
      "Result: inconclusive. No cookie banner was found on https://www.example.gov.uk, and no one has confirmed that there is none.",
    ],
    "two websites with something like a banner": [
      makeAudit(
        observed([THEME, { ...THEME, address: `${AT_FORMS.origin}/` }], {
          choices: [UNKNOWN, AT_FORMS].map((on) => choiceMade({ ...UNKNOWN, ...on, signs: SIGNS })),
        }),
        [{}],
      ),
      "Result: inconclusive. There may be a cookie banner on 2 websites that the audit does not recognise.",
    ],
    "a banner that could not be answered": [
      makeAudit(observed([{}], { choices: [choiceMade(UNANSWERED)] }), []),
      "Result: inconclusive. The cookie banner on https://www.example.gov.uk could not be answered.",
    ],
    "two banners that could not be answered": [
      makeAudit(
        observed([{}], {
          choices: [choiceMade(UNANSWERED), choiceMade({ ...UNANSWERED, ...AT_FORMS })],
        }),
      ),
      "Result: inconclusive. The cookie banners on 2 websites could not be answered.",
    ],
    "a page that could not be visited, a banner not answered and a banner not looked for": [
      makeAudit(
        observed([{}, FAILED], {
          choices: [
            choiceMade(UNANSWERED),
            choiceMade({ ...UNANSWERED, ...AT_FORMS, banner: null }),
          ],
        }),
      ),
      "Result: inconclusive. 1 of 2 pages could not be visited. The cookie banner on https://www.example.gov.uk could not be answered. The audit could not look for a cookie banner on https://forms.example.gov.uk.",
    ],
    "a page that could be visited only before a choice": [
      makeAudit(
        observed([{}, { ...FAILED, address: HOME, state: "rejected" }], { choices: CHOICES }),
      ),
      "Result: inconclusive. 1 page could not be visited again after a choice.",
    ],
    "a problem and a banner that could not be answered": [
      makeAudit(observed([THEME], { choices: [choiceMade(UNANSWERED)] })),
      "1 problem found (complete run: the only address was visited).",
    ],
    "an incomplete run without problems": [
      makeAudit(observed([THEME, {}, FAILED]), [{}]),
      "Result: inconclusive. 1 of 3 pages could not be visited.",
    ],
    "a run that reached a limit and could not visit a page": [
      makeAudit(observed([THEME, FAILED], { left: { limit: ["a", "b"] } }), [{}]),
      "Result: inconclusive. 1 of at least 4 pages could not be visited.",
    ],
    "a sitemap that could not be read": [
      makeAudit(observed([THEME], { sites: [seenSite({ sitemaps: [failedSitemap] })] }), [{}]),
      "Result: inconclusive. 1 robots.txt file or sitemap could not be read.",
    ],
    "a website that could not be reached": [
      makeAudit(observed([FAILED]), [{}]),
      "Result: inconclusive. No page could be visited.",
    ],
    "a problem in a complete run": [
      makeAudit(observed([THEME, {}, {}])),
      "1 problem found (complete run: all 3 addresses were visited).",
    ],
    "a problem in a sample": [
      makeAudit(observed([THEME, {}], { left: { limit: ["a"] } })),
      "At least 1 problem found (sample: 2 of at least 3 pages were visited).",
    ],
    "a problem in an incomplete run": [
      makeAudit(observed([THEME, FAILED])),
      "At least 1 problem found (incomplete run: 1 of 2 pages could not be visited).",
    ],
  };
  for (const [run, [audit, verdict]] of Object.entries(verdicts)) {
    test(`on ${run}`, () => {
      const conclusion = { Result: "inconclusive", No: "clean" }[/^\w+/.exec(verdict)?.[0] ?? ""];
      expect(toConclusion(audit)).toBe(conclusion ?? "problems");
      expect(formatVerdict(audit)).toBe(verdict);
    });
  }

  test("comes first in the text and Markdown reports", () => {
    const audit = sampleAudit();
    expect(toAuditText(audit, noText).split("\n")[0]).toBe(formatVerdict(audit));
    expect(toAuditMarkdown(audit).split("\n\n")[1]).toBe(formatVerdict(audit));
  });
});

test.describe("An inconclusive audit does not look clean in any format when", () => {
  for (const [reason, audit] of [
    [
      "a banner could not be answered",
      makeAudit(observed([{}], { choices: [choiceMade(UNANSWERED)] })),
    ],
    ["no banner was found", makeAudit(observed([THEME], { choices: NO_BANNER }), [{}])],
    ["a page could not be visited", makeAudit(observed([{}, FAILED]))],
  ] as const) {
    test(reason, () => {
      const text = /inconclusive|Could not check/;
      expect(audit.findings).toEqual([]);
      expect(toAuditText(audit, noText)).toMatch(text);
      expect(toAuditMarkdown(audit)).toMatch(text);
      expect(createHtmlContext(audit)).toMatchObject({
        conclusion: "inconclusive",
        verdict: expect.stringMatching(text),
      });
      expect(JSON.parse(toAuditJson(audit))).toMatchObject({ conclusion: "inconclusive" });
      expect(toAuditGitHub(audit)).toMatch(/^::warning .*(?:inconclusive|Could not check)/);
      expect(JSON.parse(toAuditSarif(audit)).runs[0].results).toMatchObject([{ level: "warning" }]);
    });
  }
});

test("The number of audited websites follows the verdict in Markdown, and comes before the websites in text", () => {
  const websites = [HOME, "https://forms.example.gov.uk/"].map((start, index) => ({
    ...websiteOf([start]),
    number: index + 1,
  }));
  const pages = [{}, { website: 2, address: "https://forms.example.gov.uk/" }];
  const audit = makeAudit(observed(pages, { run: { websites } }));
  expect(toAuditMarkdown(audit).split("\n\n")[2]).toBe("2 websites were audited.");
  expect(toAuditText(audit, noText)).toContain(
    "Websites visited:\n  2 websites were audited.\n  https://www.example.gov.uk: 1 visited",
  );
});
