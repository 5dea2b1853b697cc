import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { type Answers, answerWith } from "test-support";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

const TODAY = ["--today", "2026-11-23"];
const ADVISORY = {
  id: 1,
  url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
  title: "Prototype pollution",
  severity: "high",
  vulnerable_versions: "<2.0.0",
};

let workspace: Workspace;
let registry: Answers;
let advisories: Record<string, readonly object[]>;
test.beforeEach(async () => {
  workspace = createWorkspace();
  advisories = {};
  registry = await answerWith((request, response) => {
    if (request.url === "/right") {
      const version = { name: "right", version: "1.0.0" };
      response.end(JSON.stringify({ name: "right", versions: { "1.0.0": version } }));
    } else response.end(JSON.stringify(advisories));
  });
  workspace.write(
    "package-lock.json",
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies: { right: "1.0.0" } },
        "node_modules/right": { version: "1.0.0", license: "MIT" },
      },
    }),
  );
  mkdirSync(path.join(workspace.folder, "_site"));
  workspace.write("_site/index.html", `<a href="${registry.address}/page">A website</a>`);
});
test.afterEach(async () => {
  workspace.dispose();
  await registry.close();
});

const upkeep = (args: readonly string[] = TODAY, environment: NodeJS.ProcessEnv = {}) =>
  workspace.upkeep(args, { npm_config_registry: registry.address, ...environment });

test("Upkeep ends with 0 where nothing needs a hand", async () => {
  const { code, stdout, stderr } = await upkeep();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^All is well: there is nothing to do\.\n/);
  expect(registry.asked).toContain("HEAD /page");
  expect(registry.asked).toContain("POST /-/npm/v1/security/advisories/bulk");
});

test("Upkeep ends with 1 where a package has a known vulnerability", async () => {
  advisories = { right: [ADVISORY] };
  const { code, stdout } = await upkeep();
  expect(code).toBe(1);
  expect(stdout).toContain("There is 1 thing to do. Packages (1).\n");
  expect(stdout).toContain("- `right` Prototype pollution (high), https://github.com/advisories/");
});

test("Upkeep ends with 1 where the day of a review has passed", async () => {
  const { code, stdout } = await upkeep(["--today", "2028-01-01"]);
  expect(code).toBe(1);
  expect(stdout).toContain("The statement should have been reviewed by 2027-02-28.");
});

test("Upkeep writes the report into a file, and on GitHub into the log as well", async () => {
  const args = [...TODAY, "--output", path.join(workspace.folder, "report.md")];
  expect(await upkeep(args)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(workspace.read("report.md")).toMatch(/^All is well/);
  const { stdout } = await upkeep(args, { GITHUB_ACTIONS: "true" });
  expect(stdout).toBe(workspace.read("report.md"));
});

test("Upkeep ends with 2 where nothing has been built", async () => {
  workspace.remove("_site");
  const { code, stderr } = await upkeep();
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "There is no _site. Run “npm run build” first.\n",
  });
});

test("Upkeep ends with 2 for a file that cannot be written, and for a day that there is not", async () => {
  const { code, stderr } = await upkeep([...TODAY, "--output", "no/such/folder/report.md"]);
  expect(code).toBe(2);
  expect(stderr).toContain("cannot be written");
  expect(existsSync(path.join(workspace.folder, "no"))).toBe(false);
  expect(await upkeep(["--today", "soon"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Write it like 2026-11-23."),
  });
});

test("Upkeep tells its options and exit codes", async () => {
  const { code, stdout } = await upkeep(["--help"]);
  expect(code).toBe(0);
  for (const words of ["--today <day>", "--output <file>", "Ends with 0"])
    expect(stdout).toContain(words);
});
