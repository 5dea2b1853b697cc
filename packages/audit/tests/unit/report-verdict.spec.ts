import { expect, test } from "playwright/test";
import type { Page } from "../../src/observation-schema.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../../src/report/machine-formats.ts";
import { toAuditMarkdown } from "../../src/report/markdown-report.ts";
import { toAuditText } from "../../src/report/text-report.ts";
import type { Audit } from "../../src/report/audit-result.ts";
import { conclusion, verdict } from "../../src/report/verdict.ts";
import { viewOf } from "../../src/report/html-view.ts";
import {
  choiceMade,
  HOME,
  observed,
  seenCookie,
  seenSite,
  websiteOf,
} from "../support/made-observations.ts";
import { auditOf, sampleAudit } from "../support/sample-audit.ts";

const noText = () => undefined;
const THEME = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
const LOST: Partial<Page> = { outcome: "failed", why: "There is no such host." };
/** Said on the only website, with nothing set because of it. */
const CHOICES = [choiceMade(), choiceMade({ state: "accepted" })];
const WITHOUT = { origin: new URL(HOME).origin, outcome: "unknown", banner: null } as const;
const NO_BANNER = [choiceMade(WITHOUT), choiceMade({ ...WITHOUT, state: "accepted" })];
const STUCK = { outcome: "failed", why: "It was answered, and asks again." } as const;
const AT_FORMS = { origin: "https://forms.example.gov.uk" };
const failedSitemap = { address: `${HOME}sitemap.xml`, outcome: "failed" as const, why: null };

test.describe("The verdict", () => {
  const verdicts: Readonly<Record<string, readonly [audit: Audit, says: string]>> = {
    "a complete run that found nothing": [
      auditOf(observed([THEME, {}], { choices: CHOICES }), [{ exception: 4 }]),
      "Nothing untrue was found: all 2 addresses were visited.",
    ],
    "a website of one page": [
      auditOf(observed([THEME], { choices: CHOICES }), [{ exception: 4 }]),
      "Nothing untrue was found: the only address was visited.",
    ],
    "a sample that found nothing": [
      auditOf(
        observed([THEME, {}], {
          left: { limit: Array.from({ length: 1500 }, String) },
          choices: CHOICES,
        }),
        [{ exception: 4 }],
      ),
      "Nothing untrue was found in a sample: 2 of at least 1,502 pages were visited.",
    ],
    "a run that made no choice": [
      auditOf(observed([THEME]), [{}]),
      "Nothing untrue was found: the only address was visited; what is stored after a choice was not looked at.",
    ],
    "a run that said “no” alone": [
      auditOf(observed([THEME], { choices: [choiceMade()] }), [{}]),
      "Nothing untrue was found: the only address was visited; what is stored after a “yes” was not looked at.",
    ],
    "a run that said “yes” alone": [
      auditOf(observed([THEME], { choices: [choiceMade({ state: "accepted" })] }), [{}]),
      "Nothing untrue was found: the only address was visited; what is stored after a “no” was not looked at.",
    ],
    "a website without a banner that stores nothing that needs one": [
      auditOf(observed([THEME], { choices: NO_BANNER }), [{ exception: 4 }]),
      "Nothing untrue was found: the only address was visited; no banner that is known was seen, so that no choice was made.",
    ],
    "a website without a known banner that stores something nobody has judged": [
      auditOf(observed([THEME], { choices: NO_BANNER }), [{}]),
      "Nobody can say yet whether the inventory is true: on https://www.example.gov.uk no banner that is known was seen, and 1 item is stored there for which the inventory names no exception.",
    ],
    "two such websites": [
      auditOf(
        observed([THEME, { ...THEME, address: `${AT_FORMS.origin}/` }], {
          choices: [...NO_BANNER, choiceMade({ ...WITHOUT, ...AT_FORMS })],
        }),
        [{}],
      ),
      "Nobody can say yet whether the inventory is true: on 2 websites no banner that is known was seen, and 1 item is stored there for which the inventory names no exception.",
    ],
    "a banner that could not be answered": [
      auditOf(observed([{}], { choices: [choiceMade(STUCK)] }), []),
      "Nobody can say yet whether the inventory is true: the banner of https://www.example.gov.uk could not be answered.",
    ],
    "two such banners": [
      auditOf(
        observed([{}], { choices: [choiceMade(STUCK), choiceMade({ ...STUCK, ...AT_FORMS })] }),
      ),
      "Nobody can say yet whether the inventory is true: the banners of 2 websites could not be answered.",
    ],
    "pages that could not be visited, banners that could not be answered or looked for": [
      auditOf(
        observed([{}, LOST], {
          choices: [choiceMade(STUCK), choiceMade({ ...STUCK, ...AT_FORMS, banner: null })],
        }),
      ),
      "Nobody can say yet whether the inventory is true: 1 of 2 pages could not be visited; the banner of https://www.example.gov.uk could not be answered; nobody could look for a banner on https://forms.example.gov.uk.",
    ],
    "a page that could be visited before a choice alone": [
      auditOf(observed([{}, { ...LOST, address: HOME, state: "rejected" }], { choices: CHOICES })),
      "Nobody can say yet whether the inventory is true: 1 page could not be visited again after a choice.",
    ],
    "findings beside a banner that could not be answered": [
      auditOf(observed([THEME], { choices: [choiceMade(STUCK)] })),
      "The inventory is untrue in 1 point (a complete run: the only address was visited).",
    ],
    "an incomplete run that found nothing": [
      auditOf(observed([THEME, {}, LOST]), [{}]),
      "Nobody can say yet whether the inventory is true: 1 of 3 pages could not be visited.",
    ],
    "a run that was cut by a limit and could not visit all": [
      auditOf(observed([THEME, LOST], { left: { limit: ["a", "b"] } }), [{}]),
      "Nobody can say yet whether the inventory is true: 1 of at least 4 pages could not be visited.",
    ],
    "a sitemap that could not be read": [
      auditOf(observed([THEME], { sites: [seenSite({ sitemaps: [failedSitemap] })] }), [{}]),
      "Nobody can say yet whether the inventory is true: 1 robots.txt file or sitemap could not be read.",
    ],
    "a website that could not be reached": [
      auditOf(observed([LOST]), [{}]),
      "Nobody can say yet whether the inventory is true: no page could be visited.",
    ],
    "one finding of a complete run": [
      auditOf(observed([THEME, {}, {}])),
      "The inventory is untrue in 1 point (a complete run: all 3 addresses were visited).",
    ],
    "findings of a sample": [
      auditOf(observed([THEME, {}], { left: { limit: ["a"] } })),
      "The inventory is untrue in at least 1 point (a sample: 2 of at least 3 pages were visited).",
    ],
    "findings of an incomplete run": [
      auditOf(observed([THEME, LOST])),
      "The inventory is untrue in at least 1 point (an incomplete run: 1 of 2 pages could not be visited).",
    ],
  };
  for (const [when, [audit, says]] of Object.entries(verdicts)) {
    test(`of ${when}`, () => {
      const stands = { Nobody: "inconclusive", Nothing: "clean", The: "problems" }[
        says.split(" ")[0] ?? ""
      ];
      expect(conclusion(audit)).toBe(stands);
      expect(verdict(audit)).toBe(says);
    });
  }

  test("comes first in every form that people read", () => {
    const audit = sampleAudit();
    expect(toAuditText(audit, noText).split("\n")[0]).toBe(verdict(audit));
    expect(toAuditMarkdown(audit).split("\n\n")[1]).toBe(verdict(audit));
  });
});

