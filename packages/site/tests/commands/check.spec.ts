import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

const TODAY = ["--today", "2026-11-23"];

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

const check = (args: readonly string[] = TODAY, environment: NodeJS.ProcessEnv = {}) =>
  workspace.run(["check", ...args], environment);
const misspellBlock = ({ edit }: Workspace) =>
  edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");

test("The check exits with code 0 if there are only questions, and prints them", async () => {
  const { code, stdout, stderr } = await check();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/question: .*the officer’s phone number\. \[open-question\]/);
  expect(stdout).toMatch(/The check found 2 questions\.\n$/);
});

test("With --strict, questions count as errors", async () => {
  const { code, stdout } = await check([...TODAY, "--strict"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/error: .*the officer’s phone number\./);
  expect(stdout).toContain("The check found 2 errors.");
});

test("The check exits with code 1 for an error, and can be limited to some files", async () => {
  misspellBlock(workspace);
  const { code, stdout } = await check();
  expect(code).toBe(1);
  expect(stdout).toContain(
    "src/pages/privacy.md:18:1: error: There is no block “::cookie-tabel”. [unknown-block]\n    18 | ::cookie-tabel\n       | ^^^^^^^^^^^^^^\n",
  );
  expect(stdout).toMatch(/The check found 1 error, 2 questions\.\n$/);

  const checkPaths = async (...paths: string[]) => (await check([...TODAY, ...paths])).stdout;
  expect(await checkPaths("src/pages/cookies.md")).toBe("The check found no problems.\n");
  expect(await checkPaths("src/pages")).toContain("The check found 1 error.");
  expect(await checkPaths("_data", "src/pages/cookies.md")).toContain(
    "The check found 2 questions.",
  );
});

test("The check exits with code 0 if there are only warnings", async () => {
  workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We utilise it.");
  const { code, stdout } = await check();
  expect(code).toBe(0);
  expect(stdout).toContain("1 warning, 2 questions");
});

test("On GitHub, the check annotates lines of the pull request", async () => {
  misspellBlock(workspace);
  const { code, stdout } = await check(TODAY, { GITHUB_ACTIONS: "true" });
  expect(code).toBe(1);
  expect(stdout).toContain(
    "::error file=src/pages/privacy.md,line=18,col=1,endLine=18,endColumn=15,title=unknown-block::There is no block “::cookie-tabel”.%0A",
  );
  expect(stdout).toContain("::notice file=_data/notice.json,line=11,");
});

test("The check writes JSON to the terminal and SARIF to a file", async () => {
  const { stdout } = await check([...TODAY, "--format", "json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    problems: [{ rule: "open-question" }, {}],
  });

  const file = path.join(workspace.folder, "results.sarif");
  const sarif = await check([...TODAY, "--format", "sarif", "--output", file]);
  expect(sarif).toMatchObject({ code: 0, stdout: "" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ version: "2.1.0" });
});

test("The check compares review and verification dates with --today; the build does not check them", async () => {
  const { stdout } = await check(["--today", "2028-01-01"]);
  expect(stdout).toContain(
    "The statement should have been reviewed by 2027-02-28. [review-overdue]",
  );
  expect(stdout).toContain("[stale-verification]");
  expect((await workspace.build()).code).toBe(0);
});

const CANNOT_RUN: readonly (readonly [name: string, args: readonly string[], message: string])[] = [
  ["an unknown format", ["--format", "xml"], "Allowed choices are text, github, json, sarif."],
  ["an invalid date", ["--today", "soon"], "Write it like 2026-11-23."],
  [
    "a file that does not exist",
    ["src/pages/nothing.md"],
    "There is no file or folder “src/pages/nothing.md”.",
  ],
  ["a file outside the project", [".."], "“..” is not part of this project."],
  ["a file that cannot be written", ["--output", "no/such/folder/found.txt"], "cannot be written"],
  ["a folder instead of a file", ["--output", "_data"], "“_data” cannot be written"],
];
for (const [name, args, message] of CANNOT_RUN) {
  test(`The check exits with code 2 for ${name}`, async () => {
    const { code, stderr } = await check(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(workspace.exists("no")).toBe(false);
  });
}
