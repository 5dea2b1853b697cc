import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { LaunchOptions } from "playwright";

/** In milliseconds. Unpacking takes seconds, so an older lock was left by a process that was killed. */
const STALE_LOCK = 60_000;
const LOCK_RETRY = 100;

/** Returns options that launch @sparticuz/chromium, a headless shell that is unpacked into the temporary folder once. */
export async function bundledChromiumOptions(): Promise<LaunchOptions> {
  const { version } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.resolve("@sparticuz/chromium")), "utf8"),
  );
  const folder = path.join(os.tmpdir(), `storage-audit-chromium-${version}-${os.userInfo().uid}`);
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    if (!acquireLock(lock)) await setTimeout(LOCK_RETRY);
    else {
      try {
        if (!existsSync(folder)) await unpackInto(folder);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    }
  }
  return {
    executablePath: path.join(folder, "chromium"),
    // Only the browser may load these libraries, not every process that the tests start.
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, "al2023/lib"),
      FONTCONFIG_PATH: path.join(folder, "fonts"),
    },
  };
}

/** Tries to take the lock and returns whether it did. Removes a stale lock, so that the next attempt succeeds. */
function acquireLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const { mtimeMs = Date.now() } = statSync(lock, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > STALE_LOCK) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Unpacks into a temporary folder and renames it at the end, so that other processes find it complete or not at all. */
async function unpackInto(folder: string): Promise<void> {
  const temporary = mkdtempSync(`${folder}-`);
  const originalEnvironment = { ...process.env };
  // The package is made for AWS Lambda, and unpacks its libraries only there.
  Object.assign(process.env, { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x", TMPDIR: temporary });
  try {
    const { default: sparticuz } = await import("@sparticuz/chromium");
    await sparticuz.executablePath();
  } finally {
    for (const key of Object.keys(process.env)) {
      if (!(key in originalEnvironment)) delete process.env[key];
    }
    Object.assign(process.env, originalEnvironment);
  }
  const fonts = path.join(temporary, "fonts/fonts.conf");
  const configuration = readFileSync(fonts, "utf8");
  writeFileSync(fonts, configuration.replaceAll("/tmp/fonts", path.join(folder, "fonts")));
  renameSync(temporary, folder);
}