test.describe("An audit that found nothing and could not judge looks clean in no form:", () => {
  for (const [what, audit] of [
    ["a banner could not be answered", auditOf(observed([{}], { choices: [choiceMade(STUCK)] }))],
    ["no known banner was seen", auditOf(observed([THEME], { choices: NO_BANNER }), [{}])],
    ["a page could not be visited", auditOf(observed([{}, LOST]))],
  ] as const) {
    test(what, () => {
      const says = /Nobody can say/;
      expect(audit.findings).toEqual([]);
      expect(toAuditText(audit, noText)).toMatch(says);
      expect(toAuditMarkdown(audit)).toMatch(says);
      expect(viewOf(audit)).toMatchObject({
        conclusion: "inconclusive",
        verdict: expect.stringMatching(says),
      });
      expect(JSON.parse(toAuditJson(audit))).toMatchObject({ conclusion: "inconclusive" });
      expect(toAuditGitHub(audit)).toMatch(/^::warning .*Nobody can say/);
      expect(JSON.parse(toAuditSarif(audit)).runs[0].results).toMatchObject([{ level: "warning" }]);
    });
  }
});

test("How many websites were audited stands under the verdict, and in a terminal before them", () => {
  const websites = [HOME, "https://forms.example.gov.uk/"].map((start, turn) => ({
    ...websiteOf([start]),
    number: turn + 1,
  }));
  const pages = [{}, { website: 2, address: "https://forms.example.gov.uk/" }];
  const audit = auditOf(observed(pages, { run: { websites } }));
  expect(toAuditMarkdown(audit).split("\n\n")[2]).toBe("2 websites were audited.");
  expect(toAuditText(audit, noText)).toContain(
    "What was visited:\n  2 websites were audited.\n  https://www.example.gov.uk: 1 visited",
  );
});
