import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "cookie-inventory";
import { chromium, type LaunchOptions } from "playwright";
import { bundledChromiumOptions } from "./bundled-chromium.ts";

/*
 * The tests and the audit use the first of these browsers that is available:
 *
 *   1. the one at CHROMIUM_PATH
 *   2. Playwright’s build of Chromium
 *   3. Debian’s headless shell
 *   4. the headless shell from npm, @sparticuz/chromium (Linux on x64 only)
 *   5. Chromium, Chrome or Edge as installed on the system
 *
 * Headless shells come before full browsers because they need only a third of the time.
 */

const DEBIAN_HEADLESS_SHELL = "/usr/lib/chromium/chromium-headless-shell";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

const NO_BROWSER =
  "No browser found. Run “npx playwright install chromium”; install Chrome, Chromium or Edge; or set CHROMIUM_PATH to the path of a browser.";

/** Whether a file exists; a parameter, so that tests can simulate other machines. */
export type FileExists = (file: string) => boolean;

/** Returns options that launch Chromium on this machine. Throws UserError if there is no browser. */
export async function chromiumOptions(
  environment: NodeJS.ProcessEnv,
  exists: FileExists = existsSync,
  platform = `${process.platform}-${process.arch}`,
): Promise<LaunchOptions> {
  const options = commonOptions();
  // The bundled headless shell has no sandbox.
  const unsandboxed = { args: [...new Set([...options.args, "--no-sandbox"])] };

  const configuredPath = environment["CHROMIUM_PATH"];
  if (configuredPath !== undefined) {
    if (!exists(configuredPath)) {
      throw new UserError(
        `CHROMIUM_PATH is set to “${configuredPath}”, but that file does not exist.`,
      );
    }
    return { ...options, executablePath: configuredPath };
  }
  if (hasPlaywrightChromium(exists)) return options;
  if (exists(DEBIAN_HEADLESS_SHELL)) return { ...options, executablePath: DEBIAN_HEADLESS_SHELL };
  if (platform === "linux-x64") return { ...unsandboxed, ...(await bundledChromiumOptions()) };
  const systemBrowser = SYSTEM_BROWSERS.find(exists);
  if (systemBrowser === undefined) throw new UserError(NO_BROWSER);
  return { ...options, executablePath: systemBrowser };
}

/**
 * Returns options that launch a full Chromium, which treats third-party cookies differently from a headless
 * shell; undefined if none is installed.
 */
export function fullChromiumOptions(exists: FileExists = existsSync): LaunchOptions | undefined {
  const executablePath = [chromium.executablePath(), ...SYSTEM_BROWSERS].find(exists);
  return executablePath === undefined ? undefined : { ...commonOptions(), executablePath };
}

function commonOptions(): { args: string[] } {
  // Without these, Chromium contacts Google’s servers at every start.
  const args = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // Chromium’s sandbox does not work for the root user.
  return { args: process.getuid?.() === 0 ? [...args, "--no-sandbox"] : args };
}

/** Whether Playwright’s headless shell is installed, with or without its full browser. */
function hasPlaywrightChromium(exists: FileExists): boolean {
  const fullBrowser = chromium.executablePath();
  const buildFolder = path.resolve(fullBrowser, "../..");
  const shell = path.basename(buildFolder).replace("chromium", "chromium_headless_shell");
  return exists(fullBrowser) || exists(path.join(path.dirname(buildFolder), shell));
}
