import path from "node:path";
import { expect, test } from "playwright/test";
import { startTestServer, type TestServer } from "test-support";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

const TODAY = ["--today", "2026-11-23"];

let workspace: Workspace;
let website: TestServer;
test.beforeEach(async () => {
  workspace = createWorkspace();
  website = await startTestServer((_request, response) => response.writeHead(200).end());
  workspace.write("_site/index.html", `<a href="${website.address}/page">A website</a>`);
});
test.afterEach(async () => {
  workspace.dispose();
  await website.close();
});

const maintain = (args: readonly string[] = TODAY, environment: NodeJS.ProcessEnv = {}) =>
  workspace.run(["maintain", ...args], environment);

test("Maintenance exits with code 0 if there is nothing to do", async () => {
  const { code, stdout, stderr } = await maintain();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^There is nothing to do\.\n/);
  expect(website.requests).toContain("HEAD /page");
});

test("Maintenance exits with code 1 if a review is overdue", async () => {
  const { code, stdout } = await maintain(["--today", "2028-01-01"]);
  expect(code).toBe(1);
  expect(stdout).toContain("The statement should have been reviewed by 2027-02-28.");
});

test("Maintenance writes the report to a file, and on GitHub to the log too", async () => {
  const args = [...TODAY, "--output", path.join(workspace.folder, "report.md")];
  expect(await maintain(args)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(workspace.read("report.md")).toMatch(/^There is nothing to do/);
  const { stdout } = await maintain(args, { GITHUB_ACTIONS: "true" });
  expect(stdout).toBe(workspace.read("report.md"));
});

test("Maintenance exits with code 2 without a built site, or if the report cannot be written", async () => {
  const unwritable = await maintain([...TODAY, "--output", "no/such/folder/report.md"]);
  expect(unwritable.code).toBe(2);
  expect(unwritable.stderr).toContain("cannot be written");
  expect(workspace.exists("no")).toBe(false);
  workspace.remove("_site");
  expect(await maintain()).toMatchObject({
    code: 2,
    stderr: "There is no _site. Run “npm run build” first.\n",
  });
});
