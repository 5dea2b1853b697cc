import { expect, test } from "playwright/test";
import { findSarifErrors } from "test-support";
import { toGitHubAnnotations } from "../src/problems/github-annotations.ts";
import { toJsonReport } from "../src/problems/json-report.ts";
import { escapeMarkdown } from "../src/problems/escape-markdown.ts";
import type { Problem } from "../src/problems/problem.ts";
import { toSarif } from "../src/problems/sarif-log.ts";
import { formatCounts, toTerminalText } from "../src/problems/terminal-text.ts";

const PROBLEM: Problem = {
  file: "_data/cookies.json",
  line: 2,
  column: 3,
  end: { line: 2, column: 9 },
  rule: "wrong-value",
  severity: "error",
  message: "“name” is empty.",
  hint: "Its exact name.",
};
const QUESTION: Problem = {
  file: "src/pages/a,b.md",
  rule: "open-question",
  severity: "question",
  message: "100 %: is that right?\nReally?",
  hint: "Ask.",
};

test.describe("In a terminal", () => {
  test("a problem has its place, its line with a marker below it, and its hint", () => {
    const text = '{\n  "name": ""\n}\n';
    expect(toTerminalText([PROBLEM], () => text)).toBe(
      [
        "_data/cookies.json:2:3: error: “name” is empty. [wrong-value]",
        '    2 |   "name": ""',
        "      |   ^^^^^^",
        "    Its exact name.",
      ].join("\n"),
    );
  });

  test("no line is shown for a problem of a whole file or of a file that cannot be read", () => {
    expect(toTerminalText([QUESTION], () => "text")).toBe(
      "src/pages/a,b.md: question: 100 %: is that right?\nReally? [open-question]\n    Ask.",
    );
    expect(toTerminalText([PROBLEM], () => undefined).split("\n")).toHaveLength(2);
  });

  test("a long line is shortened to the part around the problem", () => {
    const line = `${"a".repeat(200)} wrong ${"b".repeat(200)}`;
    const problem = { ...PROBLEM, line: 1, column: 202, end: { line: 1, column: 207 } };
    const [, excerpt = "", marker = ""] = toTerminalText([problem], () => line).split("\n");
    expect(excerpt.length).toBeLessThan(110);
    expect(excerpt.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1)).toBe("wrong");
    expect(excerpt).toMatch(/\| …a+ wrong b+…$/);
  });

  test("the marker is aligned after tabs, and ends with the line", () => {
    const problem = { ...PROBLEM, line: 1, column: 3, end: { line: 3, column: 1 } };
    const [, line, marker] = toTerminalText([problem], () => "\t\tword\nmore\nmore").split("\n");
    expect(line).toBe("    1 | \t\tword");
    expect(marker).toBe("      | \t\t^^^^");
  });

  test("the caller chooses the colours", () => {
    const coloured = toTerminalText(
      [QUESTION],
      () => "",
      (role, text) => `<${role}>${text}</${role}>`,
    );
    expect(coloured).toContain("<place>src/pages/a,b.md</place>: <question>question</question>:");
  });

  test("problems are counted by severity", () => {
    expect(formatCounts([])).toBe("no problems");
    expect(formatCounts([PROBLEM, PROBLEM, QUESTION])).toBe("2 errors, 1 question");
  });
});

test("GitHub annotations have the place of each problem, with special characters escaped", () => {
  expect(toGitHubAnnotations([PROBLEM, QUESTION]).split("\n")).toEqual([
    "::error file=_data/cookies.json,line=2,col=3,endLine=2,endColumn=9,title=wrong-value::“name” is empty.%0AIts exact name.",
    "::notice file=src/pages/a%2Cb.md,title=open-question::100 %25: is that right?%0AReally?%0AAsk.",
  ]);
});

test("The JSON report has a version and every field of each problem", () => {
  expect(JSON.parse(toJsonReport([PROBLEM, QUESTION]))).toEqual({
    version: 1,
    problems: [PROBLEM, QUESTION],
  });
});

test("The SARIF log has rules, levels and regions", () => {
  const text = toSarif([PROBLEM, QUESTION]);
  expect(findSarifErrors(text)).toEqual([]);
  const log = JSON.parse(text);
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "privacy-notice",
            rules: [{ id: "open-question" }, { id: "wrong-value" }],
          },
        },
        results: [
          {
            ruleId: "wrong-value",
            ruleIndex: 1,
            level: "error",
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "_data/cookies.json" },
                  region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
                },
              },
            ],
          },
          { ruleId: "open-question", ruleIndex: 0, level: "note" },
        ],
      },
    ],
  });
  expect(findSarifErrors(text.replace('"level"', '"levels"'))).toEqual([
    "/runs/0/results/0: must NOT have additional properties",
  ]);
  expect(log.runs[0].results[1].locations[0].physicalLocation).not.toHaveProperty("region");
});

test("Markdown is escaped, except in URLs", () => {
  expect(escapeMarkdown("a *b* & <c>\n_d_ https://x.example/a_b#c-d, e|f")).toBe(
    String.raw`a \*b\* \& \<c\> \_d\_ https://x.example/a_b#c-d, e\|f`,
  );
});
