import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "cookie-inventory";
import { chromium, type LaunchOptions } from "playwright";
import { broughtChromium } from "./brought-chromium.ts";

/*
 * Which Chromium the tests and the audit run in: the first of these that the machine has.
 *
 *   1. the one that CHROMIUM_PATH names
 *   2. Playwright's own
 *   3. Debian's headless shell
 *   4. the headless shell that came with the lock file (Linux on x64 only)
 *   5. a full browser of the system's
 *
 * Headless shells come before full browsers: they do the same work in a third of the time.
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
  "A browser is needed, and there is none. Do one of these: run “npx playwright install chromium”; install Chrome, Chromium or Edge; or set CHROMIUM_PATH to the program of one.";

/** Whether a file is there; handed in, so that a test can describe another machine. */
export type Exists = (file: string) => boolean;

/** How to start Chromium on this machine. Throws UserError with the three remedies when there is none. */
export async function chromiumOptions(
  environment: NodeJS.ProcessEnv,
  exists: Exists = existsSync,
  platform = `${process.platform}-${process.arch}`,
): Promise<LaunchOptions> {
  const options = startOptions();
  // The packed shell carries no sandbox.
  const unsandboxed = { args: [...new Set([...options.args, "--no-sandbox"])] };

  const named = environment["CHROMIUM_PATH"];
  if (named !== undefined) {
    if (!exists(named)) {
      throw new UserError(`CHROMIUM_PATH names “${named}”, and there is no such file.`);
    }
    return { ...options, executablePath: named };
  }
  if (hasOwnChromium(exists)) return options;
  if (exists(DEBIAN_HEADLESS_SHELL)) return { ...options, executablePath: DEBIAN_HEADLESS_SHELL };
  if (platform === "linux-x64") return { ...unsandboxed, ...(await broughtChromium()) };
  const installed = SYSTEM_BROWSERS.find(exists);
  if (installed === undefined) throw new UserError(NO_BROWSER);
  return { ...options, executablePath: installed };
}

/**
 * How to start a full Chromium, which treats cookies of third parties otherwise than a headless shell; undefined
 * where the machine has none.
 */
export function fullChromiumOptions(exists: Exists = existsSync): LaunchOptions | undefined {
  const executablePath = [chromium.executablePath(), ...SYSTEM_BROWSERS].find(exists);
  return executablePath === undefined ? undefined : { ...startOptions(), executablePath };
}

function startOptions(): { args: string[] } {
  // Without these Chromium looks for Google's hosts at every start.
  const args = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // Root has no sandbox to offer.
  return { args: process.getuid?.() === 0 ? [...args, "--no-sandbox"] : args };
}

/** Playwright starts its headless shell, which may be installed with or without the full browser. */
function hasOwnChromium(exists: Exists): boolean {
  const full = chromium.executablePath();
  const build = path.resolve(full, "../..");
  const shell = path.basename(build).replace("chromium", "chromium_headless_shell");
  return exists(full) || exists(path.join(path.dirname(build), shell));
}
