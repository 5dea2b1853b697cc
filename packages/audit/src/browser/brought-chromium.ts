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

/** A lock that is older than this belongs to a process that was killed, in milliseconds: unpacking takes seconds. */
const STALE = 60_000;
const PAUSE = 100;

/** How to start the headless shell that @sparticuz/chromium brings, unpacked into the temporary folder once. */
export async function broughtChromium(): Promise<LaunchOptions> {
  const { version } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.resolve("@sparticuz/chromium")), "utf8"),
  );
  const folder = path.join(os.tmpdir(), `storage-audit-chromium-${version}-${os.userInfo().uid}`);
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    if (!takeLock(lock)) await setTimeout(PAUSE);
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
    // Its libraries are for the browser alone, not for everything that the tests start.
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, "al2023/lib"),
      FONTCONFIG_PATH: path.join(folder, "fonts"),
    },
  };
}

/** Takes the lock, and returns whether that worked. One of a process that was killed is taken away. */
function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const { mtimeMs = Date.now() } = statSync(lock, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > STALE) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Unpacks beside `folder` and renames it in the end, so that no process ever sees half of it. */
async function unpackInto(folder: string): Promise<void> {
  const aside = mkdtempSync(`${folder}-`);
  const before = { ...process.env };
  // It was made for Amazon’s servers, and brings its own libraries only where it believes it is on one.
  Object.assign(process.env, { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x", TMPDIR: aside });
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
    Object.assign(process.env, before);
  }
  const fonts = path.join(aside, "fonts/fonts.conf");
  const configuration = readFileSync(fonts, "utf8");
  writeFileSync(fonts, configuration.replaceAll("/tmp/fonts", path.join(folder, "fonts")));
  renameSync(aside, folder);
}
