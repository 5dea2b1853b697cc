import { expect, test } from "playwright/test";
import type { Finding } from "../../../src/audit/finding.ts";
import type { Page } from "../../../src/audit/observations.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../../../src/audit/report/data.ts";
import { toAuditMarkdown } from "../../../src/audit/report/markdown.ts";
import { progressLine } from "../../../src/audit/report/progress.ts";
import { toAuditText } from "../../../src/audit/report/text.ts";
import { standing, verdict } from "../../../src/audit/report/verdict.ts";
import { HOME, observed, seenCookie, seenSite } from "../../support/observed.ts";
import { auditOf, HOSTILE, hostileAudit, sampleAudit } from "../../support/sample-audit.ts";

const noText = () => undefined;
const THEME = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
const LOST: Partial<Page> = { outcome: "failed", why: "There is no such host." };
const failedSitemap = { address: `${HOME}sitemap.xml`, outcome: "failed" as const, why: null };

test.describe("The verdict", () => {
  for (const [when, audit, standingIs, says] of [
    [
      "a complete run that found nothing",
      auditOf(observed([THEME, {}]), [{}]),
      "true",
      "Nothing untrue was found: all 2 addresses were visited.",
    ],
    [
      "a website of one page",
      auditOf(observed([THEME]), [{}]),
      "true",
      "Nothing untrue was found: the only address was visited.",
    ],
    [
      "a sample that found nothing",
      auditOf(observed([THEME, {}], { left: { limit: Array.from({ length: 1500 }, String) } }), [
        {},
      ]),
      "true",
      "Nothing untrue was found in a sample: 2 of at least 1,502 pages were visited.",
    ],
    [
      "an incomplete run that found nothing",
      auditOf(observed([THEME, {}, LOST]), [{}]),
      "unknown",
      "Nobody can say yet whether the inventory is true: 1 of 3 pages could not be visited.",
    ],
    [
      "a run that was cut by a limit and could not visit all",
      auditOf(observed([THEME, LOST], { left: { limit: ["a", "b"] } }), [{}]),
      "unknown",
      "Nobody can say yet whether the inventory is true: 1 of at least 4 pages could not be visited.",
    ],
    [
      "a sitemap that could not be read",
      auditOf(observed([THEME], { sites: [seenSite({ sitemaps: [failedSitemap] })] }), [{}]),
      "unknown",
      "Nobody can say yet whether the inventory is true: 1 robots.txt file or sitemap could not be read.",
    ],
    [
      "a website that could not be reached",
      auditOf(observed([LOST]), [{}]),
      "unknown",
      "Nobody can say yet whether the inventory is true: no page could be visited.",
    ],
    [
      "one finding of a complete run",
      auditOf(observed([THEME, {}, {}])),
      "untrue",
      "The inventory is untrue in 1 point (a complete run: all 3 addresses were visited).",
    ],
    [
      "findings of a sample",
      auditOf(observed([THEME, {}], { left: { limit: ["a"] } })),
      "untrue",
      "The inventory is untrue in at least 1 point (a sample: 2 of at least 3 pages were visited).",
    ],
    [
      "findings of an incomplete run",
      auditOf(observed([THEME, LOST])),
      "untrue",
      "The inventory is untrue in at least 1 point (an incomplete run: 1 of 2 pages could not be visited).",
    ],
  ] as const) {
    test(`of ${when}`, () => {
      expect(standing(audit)).toBe(standingIs);
      expect(verdict(audit)).toBe(says);
    });
  }

  test("comes first in every form that people read", () => {
    const audit = sampleAudit();
    expect(toAuditText(audit, noText).split("\n")[0]).toBe(verdict(audit));
    expect(toAuditMarkdown(audit).split("\n\n")[1]).toBe(verdict(audit));
  });
});

