import { existsSync } from "node:fs";
import { firefox, webkit } from "playwright/test";
import type { FileExists } from "./find-chromium.ts";

/**
 * Returns which of Playwright’s builds of Firefox and WebKit are installed. Throws an Error on GitHub Actions
 * if either is missing, since the tests must run in both there.
 */
export function otherBrowsers(
  environment: NodeJS.ProcessEnv,
  exists: FileExists = existsSync,
): ("firefox" | "webkit")[] {
  const installed = [firefox, webkit].filter((type) => exists(type.executablePath()));
  if (environment["GITHUB_ACTIONS"] === "true" && installed.length < 2) {
    throw new Error("Run “npx playwright install --with-deps firefox webkit” before the tests.");
  }
  return (["firefox", "webkit"] as const).filter((name) =>
    installed.some((type) => type.name() === name),
  );
}
