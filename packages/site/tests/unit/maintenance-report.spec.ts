import { readFileSync } from "node:fs";
import path from "node:path";
import { type LinkResult, LinkState } from "linkinator";
import { expect, test } from "playwright/test";
import { judgeLinks } from "../../src/maintenance/link-check.ts";
import { checkNotice } from "../../src/maintenance/notice-status.ts";
import { checkPackages } from "../../../../src/upkeep/packages.ts";
import { toUpkeepReport } from "../../src/maintenance/maintenance-report.ts";
import { mereford, projectOf } from "test-support";

const LOCK = path.join(import.meta.dirname, "../../package-lock.json");

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
    test(`${code} does not tell`, () => {
      const { todo, note } = judgeLinks([link(code), ANSWER]);
      expect(todo).toEqual([]);
      expect(note?.entries).toMatchObject([{ about: "https://a.example/" }]);
    });
  }

  test("no name is found where we have no connection ourselves, and that does not tell", () => {
    expect(judgeLinks([link("ENOTFOUND"), link("ENOTFOUND", "https://c.example/")]).todo).toEqual(
      [],
    );
  });
});

test.describe("Of packages", () => {
  const NOTHING = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} });
  const lockOf = (license?: string) =>
    JSON.stringify({ packages: { "": {}, "node_modules/a/node_modules/@b/c": { license } } });
  const auditOf = (severity: string, fixAvailable: unknown = true) => {
    const url = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc";
    const via = [{ source: 1, name: "right", title: "Prototype pollution", url, severity }];
    return JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: {
        left: { name: "left", severity, via: ["right"], effects: [], fixAvailable },
        right: { name: "right", severity, via, effects: ["left"], fixAvailable },
      },
    });
  };
  const texts = (audit: string, lock = lockOf("MIT")) =>
    checkPackages(audit, lock).todo.map(({ about, text }) => `${about}: ${text}`);

  test("those that we ship may be used under their licences", () => {
    expect(texts(NOTHING, readFileSync(LOCK, "utf8"))).toEqual([]);
  });

  for (const license of ["MIT", "(MIT OR GPL-3.0-only)", "(Apache-2.0 AND BSD-3-Clause)"]) {
    test(`${license} is allowed`, () => expect(texts(NOTHING, lockOf(license))).toEqual([]));
  }

  for (const license of ["GPL-3.0-only", "(MIT AND GPL-3.0-only)", "SEE LICENSE IN terms.txt"]) {
    test(`${license} is not`, () => {
      expect(texts(NOTHING, lockOf(license))).toEqual([
        expect.stringContaining(`@b/c: Its licence is “${license}”, which is not on our list.`),
      ]);
    });
  }

  test("one without a licence is not allowed", () => {
    expect(texts(NOTHING, lockOf())).toEqual([
      expect.stringContaining("@b/c: It names no licence."),
    ]);
  });

  for (const severity of ["moderate", "high", "critical"]) {
    test(`a ${severity} vulnerability is told once, where it is`, () => {
      expect(texts(auditOf(severity))).toEqual([
        `right: Prototype pollution (${severity}), https://github.com/advisories/GHSA-aaaa-bbbb-cccc . Run “npx npm audit fix”, then “npm test”.`,
      ]);
    });
  }

  test("a low vulnerability is not", () => expect(texts(auditOf("low"))).toEqual([]));

  test("the mend is one that npm knows of", () => {
    const fix = { name: "left", version: "2.0.0", isSemVerMajor: true };
    expect(texts(auditOf("high", fix))[0]).toMatch(
      /Run “npx npm install left@2\.0\.0”, then “npm test”\. It is a new major version:/,
    );
    expect(texts(auditOf("high", false))[0]).toContain("No version without it is known");
  });

  const REFUSALS: readonly [name: string, printed: string, says: string][] = [
    [
      "a registry that answers no such question",
      '{ "message": "405 Not Allowed", "error": { "summary": "", "detail": "" } }',
      "405 Not Allowed",
    ],
    [
      "an error of npm’s own",
      '{ "error": { "code": "ENOLOCK", "summary": "There is no lock file" } }',
      "There is no lock file",
    ],
    ["an npm that prints nothing", "", "its answer could not be read"],
  ];
  for (const [name, printed, says] of REFUSALS) {
    test(`${name} is something to do`, () => {
      expect(texts(printed)).toEqual([
        expect.stringContaining(
          `npm audit: Nobody could be asked for known vulnerabilities: ${says}.`,
        ),
      ]);
    });
  }
});

test.describe("The report", () => {
  const LINKS = {
    title: "Links",
    todo: [{ about: "https://a.example/b_c", text: "<b> is gone." }],
  };

  test("says that all is well, and leaves out what has nothing", () => {
    const note = { text: "Questions: 2.", entries: [] };
    expect(toUpkeepReport([{ title: "Packages", todo: [] }])).toBe(
      "All is well: there is nothing to do.",
    );
    expect(
      toUpkeepReport([
        { title: "Notice", todo: [], note },
        { title: "Packages", todo: [] },
      ]),
    ).toBe("All is well: there is nothing to do.\n\n## Notice\n\nQuestions: 2.");
  });

  test("says first how much there is to do, and nothing in it is markup", () => {
    const todo = [{ about: "@b/c", text: "It is [old]." }];
    const note = { text: "Perhaps:", entries: [{ about: "d", text: "No." }] };
    expect(toUpkeepReport([LINKS, { title: "Packages", todo, note }])).toBe(
      [
        "There are 2 things to do. Links (1), Packages (1).",
        "## Links",
        String.raw`- <https://a.example/b_c> \<b\> is gone.`,
        "## Packages",
        "- `@b/c` It is \\[old\\].",
        "Perhaps:",
        "- `d` No.",
      ].join("\n\n"),
    );
    expect(toUpkeepReport([LINKS])).toContain("There is 1 thing to do. Links (1).\n");
  });
});