test.describe("In a terminal", () => {
  test("a finding has its line, and what was visited follows", () => {
    const audit = sampleAudit();
    const text = toAuditText(audit, () => '      "duration": "P30D"\n'.repeat(300));
    expect(text).toContain("“banner” is declared to stay for 30 days");
    expect(text).toContain('|       "duration": "P30D"');
    expect(text.split("\n\n").slice(-4)).toEqual([
      [
        "What was visited:",
        "  https://www.example.gov.uk: 43 visited, 1 not there any more, 1 behind a login, 1 leads to somebody else’s website, 1 could not be visited (robots.txt: read and obeyed; sitemaps: 1 read)",
        "  https://planning.example.gov.uk: 2 visited (robots.txt: read and obeyed; it asks for 2 seconds between pages; sitemaps: there is none)",
      ].join("\n"),
      [
        "What could not be visited or read:",
        "  https://www.example.gov.uk/bins: It answers with the status 503.",
      ].join("\n"),
      [
        "What was left out:",
        "  2 addresses that robots.txt forbids",
        "  1 kind of addresses that has no end (such as /events/#/#/#)",
        "  860 addresses beyond the limit of the run",
        "  2 links to files, email addresses and the like",
      ].join("\n"),
      "The browser refused 2 cookies that the websites offered: “__Host-basket” and “tracker”.",
    ]);
  });

  test("of many failures, a few are named and the rest are counted", () => {
    const audit = auditOf(observed([{}, ...Array.from({ length: 40 }, () => LOST)]));
    const text = toAuditText(audit, noText);
    expect(text.match(/There is no such host\./g)).toHaveLength(10);
    expect(text).toContain("  and 30 more");
  });

  test("nothing that a website chose takes the terminal over", () => {
    const text = toAuditText(hostileAudit(), noText);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    expect(text).toContain(String.raw`\u001b[31mred`);
  });

  test("neither does what a finding says", () => {
    const audit = sampleAudit();
    const findings = audit.findings.map((finding) => ({
      ...finding,
      message: "\u001B[2J",
      hint: "\u202Eexe",
    }));
    const text = toAuditText({ ...audit, findings }, noText);
    expect(text).not.toContain("\u001B");
    expect(text).not.toContain("\u202E");
  });

  test("colours come from whoever prints", () => {
    const text = toAuditText(sampleAudit(), noText, (as, words) => `<${as}>${words}</${as}>`);
    expect(text).toContain("<place>The inventory is untrue");
    expect(text).toContain("<error>error</error>");
  });
});

test.describe("For GitHub", () => {
  test("a finding is an entry with its place, what to write, and where it was seen", () => {
    const written = toAuditMarkdown(sampleAudit());
    expect(written).toContain("# Audit of Example Council\n");
    expect(written).toMatch(
      /## Kept longer than the inventory says\n\n- \*\*“banner” is declared to stay for 30 days, and it stays for 400 days\.\*\* \(`_data\/cookies\.json`, line \d+\)\n\n {2}Write `"duration": "P400D"`\.\n\n {2}Seen on https:\/\/www\.example\.gov\.uk\/, \S+, \S+, and 39 more pages\.\n/,
    );
    expect(written).toContain('\n\n  ```json\n  {\n    "name": "VISITOR_INFO",\n');
  });

  test("what a website chose is no markup, and calls nobody", () => {
    const written = toAuditMarkdown(hostileAudit());
    const outsideCode = written.replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
    expect(outsideCode).not.toMatch(/(?<!\\)<(?!!-- -->)/);
    expect(outsideCode).not.toMatch(/@(?!<!-- -->)/);
    expect(outsideCode).not.toMatch(/(?<!\\)\[x\]/);
    expect(written).not.toContain("\u001B");
    expect(written).not.toContain("\u202E");
  });

  test("it fits what GitHub takes, and says how much of it does not", () => {
    const names = Array.from({ length: 2000 }, (_, turn) =>
      `${"abcdefghij"[turn % 10]}`.repeat((turn % 90) + 5),
    );
    const cookies = [...new Set(names)].map((name, turn) =>
      seenCookie({
        name,
        domain: `host-${"abcdefghijklmnopqrstuvwxyz"[turn % 26]}.example`,
        party: "third",
      }),
    );
    const audit = auditOf(observed([{ cookies }]));
    const written = toAuditMarkdown(audit);
    expect(written.length).toBeLessThanOrEqual(65_536);
    const [, missing = ""] = /There is no room here for ([\d,]+) more: see/.exec(written) ?? [];
    const told = written.match(/^- /gm) ?? [];
    const visited = 1;
    expect(Number(missing.replace(",", "")) + told.length).toBe(audit.findings.length + visited);
    // What comes after is short, and there is room for it.
    expect(written).toContain("## What was visited");
  });

  test("findings mark their lines, and an incomplete run is told, so that nothing found is no clean verdict", () => {
    const audit = sampleAudit();
    const lines = toAuditGitHub(audit).split("\n");
    expect(lines).toHaveLength(audit.findings.length + 1);
    expect(lines[0]).toMatch(/^::error file=_data\/cookies\.json,line=\d+,/);
    expect(lines.at(-1)).toMatch(
      /^::warning file=_data\/cookies\.json,title=incomplete-run::The inventory/,
    );
    expect(toAuditGitHub(auditOf(observed([LOST])))).toContain("Nobody can say yet");
    expect(toAuditGitHub(auditOf(observed([THEME]), [{}]))).toBe("");
  });
});

