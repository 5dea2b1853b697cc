import { defineConfig } from "playwright/test";
import { chromiumOptions, otherBrowsers } from "storage-audit/browser";

// https://playwright.dev/docs/test-configuration
const launchOptions = await chromiumOptions(process.env);
const chromium = { browserName: "chromium", launchOptions } as const;
// “tests/” matches every folder of that name.
const pages = {
  testMatch: ["tests/*.spec.ts", "packages/site/tests/pages/*.spec.ts"],
  testIgnore: ["examples/**", "packages/{create,inventory}/**"],
};

export default defineConfig({
  testDir: ".",
  // Tests of other sites: of a new council’s, and of the example’s, which has a configuration of its own.
  testIgnore: ["examples/**", "packages/create/template/**"],
  fullyParallel: true,
  // Tests of the audit mostly wait for pages. With more workers, its browsers would wait for a processor for seconds.
  workers: "200%",
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list", { printSteps: false }]],
  // Long enough for a machine with several other things to do.
  timeout: 60_000,
  expect: { timeout: 30_000 },
  projects: [
    // The longest tests run first, so that they do not keep one worker busy at the end.
    // Commands run as processes. Only the test of the development server uses a browser.
    {
      name: "commands",
      testMatch: ["packages/site/tests/commands/*.spec.ts", "packages/create/tests/**/*.spec.ts"],
      use: chromium,
    },
    {
      name: "audit",
      testMatch: "packages/audit/tests/browser/*.spec.ts",
      testIgnore: ["**/own-site.spec.ts", "**/consent-tools.spec.ts"],
      use: chromium,
    },
    // Real consent tools from npm. Not part of `npm test`.
    {
      name: "consent-tools",
      testMatch: "packages/audit/tests/browser/consent-tools.spec.ts",
      use: chromium,
    },
    // An audit of this site, from the command to the report: the one that `npm test` runs.
    { name: "own-site", testMatch: "packages/audit/tests/browser/own-site.spec.ts" },
    {
      name: "unit",
      testMatch: ["packages/*/tests/unit/**/*.spec.ts", "packages/inventory/tests/*.spec.ts"],
    },
    { name: "repository", testMatch: "tests/repository/*.spec.ts" },
    { name: "pages", ...pages, use: chromium },
    ...otherBrowsers(process.env).map((browserName) => ({
      name: `pages-${browserName}`,
      ...pages,
      use: { browserName },
    })),
  ],
});
