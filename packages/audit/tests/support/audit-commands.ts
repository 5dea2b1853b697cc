import path from "node:path";
import { test } from "playwright/test";
import { type TestWebsites, startTestWebsites } from "../websites/index.ts";
import { detourTo, runAudit, type Stop } from "./audit-process.ts";
import { type AuditProject, createAuditProject } from "./audit-project.ts";

/** Visits the test websites as fast as they answer. */
export const QUICK = ["--delay", "0", "--settle", "700"];

/**
 * The commands as the tests of a file run them: in a council’s folder that is new for each test and has these domains,
 * while the test websites are served.
 */
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

  const audit = (args: readonly string[], stop?: Stop) => runAudit(project.folder, args, stop);
  return {
    testWebsites: () => testWebsites,
    project: () => project,
    inside: (file: string) => path.join(project.folder, file),
    hostOverrides: () => detourTo(testWebsites),
    audit,
    run: (args: readonly string[], stop?: Stop) => audit(["run", ...args], stop),
  };
}