test.describe("For programs", () => {
  test("JSON holds the verdict, the outcome, the findings, the things and the sites", () => {
    const audit = sampleAudit();
    const report = JSON.parse(toAuditJson(audit));
    expect(report).toMatchObject({
      version: 1,
      started: "2026-11-23T09:30:00Z",
      verdict: verdict(audit),
      standing: "untrue",
      outcome: { kind: "incomplete", visited: 45, known: 909 },
      sites: [
        {
          origin: "https://www.example.gov.uk",
          outcomes: { visited: 43, missing: 1, failed: 1 },
          robots: { outcome: "read" },
          failed: [{ what: "page", address: `${HOME}bins` }],
        },
        { origin: "https://planning.example.gov.uk", outcomes: { visited: 2 } },
      ],
    });
    const longer = report.findings.find(({ rule }: Finding) => rule === "longer-lifetime");
    expect(longer).toMatchObject({ file: "_data/cookies.json", mend: [{ value: "P400D" }] });
    const things = longer.things.map((place: number) => report.things[place]);
    expect(things).toMatchObject([
      {
        name: "banner",
        lifetime: 63_072_000,
        setBy: [{ by: "script", address: `${HOME}static/banner.js` }],
      },
    ]);
  });

  test("JSON is the same however large the values were: none is in it", () => {
    expect(toAuditJson(sampleAudit())).not.toContain("valueLength");
  });

  test("SARIF has a result for each finding at its line, and one for an incomplete run", () => {
    const audit = sampleAudit();
    const { results } = JSON.parse(toAuditSarif(audit)).runs[0];
    expect(results).toHaveLength(audit.findings.length + 1);
    expect(results[0]).toMatchObject({
      ruleId: "undeclared",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "_data/cookies.json" },
            region: { startLine: audit.findings[0]?.line },
          },
        },
      ],
    });
    expect(results.at(-1)).toMatchObject({ ruleId: "incomplete-run", level: "warning" });
  });

  test("every form stands whatever a website chose", () => {
    const audit = hostileAudit();
    expect(JSON.parse(toAuditJson(audit)).things.length).toBe(2 * HOSTILE.length);
    expect(JSON.parse(toAuditSarif(audit)).version).toBe("2.1.0");
    expect(toAuditGitHub(audit).split("\n")).toHaveLength(audit.findings.length + 1);
  });
});

test.describe("On long crawls", () => {
  for (const [progress, line] of [
    [
      { state: "before", done: 1, queued: 0, rate: 0.25, failed: 0 },
      "1 page done, 0 waiting, 0.3 a second",
    ],
    [
      { state: "before", done: 1200, queued: 45, rate: 12.34, failed: 2 },
      "1,200 pages done, 45 waiting, 12 a second, 2 could not be visited",
    ],
  ] as const) {
    test(`progress is one line: ${line}`, () => expect(progressLine(progress)).toBe(line));
  }
});
