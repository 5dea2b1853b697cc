import { existsSync } from "node:fs";
import { firefox, webkit } from "playwright/test";
import type { Exists } from "./find-chromium.ts";

/**
 * The other browsers to test in, as far as Playwright's own builds of them are installed. On GitHub's
 * machines they must be: throws an Error there when one is missing.
 */
export function otherBrowsers(
  environment: NodeJS.ProcessEnv,
  exists: Exists = existsSync,
): ("firefox" | "webkit")[] {
  const found = [firefox, webkit].filter((type) => exists(type.executablePath()));
  if (environment["GITHUB_ACTIONS"] === "true" && found.length < 2) {
    throw new Error("Run “npx playwright install --with-deps firefox webkit” before the tests.");
  }
  return (["firefox", "webkit"] as const).filter((name) =>
    found.some((type) => type.name() === name),
  );
}
