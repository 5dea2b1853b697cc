import { chromiumOptions, otherBrowsers } from "storage-audit/browser";

const launchOptions = await chromiumOptions(process.env);

// https://playwright.dev/docs/test-configuration
export default {
  testDir: "tests",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: "list",
  expect: { timeout: 15_000 },
  projects: [
    { name: "chromium", use: { browserName: "chromium", launchOptions } },
    ...otherBrowsers(process.env).map((browserName) => ({
      name: browserName,
      use: { browserName },
    })),
  ],
};
