import { type LinkResult, LinkState } from "linkinator";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { toLinkSection } from "../../src/maintenance/link-check.ts";
import { toMaintenanceReport } from "../../src/maintenance/maintenance-report.ts";
import { checkNotice } from "../../src/maintenance/notice-status.ts";

test.describe("Notice", () => {
  const checkOn = (day: string) => checkNotice(projectOf(mereford()), Temporal.PlainDate.from(day));

  test("open questions are only counted", async () => {
    const { todo, note } = await checkOn("2026-11-23");
    expect(todo).toEqual([]);
    expect(note?.text).toContain("Open questions for the council: 2.");
  });

  test("an overdue review is something to do", async () => {
    const { todo } = await checkOn("2028-01-01");
    expect(todo).toContainEqual({
      subject: "src/pages/privacy.md:6",
      text: expect.stringContaining(" 2027-02-28. "),
    });
  });
});

test.describe("Links without a response", () => {
  const link = (code: string, url = "https://a.example/"): LinkResult => ({
    url,
    status: 0,
    state: LinkState.BROKEN,
    parent: "cookies/index.html",
    displayText: "a link",
    failureDetails: [new TypeError("fetch failed", { cause: { code } })],
  });
  const WORKING: LinkResult = { url: "https://b.example/", status: 200, state: LinkState.OK };

  for (const code of ["ENOTFOUND", "CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
    test(`${code} is reported as something to do`, () => {
      const { todo, note } = toLinkSection([link(code), WORKING]);
      expect(todo).toMatchObject([{ subject: "https://a.example/" }]);
      expect(note).toBeUndefined();
    });
  }

  for (const code of ["EAI_AGAIN", "ECONNRESET", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]) {
    test(`${code} is inconclusive`, () => {
      const { todo, note } = toLinkSection([link(code), WORKING]);
      expect(todo).toEqual([]);
      expect(note?.entries).toMatchObject([{ subject: "https://a.example/" }]);
    });
  }

  test("ENOTFOUND is inconclusive when offline", () => {
    expect(
      toLinkSection([link("ENOTFOUND"), link("ENOTFOUND", "https://c.example/")]).todo,
    ).toEqual([]);
  });
});

test.describe("Report", () => {
  const LINKS = {
    title: "Links",
    todo: [{ subject: "https://a.example/b_c", text: "<b> is gone." }],
  };

  test("says that there is nothing to do, and leaves out empty sections", () => {
    const note = { text: "Questions: 2.", entries: [] };
    expect(toMaintenanceReport([{ title: "Data", todo: [] }])).toBe("There is nothing to do.");
    expect(
      toMaintenanceReport([
        { title: "Notice", todo: [], note },
        { title: "Data", todo: [] },
      ]),
    ).toBe("There is nothing to do.\n\n## Notice\n\nQuestions: 2.");
  });

  test("starts with the number of things to do, and escapes Markdown", () => {
    const todo = [{ subject: "_data/b.json", text: "It is [old]." }];
    const note = { text: "Perhaps:", entries: [{ subject: "d", text: "No." }] };
    expect(toMaintenanceReport([LINKS, { title: "Data", todo, note }])).toBe(
      [
        "There are 2 things to do: Links (1), Data (1).",
        "## Links",
        String.raw`- <https://a.example/b_c> \<b\> is gone.`,
        "## Data",
        "- `_data/b.json` It is \\[old\\].",
        "Perhaps:",
        "- `d` No.",
      ].join("\n\n"),
    );
    expect(toMaintenanceReport([LINKS])).toContain("There is 1 thing to do: Links (1).\n");
  });
});
