import path from "node:path";
import { test } from "playwright/test";
import { type TestWebsites, startTestWebsites } from "../websites/index.ts";
import { hostOptions, runAudit, runAuditInProcess, type StopCondition } from "./audit-process.ts";
import { type AuditProject, createAuditProject } from "./audit-project.ts";

/** Options that visit the test websites without waiting between pages. */
export const QUICK = ["--delay", "0", "--settle", "700"];

/** Serves the test websites, and creates a project with these domains for each test. Returns functions to use them. */
export function auditCommands(domains: readonly string[]) {
  let testWebsites: TestWebsites;
  let project: AuditProject;
  test.beforeAll(async () => {
    testWebsites = await startTestWebsites();
  });
  test.afterAll(() => testWebsites.close());
  test.beforeEach(() => {
    project = createAuditProject(domains);
  });
  test.afterEach(() => project.dispose());

  const audit = (args: readonly string[]) => runAuditInProcess(project.folder, args);
  return {
    testWebsites: () => testWebsites,
    project: () => project,
    inside: (file: string) => path.join(project.folder, file),
    hostOverrides: () => hostOptions(testWebsites),
    audit,
    run: (args: readonly string[]) => audit(["run", ...args]),
    /** Runs the audit in a process of its own, and may stop it. */
    runAsProcess: (args: readonly string[], stop?: StopCondition) =>
      runAudit(project.folder, ["run", ...args], stop),
  };
}
