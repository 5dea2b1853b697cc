import { defineConfig } from "playwright/test";
import { chromiumOptions } from "storage-audit";
import { otherBrowsers } from "storage-audit";

// https://playwright.dev/docs/test-configuration
const launchOptions = await chromiumOptions(process.env);

export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  // The audit is polite: half of what its tests take is waiting.
  workers: "150%",
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list", { printSteps: false }]],
  timeout: 30_000,
  // A slow machine takes longer; it must not fail for that.
  expect: { timeout: 15_000 },
  projects: [
    // The longest tests first, so that no worker is left with them at the end.
    {
      name: "audit",
      // Not tests/unit/audit, which needs no browser.
      testDir: "tests/audit",
      use: { browserName: "chromium", launchOptions },
    },
    { name: "unit", testMatch: "unit/**/*.spec.ts" },
    { name: "process", testMatch: "site/process/*.spec.ts" },
    {
      name: "site",
      testMatch: ["site/*.spec.ts", "notice/*.spec.ts"],
      use: { browserName: "chromium", launchOptions },
    },
    ...otherBrowsers(process.env).map((browserName) => ({
      name: `site-${browserName}`,
      testMatch: ["site/*.spec.ts", "notice/*.spec.ts"],
      use: { browserName },
    })),
  ],
});
