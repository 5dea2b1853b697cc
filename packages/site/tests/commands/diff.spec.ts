import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let base: Workspace;
let head: Workspace;
test.beforeEach(() => {
  base = createWorkspace();
  head = createWorkspace();
});
test.afterEach(() => {
  base.dispose();
  head.dispose();
});

test("“privacy-notice diff” compares two checkouts, in the terminal and in GitHub’s job summary", async () => {
  head.edit(
    "src/pages/privacy.md",
    "We keep your data safe.",
    "Only people who need it for their work may look at what you tell us.",
  );
  await Promise.all([base.build(), head.build()]);
  const jobSummary = path.join(head.folder, "job-summary.md");
  const { code, stdout, stderr } = await head.run(["diff", base.folder], {
    GITHUB_STEP_SUMMARY: jobSummary,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("    - Removed: We keep your data safe.\n");
  expect(stdout).toContain(
    "    - Added: Only people who need it for their work may look at what you tell us.\n",
  );
  expect(stdout).toMatch(/^ {2}index\.html +\d{4} +\+\d+ +\d+ %$/m);
  expect(stdout).toMatch(/^ {2}404\.html +\d{4} +0 +\d+ %$/m);
  expect(readFileSync(jobSummary, "utf8")).toMatch(/^# What this change does\n/);
});

test("The diff exits with code 2 if there is no other checkout", async () => {
  expect(await head.run(["diff", "no/such/folder"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "“no/such/folder” is not a checkout of this project: it has no src/pages.\n",
  });
  const same = await head.run(["diff", head.folder]);
  expect(same.stderr).toContain("is this checkout. Choose another one.");
  const unnamed = await head.run(["diff"]);
  expect(unnamed.code).toBe(2);
  expect(unnamed.stderr).toContain("missing required argument 'folder'");
});
