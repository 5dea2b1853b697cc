import { defineConfig } from "playwright/test";
import { chromiumOptions, otherBrowsers } from "./tests/support/browser.ts";

// https://playwright.dev/docs/test-configuration
export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list", { printSteps: false }]],
  timeout: 30_000,
  // A slow machine takes longer; it must not fail for that.
  expect: { timeout: 15_000 },
  projects: [
    { name: "unit", testMatch: "unit/**/*.spec.ts" },
    { name: "process", testMatch: "site/process/*.spec.ts" },
    {
      name: "site",
      testMatch: ["site/*.spec.ts", "notice/*.spec.ts"],
      use: { browserName: "chromium", launchOptions: await chromiumOptions(process.env) },
    },
    ...otherBrowsers(process.env).map((browserName) => ({
      name: `site-${browserName}`,
      testMatch: ["site/*.spec.ts", "notice/*.spec.ts"],
      use: { browserName },
    })),
  ],
});
