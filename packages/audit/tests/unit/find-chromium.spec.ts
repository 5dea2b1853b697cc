import { chromium, expect, firefox, test } from "playwright/test";
import { chromiumOptions } from "../../src/browser/find-chromium.ts";
import { otherBrowsers } from "../../src/browser/other-browsers.ts";

const DEBIAN = "/usr/lib/chromium/chromium-headless-shell";
const only =
  (...files: readonly string[]) =>
  (file: string) =>
    files.includes(file);

test("CHROMIUM_PATH comes before every other browser", async () => {
  const options = await chromiumOptions({ CHROMIUM_PATH: "/opt/b" }, only("/opt/b", DEBIAN));
  expect(options.executablePath).toBe("/opt/b");
});

test("A CHROMIUM_PATH that leads nowhere is said, not passed over", async () => {
  await expect(chromiumOptions({ CHROMIUM_PATH: "/opt/b" }, only(DEBIAN))).rejects.toThrow(
    "CHROMIUM_PATH names “/opt/b”, and there is no such file.",
  );
});

test("Playwright’s own Chromium comes before Debian’s headless shell, which comes before full browsers", async () => {
  const own = await chromiumOptions({}, only(chromium.executablePath(), DEBIAN));
  expect(own.executablePath).toBeUndefined();
  const debian = await chromiumOptions({}, only(DEBIAN, "/usr/bin/chromium"));
  expect(debian.executablePath).toBe(DEBIAN);
  const full = await chromiumOptions({}, only("/usr/bin/google-chrome"), "darwin-arm64");
  expect(full.executablePath).toBe("/usr/bin/google-chrome");
});

test("A machine without any browser is told three ways out", async () => {
  await expect(chromiumOptions({}, only(), "win32-x64")).rejects.toThrow(
    /npx playwright install chromium.*install Chrome, Chromium or Edge.*CHROMIUM_PATH/,
  );
});

test("Firefox and WebKit are tested where they are installed, and must be on GitHub", () => {
  expect(otherBrowsers({}, only())).toEqual([]);
  expect(otherBrowsers({}, only(firefox.executablePath()))).toEqual(["firefox"]);
  expect(otherBrowsers({ GITHUB_ACTIONS: "true" }, () => true)).toEqual(["firefox", "webkit"]);
  expect(() => otherBrowsers({ GITHUB_ACTIONS: "true" }, only(firefox.executablePath()))).toThrow(
    "npx playwright install --with-deps firefox webkit",
  );
});
