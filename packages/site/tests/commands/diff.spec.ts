import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace } from "../support/workspace.ts";

test("“npm run summary” compares two checkouts, in the terminal and on GitHub’s page", async () => {
  const [base, head] = [createWorkspace(), createWorkspace()];
  await base.build();
  head.edit(
    "src/pages/privacy.md",
    "We keep your data safe.",
    "Nobody but the people who need it for their work may look at what you tell us.",
  );
  await head.build();
  const page = path.join(head.folder, "page.md");
  const { code, stdout, stderr } = await head.summary(["--base", base.folder], {
    GITHUB_STEP_SUMMARY: page,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("    - Removed: We keep your data safe.\n");
  expect(stdout).toContain(
    "    - Added: Nobody but the people who need it for their work may look at what you tell us.\n",
  );
  expect(stdout).toMatch(/^ {2}index\.html +\d{4} +\+\d+ +\d+ %$/m);
  expect(stdout).toMatch(/^ {2}404\.html +\d{4} +0 +\d+ %$/m);
  expect(readFileSync(page, "utf8")).toMatch(/^# What this change does\n/);
  base.dispose();
  head.dispose();
});

test("The summary ends with 2 where there is nothing to compare with", async () => {
  const head = createWorkspace();
  const missing = await head.summary(["--base", "no/such/folder"]);
  expect(missing).toEqual({
    code: 2,
    stdout: "",
    stderr: "There is no checkout of this project in “no/such/folder”: it has no src/pages.\n",
  });
  const same = await head.summary(["--base", head.folder]);
  expect(same.stderr).toContain("is this checkout itself: name another one.");
  const unsaid = await head.summary([]);
  expect(unsaid.code).toBe(2);
  expect(unsaid.stderr).toContain("--base <folder>");
  head.dispose();
});
