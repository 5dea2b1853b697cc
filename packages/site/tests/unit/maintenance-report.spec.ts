import { type LinkResult, LinkState } from "linkinator";
import { expect, test } from "playwright/test";
import { judgeLinks } from "../../src/maintenance/link-check.ts";
import { checkNotice } from "../../src/maintenance/notice-status.ts";
import { toMaintenanceReport } from "../../src/maintenance/maintenance-report.ts";
import { mereford, projectOf } from "test-support";

test.describe("Of the notice", () => {
  const notice = (day: string) => checkNotice(projectOf(mereford()), Temporal.PlainDate.from(day));

  test("open questions are counted, and are nothing to do", async () => {
    const { todo, note } = await notice("2026-11-23");
    expect(todo).toEqual([]);
    expect(note?.text).toContain("wait for the council’s answer: 2.");
  });

  test("what has come of age is to be done", async () => {
    const { todo } = await notice("2028-01-01");
    expect(todo).toContainEqual({
      about: "src/pages/privacy.md:6",
      text: expect.stringContaining("The statement should have been reviewed by 2027-02-28. "),
    });
  });
});

test.describe("Of links that get no answer", () => {
  const link = (code: string, url = "https://a.example/"): LinkResult => ({
    url,
    status: 0,
    state: LinkState.BROKEN,
    parent: "cookies/index.html",
    displayText: "a link",
    failureDetails: [new TypeError("fetch failed", { cause: { code } })],
  });
  const ANSWER: LinkResult = { url: "https://b.example/", status: 200, state: LinkState.OK };

  for (const code of ["ENOTFOUND", "CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
    test(`${code} says that it is gone`, () => {
      const { todo, note } = judgeLinks([link(code), ANSWER]);
      expect(todo).toMatchObject([{ about: "https://a.example/" }]);
      expect(note).toBeUndefined();
    });
  }

  for (const code of ["EAI_AGAIN", "ECONNRESET", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]) {
    test(`${code} does not say`, () => {
      const { todo, note } = judgeLinks([link(code), ANSWER]);
      expect(todo).toEqual([]);
      expect(note?.entries).toMatchObject([{ about: "https://a.example/" }]);
    });
  }

  test("a name that is not found says nothing where we have no connection ourselves", () => {
    expect(judgeLinks([link("ENOTFOUND"), link("ENOTFOUND", "https://c.example/")]).todo).toEqual(
      [],
    );
  });
});

test.describe("The report", () => {
  const LINKS = {
    title: "Links",
    todo: [{ about: "https://a.example/b_c", text: "<b> is gone." }],
  };

  test("says that all is well, and leaves out what has nothing", () => {
    const note = { text: "Questions: 2.", entries: [] };
    expect(toMaintenanceReport([{ title: "Data", todo: [] }])).toBe(
      "All is well: there is nothing to do.",
    );
    expect(
      toMaintenanceReport([
        { title: "Notice", todo: [], note },
        { title: "Data", todo: [] },
      ]),
    ).toBe("All is well: there is nothing to do.\n\n## Notice\n\nQuestions: 2.");
  });

  test("says first how much there is to do, and nothing in it is markup", () => {
    const todo = [{ about: "@b/c", text: "It is [old]." }];
    const note = { text: "Perhaps:", entries: [{ about: "d", text: "No." }] };
    expect(toMaintenanceReport([LINKS, { title: "Data", todo, note }])).toBe(
      [
        "There are 2 things to do. Links (1), Data (1).",
        "## Links",
        String.raw`- <https://a.example/b_c> \<b\> is gone.`,
        "## Data",
        "- `@b/c` It is \\[old\\].",
        "Perhaps:",
        "- `d` No.",
      ].join("\n\n"),
    );
    expect(toMaintenanceReport([LINKS])).toContain("There is 1 thing to do. Links (1).\n");
  });
});
