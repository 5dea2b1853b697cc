import { chromium, expect, firefox, test } from "playwright/test";
import { chromiumOptions } from "../../src/browser/find-chromium.ts";
import { otherBrowsers } from "../../src/browser/other-browsers.ts";

const DEBIAN = "/usr/lib/chromium/chromium-headless-shell";
const only =
  (...files: readonly string[]) =>
  (file: string) =>
    files.includes(file);

test("CHROMIUM_PATH takes precedence over every other browser", async () => {
  const options = await chromiumOptions({ CHROMIUM_PATH: "/opt/b" }, only("/opt/b", DEBIAN));
  expect(options.executablePath).toBe("/opt/b");
});

test("A CHROMIUM_PATH that does not exist is an error", async () => {
  await expect(chromiumOptions({ CHROMIUM_PATH: "/opt/b" }, only(DEBIAN))).rejects.toThrow(
    "CHROMIUM_PATH is set to “/opt/b”, but that file does not exist.",
  );
});

test("Playwright’s Chromium is preferred to Debian’s headless shell, and that to full browsers", async () => {
  const playwright = await chromiumOptions({}, only(chromium.executablePath(), DEBIAN));
  expect(playwright.executablePath).toBeUndefined();
  const debian = await chromiumOptions({}, only(DEBIAN, "/usr/bin/chromium"));
  expect(debian.executablePath).toBe(DEBIAN);
  const full = await chromiumOptions({}, only("/usr/bin/google-chrome"), "darwin-arm64");
  expect(full.executablePath).toBe("/usr/bin/google-chrome");
});

test("The error on a machine without a browser names three solutions", async () => {
  await expect(chromiumOptions({}, only(), "win32-x64")).rejects.toThrow(
    /npx playwright install chromium.*install Chrome, Chromium or Edge.*CHROMIUM_PATH/,
  );
});

test("Firefox and WebKit are used if installed, and are required on GitHub Actions", () => {
  expect(otherBrowsers({}, only())).toEqual([]);
  expect(otherBrowsers({}, only(firefox.executablePath()))).toEqual(["firefox"]);
  expect(otherBrowsers({ GITHUB_ACTIONS: "true" }, () => true)).toEqual(["firefox", "webkit"]);
  expect(() => otherBrowsers({ GITHUB_ACTIONS: "true" }, only(firefox.executablePath()))).toThrow(
    "npx playwright install --with-deps firefox webkit",
  );
});
