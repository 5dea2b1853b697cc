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

/** One worker for each processor: more would only load the modules once more. */
const ALL_PROCESSORS = "100%";
const COUNCIL = [
  "packages/create/tests/adopt-and-upgrade.spec.ts",
  "packages/site/tests/commands/{dev,testing}.spec.ts",
];

export default defineConfig({
  testDir: ".",
  // Tests of other sites: of a new council’s, and of the example’s, which has a configuration of its own.
  testIgnore: ["examples/**", "packages/create/template/**"],
  fullyParallel: true,
  // Tests of the audit mostly wait for websites: meanwhile, others use the processors.
  workers: "300%",
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list", { printSteps: false }]],
  // Ends tests that hang. Long enough for a slow machine with several other things to do.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // Those of the audit start first, because they take longest. `npm test` runs own-site, packages and pages.
  projects: [
    // Real consent tools from npm.
    {
      name: "consent-tools",
      testMatch: "packages/audit/tests/browser/consent-tools.spec.ts",
      use: chromium,
      workers: ALL_PROCESSORS,
    },
    {
      name: "audit",
      testMatch: "packages/audit/tests/browser/*.spec.ts",
      testIgnore: ["**/{own-site,consent-tools,heavy-pages}.spec.ts"],
      use: chromium,
      workers: "150%",
    },
    // Adoption by a council outside this repository, the tests that each council runs, and the development server.
    {
      name: "council",
      testMatch: COUNCIL,
      use: chromium,
      workers: ALL_PROCESSORS,
    },
    // The workflows, with real repositories, and other files that only this repository has.
    {
      name: "repository",
      testMatch: "tests/repository/*.spec.ts",
      workers: ALL_PROCESSORS,
    },
    // An audit of this site, from the command to the report.
    { name: "own-site", testMatch: "packages/audit/tests/browser/own-site.spec.ts" },
    // The packages without a browser: units and commands. One project, because each loads all modules in workers of its own.
    {
      name: "packages",
      testMatch: [
        "packages/*/tests/unit/**/*.spec.ts",
        "packages/{create,inventory}/tests/*.spec.ts",
        "packages/site/tests/commands/*.spec.ts",
      ],
      testIgnore: COUNCIL,
      workers: ALL_PROCESSORS,
    },
    // Takes all processor time for half a minute, when the other tests of the audit have ended.
    {
      name: "heavy-pages",
      testMatch: "packages/audit/tests/browser/heavy-pages.spec.ts",
      use: chromium,
    },
    { name: "pages", ...pages, use: chromium, workers: ALL_PROCESSORS },
    ...otherBrowsers(process.env).map((browserName) => ({
      name: `pages-${browserName}`,
      ...pages,
      use: { browserName },
    })),
  ],
});
