import { expect, test } from "playwright/test";
import { toGitHubAnnotations } from "../src/problems/github-annotations.ts";
import { toJsonReport } from "../src/problems/json-report.ts";
import { escapeMarkdown } from "../src/problems/escape-markdown.ts";
import type { Problem } from "../src/problems/problem.ts";
import { toSarif } from "../src/problems/sarif-log.ts";
import { countText, toTerminalText } from "../src/problems/terminal-text.ts";

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
  message: "100 %: is it so?\nReally?",
  hint: "Ask.",
};

test.describe("In a terminal", () => {
  test("a problem has its place, its line with a marker under it, and the fix", () => {
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

  test("a problem of a whole file, or of one that cannot be shown, does without the line", () => {
    expect(toTerminalText([QUESTION], () => "text")).toBe(
      "src/pages/a,b.md: question: 100 %: is it so?\nReally? [open-question]\n    Ask.",
    );
    expect(toTerminalText([PROBLEM], () => undefined).split("\n")).toHaveLength(2);
  });

  test("of a long line, the part that matters is shown", () => {
    const line = `${"a".repeat(200)} wrong ${"b".repeat(200)}`;
    const problem = { ...PROBLEM, line: 1, column: 202, end: { line: 1, column: 207 } };
    const [, shown = "", marker = ""] = toTerminalText([problem], () => line).split("\n");
    expect(shown.length).toBeLessThan(110);
    expect(shown.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1)).toBe("wrong");
    expect(shown).toMatch(/\| …a+ wrong b+…$/);
  });

  test("the marker stands under its word behind tabs, and ends with the line", () => {
    const problem = { ...PROBLEM, line: 1, column: 3, end: { line: 3, column: 1 } };
    const [, shown, marker] = toTerminalText([problem], () => "\t\tword\nmore\nmore").split("\n");
    expect(shown).toBe("    1 | \t\tword");
    expect(marker).toBe("      | \t\t^^^^");
  });

  test("colours come from the caller", () => {
    const painted = toTerminalText(
      [QUESTION],
      () => "",
      (as, text) => `<${as}>${text}</${as}>`,
    );
    expect(painted).toContain("<place>src/pages/a,b.md</place>: <question>question</question>:");
  });

  test("problems are counted in words", () => {
    expect(countText([])).toBe("no problems");
    expect(countText([PROBLEM, PROBLEM, QUESTION])).toBe("2 errors, 1 question");
  });
});

test("On GitHub, a problem marks its line, and no character of it breaks the command", () => {
  expect(toGitHubAnnotations([PROBLEM, QUESTION]).split("\n")).toEqual([
    "::error file=_data/cookies.json,line=2,col=3,endLine=2,endColumn=9,title=wrong-value::“name” is empty.%0AIts exact name.",
    "::notice file=src/pages/a%2Cb.md,title=open-question::100 %25: is it so?%0AReally?%0AAsk.",
  ]);
});

test("As JSON, problems come whole and with a version", () => {
  expect(JSON.parse(toJsonReport([PROBLEM, QUESTION]))).toEqual({
    version: 1,
    problems: [PROBLEM, QUESTION],
  });
});

test("As SARIF, problems have levels, regions and rules", () => {
  const log = JSON.parse(toSarif([PROBLEM, QUESTION]));
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { rules: [{ id: "open-question" }, { id: "wrong-value" }] } },
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
  expect(log.runs[0].results[1].locations[0].physicalLocation).not.toHaveProperty("region");
});

test("Text that others wrote is no markup, and an address in it stays whole", () => {
  expect(escapeMarkdown("a *b* & <c>\n_d_ https://x.example/a_b#c-d, e|f")).toBe(
    String.raw`a \*b\* \& \<c\> \_d\_ https://x.example/a_b#c-d, e\|f`,
  );
});
