import { expect, test } from "playwright/test";
import { findSarifErrors } from "test-support";
import type { Finding } from "../../src/finding.ts";
import type { Page } from "../../src/observation-schema.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../../src/report/machine-formats.ts";
import type { Audit } from "../../src/report/audit-result.ts";
import { toAuditMarkdown } from "../../src/report/markdown-report.ts";
import { formatVerdict } from "../../src/report/verdict.ts";
import { choiceMade, HOME, observed, seenCookie } from "../support/made-observations.ts";
import {
  makeAudit,
  HOSTILE,
  hostileAudit,
  PROPOSED_ENTRY,
  sampleAudit,
} from "../support/sample-audit.ts";

const THEME = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
const FAILED: Partial<Page> = { outcome: "failed", why: "The host does not exist." };
const UNANSWERED = { outcome: "failed", why: "The banner appeared again." } as const;

test.describe("On GitHub", () => {
  test("Markdown shows a finding with its location, its hint and the pages it was found on", () => {
    const markdown = toAuditMarkdown(sampleAudit());
    expect(markdown).toContain("# Audit of Example Council\n");
    expect(markdown).toMatch(
      /## Lasts longer than recorded\n\n- \*\*“banner” is recorded as lasting 30 days, but it lasts 400 days\.\*\* \(`_data\/cookies\.json`, line \d+\)\n\n {2}Change it to `"duration": "P400D"`\.\n\n {2}Found on https:\/\/www\.example\.gov\.uk\/, \S+, \S+ and 39 more pages\.\n/,
    );
    expect(markdown).toContain('\n\n  ```json\n  {\n    "name": "VISITOR_INFO",\n');
  });

  test("Markdown shows choices after the findings, with a table of items affected by consent", () => {
    const markdown = toAuditMarkdown(sampleAudit());
    const headings = [...markdown.matchAll(/^## (.*)/gm)].map(([, heading]) => heading);
    expect(headings.slice(6)).toEqual([
      "Cookie choices",
      "Stored items by choice",
      "Journeys",
      "Pages and files that could not be loaded",
      "Websites visited",
      "Skipped",
      "Cookies refused by the browser",
    ]);
    expect(markdown).toContain(
      [
        "| Name | Before a choice | After rejecting | After accepting | Needs consent |",
        "| --- | --- | --- | --- | --- |",
        String.raw`| \_count\_1f3a (example.gov.uk) | set on 32 pages, **without consent** | set on 44 pages, **despite rejection** | set on 46 pages | yes |`,
        String.raw`| wide\_text (example.gov.uk) | not set | set on 44 pages, **despite rejection** | set on 46 pages | no, but visitors may object |`,
        String.raw`| \_heat (example.gov.uk) | not set | not set where checked | set on 46 pages | yes |`,
        "| answer (example.gov.uk) | not set | set on 1 page | set on 1 page | no |",
        "",
      ].join("\n"),
    );
    expect(markdown).toMatch(
      /\n\nCookies could be rejected on 2 of 4 .+\n\n- https:\/\/planning\.example\.gov\.uk, rejecting cookies: .+\n/,
    );
  });

  test("Markdown escapes markup and mentions in text from websites", () => {
    const markdown = toAuditMarkdown(hostileAudit());
    const outsideCode = markdown.replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
    expect(outsideCode).not.toMatch(/(?<!\\)<(?!!-- -->)/);
    expect(outsideCode).not.toMatch(/@(?!<!-- -->)/);
    expect(outsideCode).not.toMatch(/(?<!\\)\[x\]/);
    expect(markdown).not.toContain("\u001B");
    expect(markdown).not.toContain("\u202E");
  });

  test("Markdown stays within GitHub’s limit and counts the entries that do not fit", () => {
    const names = Array.from({ length: 2000 }, (_, index) =>
      `${"abcdefghij"[index % 10]}`.repeat((index % 90) + 5),
    );
    const cookies = [...new Set(names)].map((name, index) =>
      seenCookie({
        name,
        domain: `host-${"abcdefghijklmnopqrstuvwxyz"[index % 26]}.example`,
        party: "third",
      }),
    );
    const audit = makeAudit(observed([{ cookies }]));
    const markdown = toAuditMarkdown(audit);
    expect(markdown.length).toBeLessThanOrEqual(65_536);
    const [, notShown = ""] = /([\d,]+) more entries are not shown/.exec(markdown) ?? [];
    const entries = markdown.match(/^- /gm) ?? [];
    const websites = 1;
    expect(Number(notShown.replace(",", "")) + entries.length).toBe(
      audit.findings.length + websites,
    );
    // Space is reserved for the sections after the findings.
    expect(markdown).toContain("## Websites visited");
  });

  test("annotations mark the lines of findings, and warn about what is inconclusive", () => {
    const audit = sampleAudit();
    const lines = toAuditGitHub(audit).split("\n");
    expect(lines).toHaveLength(audit.findings.length + 3);
    expect(lines[0]).toMatch(/^::error file=_data\/cookies\.json,line=\d+,/);
    expect(lines.at(-3)).toMatch(
      /^::warning file=_data\/cookies\.json,title=incomplete-run::At least 9 problems/,
    );
    expect(lines.slice(-2)).toEqual([
      "::warning file=_data/cookies.json,title=choice-not-made::Could not check whether https://planning.example.gov.uk respects cookie choices: its cookie banner could not be answered.%0ARejecting cookies: Some of the buttons to click were not found. Open the website in a private window and find the selectors of the banner’s buttons. Add them to _data/websites.json, and audit that list with “--websites”.",
      `::warning file=_data/cookies.json,title=choice-not-made::Could not check whether https://forms.example.gov.uk respects cookie choices: there may be a cookie banner that the audit does not recognise.%0ARejecting and accepting cookies: There may be a cookie banner that the audit does not recognise, with “Fine”, “Rather not”. Open the website in a private window and check that this is right: “Rather not” rejects cookies, and “#fine” accepts them. Then add this to _data/websites.json, and audit that list with “--websites”. ${PROPOSED_ENTRY.join("%0A")} Pictures: audit-pictures/forms.example.gov.uk-rejected.png.`,
    ]);
    expect(toAuditGitHub(makeAudit(observed([FAILED])))).toContain("Result: inconclusive.");
    const unopened = choiceMade({ ...UNANSWERED, banner: null, why: "The browser crashed." });
    expect(toAuditGitHub(makeAudit(observed([{}], { choices: [unopened] })))).toBe(
      "::warning file=_data/cookies.json,title=choice-not-made::Could not check whether https://www.example.gov.uk respects cookie choices: no page could be opened to look for a cookie banner.%0ARejecting cookies: The browser crashed. Run the audit again when its pages can be opened.",
    );
    expect(toAuditGitHub(makeAudit(observed([THEME]), [{}]))).toBe("");
  });
});

test.describe("For other programs", () => {
  test("JSON contains the verdict, the outcome, the findings, the items and the sites", () => {
    const audit = sampleAudit();
    const report = JSON.parse(toAuditJson(audit));
    expect(report).toMatchObject({
      version: 4,
      inventory: "_data/cookies.json",
      started: "2026-11-23T09:30:00Z",
      states: ["before", "rejected", "accepted"],
      websiteCount: 1,
      shard: { number: 1, of: 1 },
      verdict: formatVerdict(audit),
      conclusion: "problems",
      outcome: { kind: "incomplete", visited: 48, found: 912 },
      sites: [
        {
          origin: "https://www.example.gov.uk",
          outcomes: { visited: 43, missing: 1, failed: 1 },
          robots: { outcome: "read" },
          failed: [{ kind: "page", address: `${HOME}bins`, states: ["before"] }],
        },
        { origin: "https://planning.example.gov.uk", outcomes: { visited: 2 } },
        { origin: "https://forms.example.gov.uk", outcomes: { visited: 2 } },
        { origin: "https://news.example.gov.uk", outcomes: { visited: 1 } },
      ],
    });
    const longer = report.findings.find(({ rule }: Finding) => rule === "longer-lifetime");
    expect(longer).toMatchObject({ file: "_data/cookies.json", edits: [{ value: "P400D" }] });
    const items = longer.itemIndexes.map((index: number) => report.items[index]);
    expect(items).toMatchObject([
      {
        name: "banner",
        lifetime: 63_072_000,
        setBy: [{ by: "script", address: `${HOME}static/banner.js` }],
      },
    ]);
  });

  test("JSON contains each choice without the items it set, and what to do about inconclusive origins", () => {
    const { choices, inconclusive } = JSON.parse(toAuditJson(sampleAudit()));
    expect(choices).toHaveLength(8);
    expect(choices[1]).toEqual({
      website: 1,
      state: "rejected",
      origin: "https://planning.example.gov.uk",
      outcome: "failed",
      banner: "Northgate",
      address: "https://planning.example.gov.uk/search",
      why: "Some of the buttons to click were not found.",
      signs: null,
      picture: null,
      milliseconds: 100,
    });
    const [planning, forms, ...others] = inconclusive;
    expect(others).toEqual([]);
    expect(planning).toMatchObject({
      origin: "https://planning.example.gov.uk",
      choices: [{ website: 1, state: "rejected", outcome: "failed" }],
    });
    expect(forms).toMatchObject({
      origin: "https://forms.example.gov.uk",
      choices: [
        { website: 1, state: "rejected", outcome: "unknown" },
        { website: 1, state: "accepted", outcome: "unknown" },
      ],
    });
    expect(JSON.parse(forms.nextStep.entry)).toEqual(JSON.parse(PROPOSED_ENTRY.join("")));
  });

  test("JSON does not contain the lengths of values", () => {
    expect(toAuditJson(sampleAudit())).not.toContain("valueLength");
  });

  test("SARIF has a result for each finding at its line, and for each reason why the audit is inconclusive", () => {
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

  test("SARIF says when the audit ran, its exit code and what made it inconclusive", () => {
    const invocationOf = (audit: Audit) => {
      const text = toAuditSarif(audit);
      expect(findSarifErrors(text)).toEqual([]);
      const [run] = JSON.parse(text).runs;
      expect(run.tool.driver.name).toBe("storage-audit");
      expect(run.invocations).toHaveLength(1);
      return run.invocations[0];
    };
    const times = { startTimeUtc: "2026-11-23T09:30:00Z", endTimeUtc: "2026-11-23T09:40:00Z" };
    expect(invocationOf(makeAudit(observed([THEME]), [{}]))).toEqual({
      ...times,
      executionSuccessful: true,
      exitCode: 0,
      toolExecutionNotifications: [],
    });
    expect(invocationOf(makeAudit(observed([THEME])))).toMatchObject({
      executionSuccessful: true,
      exitCode: 1,
    });
    const inconclusive = observed([{}, FAILED], { choices: [choiceMade(UNANSWERED)] });
    expect(invocationOf(makeAudit(inconclusive))).toMatchObject({
      ...times,
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [
        { descriptor: { id: "incomplete-run" }, level: "error" },
        {
          descriptor: { id: "choice-not-made" },
          message: { text: expect.stringContaining("its cookie banner could not be answered") },
        },
      ],
    });
    // A shard of the list may hold no website.
    const empty = { ...observed([], { run: { websites: [] } }), ends: [] };
    expect(invocationOf(makeAudit(empty))).not.toHaveProperty("endTimeUtc");
  });

  test("JSON, SARIF and annotations stay valid for a hostile website", () => {
    const audit = hostileAudit();
    expect(JSON.parse(toAuditJson(audit)).items.length).toBe(2 * HOSTILE.length);
    expect(findSarifErrors(toAuditSarif(audit))).toEqual([]);
    expect(toAuditGitHub(audit).split("\n")).toHaveLength(
      audit.findings.length + 1 + audit.inconclusive.length,
    );
  });
});
