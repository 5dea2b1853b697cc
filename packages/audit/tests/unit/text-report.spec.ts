import { expect, test } from "playwright/test";
import { toAuditText } from "../../src/report/text-report.ts";
import { observed, observedItems, seenCookie } from "../support/made-observations.ts";
import { hostileAudit, makeAudit, PROPOSED_ENTRY, sampleAudit } from "../support/sample-audit.ts";

const noText = () => undefined;

test.describe("The text report", () => {
  test("shows findings with their lines, then choices, websites, failures and what was skipped", () => {
    const audit = sampleAudit();
    const text = toAuditText(audit, () => '      "duration": "P30D"\n'.repeat(300));
    expect(text).toContain("“banner” is recorded as lasting 30 days");
    expect(text).toContain('|       "duration": "P30D"');
    expect(text.split("\n\n").slice(-9)).toEqual([
      [
        "Cookie choices:",
        "  Cookies could be rejected on 2 of 4 websites and accepted on 3. Where a choice could not be made, the audit did not check what is stored after it.",
        "  https://planning.example.gov.uk, rejecting cookies: Not possible using the banner “Northgate”. Some of the buttons to click were not found.",
        "  https://forms.example.gov.uk, rejecting and accepting cookies: Not possible. There may be a cookie banner that the audit does not recognise, with “Fine”, “Rather not”.",
      ].join("\n"),
      [
        "What to do about https://planning.example.gov.uk:",
        "  Open the website in a private window and find the selectors of the banner’s buttons. Add them to _data/websites.json, and audit that list with “--websites”.",
      ].join("\n"),
      [
        "What to do about https://forms.example.gov.uk:",
        "  Open the website in a private window and check that this is right: “Rather not” rejects cookies, and “#fine” accepts them. Then add this to _data/websites.json, and audit that list with “--websites”.",
        ...PROPOSED_ENTRY.map((line) => `  ${line}`),
        "  Picture of the page: audit-pictures/forms.example.gov.uk-rejected.png",
      ].join("\n"),
      [
        "Stored items by choice:",
        "  _count_1f3a (example.gov.uk): before a choice: set on 32 pages (without consent); after rejecting: set on 44 pages (despite rejection); after accepting: set on 46 pages; needs consent: yes",
        "  wide_text (example.gov.uk): before a choice: not set; after rejecting: set on 44 pages (despite rejection); after accepting: set on 46 pages; needs consent: no, but visitors may object",
        "  _heat (example.gov.uk): before a choice: not set; after rejecting: not set where checked; after accepting: set on 46 pages; needs consent: yes",
        "  answer (example.gov.uk): before a choice: not set; after rejecting: set on 1 page; after accepting: set on 1 page; needs consent: no",
      ].join("\n"),
      [
        "Journeys:",
        "  Sign in (https://www.example.gov.uk): Completed before a choice and after accepting (0 pages).",
      ].join("\n"),
      [
        "Websites visited:",
        "  https://www.example.gov.uk: 43 visited, 1 not found, 1 behind a login, 1 redirected to another organisation’s website, 1 could not be visited (robots.txt: read and obeyed; sitemaps: 1 read)",
        "  https://planning.example.gov.uk: 2 visited (robots.txt: read and obeyed, with a crawl delay of 2 seconds; sitemaps: none)",
        "  https://forms.example.gov.uk: 2 visited (robots.txt: not requested; sitemaps: none)",
        "  https://news.example.gov.uk: 1 visited (robots.txt: not requested; sitemaps: none)",
      ].join("\n"),
      [
        "Pages and files that could not be loaded:",
        "  https://www.example.gov.uk/bins: The server responded with status 503.",
      ].join("\n"),
      [
        "Skipped:",
        "  2 addresses disallowed by robots.txt",
        "  1 endless address pattern (such as /events/#/#/#)",
        "  860 addresses beyond the page or depth limit",
        "  2 links to files, email addresses or phone numbers",
      ].join("\n"),
      "The browser refused 2 cookies: “__Host-basket” and “tracker”.",
    ]);
  });

  test("lists 10 failures and counts the rest", () => {
    const failed = { outcome: "failed", why: "The host does not exist." } as const;
    const audit = makeAudit(observed([{}, ...Array.from({ length: 40 }, () => failed)]));
    const text = toAuditText(audit, noText);
    expect(text.match(/The host does not exist\./g)).toHaveLength(10);
    expect(text).toContain("  and 30 more");
  });

  test("lists 100 problems and counts the rest", () => {
    const names = Array.from({ length: 103 }, (_, index) => "x".repeat(index + 1));
    const reportOf = (undeclared: readonly string[]) =>
      toAuditText(
        makeAudit(observed([{ cookies: undeclared.map((name) => seenCookie({ name })) }])),
        noText,
      );
    expect(reportOf(names).match(/\[undeclared\]/g)).toHaveLength(100);
    expect(reportOf(names)).toContain(
      "\n\n3 more problems are not shown. To see them all, use “--format json”.\n\n",
    );
    expect(reportOf(names.slice(0, 101))).toContain("1 more problem is not shown.");
    expect(reportOf(names.slice(0, 100))).not.toContain("--format json");
  });

  test("says if no choice was made", () => {
    const text = toAuditText(
      makeAudit(observedItems(seenCookie({ lifetime: 31_536_000 })), [{}]),
      noText,
    );
    expect(text.split("\n\n")[1]).toBe(
      "This run did not check what is stored after rejecting or accepting cookies.",
    );
  });

  test("escapes control characters in text from websites", () => {
    const text = toAuditText(hostileAudit(), noText);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    expect(text).toContain(String.raw`\u001b[31mred`);
  });

  test("escapes control characters in findings", () => {
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

  test("is coloured by the function passed in", () => {
    const text = toAuditText(sampleAudit(), noText, (as, part) => `<${as}>${part}</${as}>`);
    expect(text).toContain("<place>At least 9 problems found");
    expect(text).toContain("<error>error</error>");
  });
});
