import { defineConfig } from "playwright/test";
import { chromiumOptions, otherBrowsers } from "storage-audit/browser";

// https://playwright.dev/docs/test-configuration
const launchOptions = await chromiumOptions(process.env);
const chromium = { browserName: "chromium", launchOptions } as const;
// Playwright reads “tests/” as any folder of that name.
const pages = {
  testMatch: ["tests/*.spec.ts", "packages/site/tests/pages/*.spec.ts"],
  testIgnore: "packages/{create,inventory}/**",
};

export default defineConfig({
  testDir: ".",
  // A council’s tests, of which this repository builds no site.
  testIgnore: "packages/create/template/**",
  fullyParallel: true,
  // More would leave browsers of the audit without a processor for seconds.
  workers: "100%",
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list", { printSteps: false }]],
  timeout: 30_000,
  // A slow machine takes longer; it must not fail for that.
  expect: { timeout: 15_000 },
  projects: [
    // The longest tests first, so that no worker is left with them at the end.
    { name: "audit", testMatch: "packages/audit/tests/browser/*.spec.ts", use: chromium },
    // No browser.
    {
      name: "unit",
      testMatch: ["packages/*/tests/unit/**/*.spec.ts", "packages/inventory/tests/*.spec.ts"],
    },
    // Whole processes; the development server’s is looked at in a browser.
    {
      name: "commands",
      testMatch: ["packages/site/tests/commands/*.spec.ts", "packages/create/tests/**/*.spec.ts"],
      use: chromium,
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
