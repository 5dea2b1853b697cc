import { expect, test } from "playwright/test";
import type { Finding } from "../../src/finding.ts";
import type { Page } from "../../src/observation-schema.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../../src/report/machine-formats.ts";
import { toAuditMarkdown } from "../../src/report/markdown-report.ts";
import { progressLine } from "../../src/commands/progress-line.ts";
import { toAuditText } from "../../src/report/text-report.ts";
import { verdict } from "../../src/report/verdict.ts";
import { choiceMade, HOME, observed, seenCookie } from "../support/made-observations.ts";
import { auditOf, HOSTILE, hostileAudit, sampleAudit } from "../support/sample-audit.ts";

const noText = () => undefined;
const THEME = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
const LOST: Partial<Page> = { outcome: "failed", why: "There is no such host." };
const STUCK = { outcome: "failed", why: "It was answered, and asks again." } as const;

test.describe("In a terminal", () => {
  test("a finding has its line, and what was visited follows", () => {
    const audit = sampleAudit();
    const text = toAuditText(audit, () => '      "duration": "P30D"\n'.repeat(300));
    expect(text).toContain("“banner” is recorded as lasting 30 days");
    expect(text).toContain('|       "duration": "P30D"');
    expect(text.split("\n\n").slice(-6)).toEqual([
      [
        "Choices:",
        "  A “no” could be said on 2 of 4 websites, and a “yes” on 3. Where one could not be said, no page was visited after it.",
        "  https://planning.example.gov.uk, “no”: It could not be said with the banner “Northgate”: What it offers to click was not all there.",
        "  https://forms.example.gov.uk, “no” and “yes”: It could not be said: No banner that is known was seen, though the page says “We value your privacy”.",
      ].join("\n"),
      [
        "What goes against the inventory, differs by choice, or needs consent:",
        "  _count_1f3a (example.gov.uk): before a choice set on 32 pages (without a “yes”), after “no” set on 44 pages (in spite of the “no”), after “yes” set on 46 pages; needs consent: yes",
        "  wide_text (example.gov.uk): before a choice not set, after “no” set on 44 pages (in spite of the “no”), after “yes” set on 46 pages; needs consent: no, but visitors may object",
        "  _heat (example.gov.uk): before a choice not set, after “no” not set where it was looked at, after “yes” set on 46 pages; needs consent: yes",
        "  answer (example.gov.uk): before a choice not set, after “no” set on 1 page, after “yes” set on 1 page; needs consent: no",
      ].join("\n"),
      [
        "What was visited:",
        "  https://www.example.gov.uk: 43 visited, 1 not there any more, 1 behind a login, 1 leads to somebody else’s website, 1 could not be visited (robots.txt: read and obeyed; sitemaps: 1 read)",
        "  https://planning.example.gov.uk: 2 visited (robots.txt: read and obeyed; it asks for 2 seconds between pages; sitemaps: there is none)",
        "  https://forms.example.gov.uk: 2 visited (robots.txt: nobody asked for it; sitemaps: there is none)",
        "  https://news.example.gov.uk: 1 visited (robots.txt: nobody asked for it; sitemaps: there is none)",
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

  test("of many findings, a hundred are told and the rest are counted", () => {
    const names = Array.from({ length: 103 }, (_, turn) => "x".repeat(turn + 1));
    const of = (some: readonly string[]) =>
      toAuditText(
        auditOf(observed([{ cookies: some.map((name) => seenCookie({ name })) }])),
        noText,
      );
    expect(of(names).match(/\[undeclared\]/g)).toHaveLength(100);
    expect(of(names)).toContain("\n\nThere are 3 more findings: “--format json” has all.\n\n");
    expect(of(names.slice(0, 101))).toContain("There is 1 more finding:");
    expect(of(names.slice(0, 100))).not.toContain("--format json");
  });

  test("a run that made no choice says so", () => {
    const text = toAuditText(auditOf(observed([THEME]), [{}]), noText);
    expect(text.split("\n\n")[1]).toBe(
      "What is stored after a choice was not looked at: no visitor said “no” or “yes”.",
    );
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
      /## Kept longer than the inventory says\n\n- \*\*“banner” is recorded as lasting 30 days, but it lasts 400 days\.\*\* \(`_data\/cookies\.json`, line \d+\)\n\n {2}Change it to `"duration": "P400D"`\.\n\n {2}Seen on https:\/\/www\.example\.gov\.uk\/, \S+, \S+, and 39 more pages\.\n/,
    );
    expect(written).toContain('\n\n  ```json\n  {\n    "name": "VISITOR_INFO",\n');
  });

  test("what a choice changes follows the findings: what could not be said, and a table of what matters", () => {
    const written = toAuditMarkdown(sampleAudit());
    const headings = [...written.matchAll(/^## (.*)/gm)].map(([, heading]) => heading);
    expect(headings.slice(6)).toEqual([
      "What a choice changes",
      "What is set in which state",
      "What could not be visited or read",
      "What was visited",
      "What was left out",
      "What the browser refused",
    ]);
    expect(written).toContain(
      [
        "| Name | Before a choice | After “no” | After “yes” | Needs consent |",
        "| --- | --- | --- | --- | --- |",
        String.raw`| \_count\_1f3a (example.gov.uk) | set on 32 pages, **without a “yes”** | set on 44 pages, **in spite of the “no”** | set on 46 pages | yes |`,
        String.raw`| wide\_text (example.gov.uk) | not set | set on 44 pages, **in spite of the “no”** | set on 46 pages | no, but visitors may object |`,
        String.raw`| \_heat (example.gov.uk) | not set | not set where it was looked at | set on 46 pages | yes |`,
        "| answer (example.gov.uk) | not set | set on 1 page | set on 1 page | no |",
        "",
      ].join("\n"),
    );
    expect(written).toContain(
      "\n\nA “no” could be said on 2 of 4 websites, and a “yes” on 3. Where one could not be said, no page was visited after it.\n\n- https://planning.example.gov.uk, “no”: It could not be said with the banner “Northgate”: What it offers to click was not all there.\n",
    );
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

  test("findings mark their lines, and what is not known is told, so that nothing found is no clean verdict", () => {
    const audit = sampleAudit();
    const lines = toAuditGitHub(audit).split("\n");
    expect(lines).toHaveLength(audit.findings.length + 3);
    expect(lines[0]).toMatch(/^::error file=_data\/cookies\.json,line=\d+,/);
    expect(lines.at(-3)).toMatch(
      /^::warning file=_data\/cookies\.json,title=incomplete-run::The inventory/,
    );
    expect(lines.slice(-2)).toEqual([
      "::warning file=_data/cookies.json,title=choice-not-made::Nobody can say whether https://planning.example.gov.uk respects a choice: its banner could not be answered.%0ALook at the banner. If it works for people, describe it in _data/websites.json, with what to click, and audit that list with “--sites”. What it offers to click was not all there.",
      "::warning file=_data/cookies.json,title=choice-not-made::Nobody can say whether https://forms.example.gov.uk respects a choice: no banner that is known was seen, and 1 item is stored there for which the inventory names no exception.%0AIf it asks about cookies, describe its banner in _data/websites.json, with what to click, and audit that list with “--sites”. If it does not, write in _data/cookies.json on which exception the council relies for “survey”. No banner that is known was seen, though the page says “We value your privacy”.",
    ]);
    expect(toAuditGitHub(auditOf(observed([LOST])))).toContain("Nobody can say yet");
    const unopened = choiceMade({ ...STUCK, banner: null, why: "The browser crashed." });
    expect(toAuditGitHub(auditOf(observed([{}], { choices: [unopened] })))).toBe(
      "::warning file=_data/cookies.json,title=choice-not-made::Nobody can say whether https://www.example.gov.uk respects a choice: nobody could look for its banner.%0ARun the audit again when its pages can be opened. The browser crashed.",
    );
    expect(toAuditGitHub(auditOf(observed([THEME]), [{}]))).toBe("");
  });
});

test.describe("For programs", () => {
  test("JSON holds the verdict, the outcome, the findings, the items and the sites", () => {
    const audit = sampleAudit();
    const report = JSON.parse(toAuditJson(audit));
    expect(report).toMatchObject({
      version: 3,
      started: "2026-11-23T09:30:00Z",
      states: ["before", "rejected", "accepted"],
      websites: 1,
      part: { number: 1, of: 1 },
      verdict: verdict(audit),
      conclusion: "problems",
      outcome: { kind: "incomplete", visited: 48, known: 912 },
      sites: [
        {
          origin: "https://www.example.gov.uk",
          outcomes: { visited: 43, missing: 1, failed: 1 },
          robots: { outcome: "read" },
          failed: [{ what: "page", address: `${HOME}bins`, states: ["before"] }],
        },
        { origin: "https://planning.example.gov.uk", outcomes: { visited: 2 } },
        { origin: "https://forms.example.gov.uk", outcomes: { visited: 2 } },
        { origin: "https://news.example.gov.uk", outcomes: { visited: 1 } },
      ],
    });
    const longer = report.findings.find(({ rule }: Finding) => rule === "longer-lifetime");
    expect(longer).toMatchObject({ file: "_data/cookies.json", edits: [{ value: "P400D" }] });
    const items = longer.items.map((place: number) => report.items[place]);
    expect(items).toMatchObject([
      {
        name: "banner",
        lifetime: 63_072_000,
        setBy: [{ by: "script", address: `${HOME}static/banner.js` }],
      },
    ]);
  });

  test("JSON holds each choice without what it set, and what nobody can say with what is stored there", () => {
    const { choices, inconclusive, items } = JSON.parse(toAuditJson(sampleAudit()));
    expect(choices).toHaveLength(8);
    expect(choices[1]).toEqual({
      website: 1,
      state: "rejected",
      origin: "https://planning.example.gov.uk",
      outcome: "failed",
      banner: "Northgate",
      address: "https://planning.example.gov.uk/search",
      why: "What it offers to click was not all there.",
      milliseconds: 100,
    });
    const [planning, forms, ...others] = inconclusive;
    expect(others).toEqual([]);
    expect(planning).toMatchObject({
      origin: "https://planning.example.gov.uk",
      outcomes: [{ website: 1, state: "rejected", outcome: "failed" }],
    });
    expect(forms).toMatchObject({
      origin: "https://forms.example.gov.uk",
      outcomes: [
        { website: 1, state: "rejected", outcome: "unknown" },
        { website: 1, state: "accepted", outcome: "unknown" },
      ],
    });
    expect(forms.items.map((place: number) => items[place])).toMatchObject([
      { name: "survey", pagesIn: { before: ["https://forms.example.gov.uk/start"], rejected: [] } },
    ]);
  });

  test("JSON is the same however large the values were: none is in it", () => {
    expect(toAuditJson(sampleAudit())).not.toContain("valueLength");
  });

  test("SARIF has a result for each finding at its line, and one for all that keeps the audit from judging", () => {
    const audit = sampleAudit();
    const { results } = JSON.parse(toAuditSarif(audit)).runs[0];
    expect(results).toHaveLength(audit.findings.length + 3);
    expect(results[0]).toMatchObject({
      ruleId: "set-before-choice",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "_data/cookies.json" },
            region: { startLine: audit.findings[0]?.line },
          },
        },
      ],
    });
    expect(results.slice(-3)).toMatchObject([
      { ruleId: "incomplete-run", level: "warning" },
      { ruleId: "choice-not-made", level: "warning" },
      { ruleId: "choice-not-made", level: "warning" },
    ]);
  });

  test("every form stands whatever a website chose", () => {
    const audit = hostileAudit();
    expect(JSON.parse(toAuditJson(audit)).items.length).toBe(2 * HOSTILE.length);
    expect(JSON.parse(toAuditSarif(audit)).version).toBe("2.1.0");
    expect(toAuditGitHub(audit).split("\n")).toHaveLength(
      audit.findings.length + 1 + audit.inconclusive.length,
    );
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
    [
      { state: "rejected", done: 12, queued: 30, rate: 1, failed: 0 },
      "after “no”: 12 pages done, 30 waiting, 1 a second",
    ],
    [
      { state: "accepted", done: 1, queued: 0, rate: 1, failed: 1 },
      "after “yes”: 1 page done, 0 waiting, 1 a second, 1 could not be visited",
    ],
  ] as const) {
    test(`progress is one line: ${line}`, () => expect(progressLine(progress)).toBe(line));
  }
});
