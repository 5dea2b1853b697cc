import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "playwright/test";

/* The browser that the lock file brings is unpacked once, by real processes on a temporary folder of their own. */

test.skip(`${process.platform}-${process.arch}` !== "linux-x64", "It is brought for Linux on x64.");
test.setTimeout(120_000);

const MODULE = path.join(import.meta.dirname, "../../src/browser/brought-chromium.ts");
const SCRIPT = `
const { broughtChromium } = await import(${JSON.stringify(MODULE)});
const { chromium } = await import("playwright");
const browser = await chromium.launch({ ...(await broughtChromium()), args: ["--no-sandbox"] });
console.log(browser.version());
await browser.close();
`;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "brought-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the brought browser in a process of its own, and returns its version. */
async function startedIn(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", SCRIPT],
    { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: folder } },
  );
  return stdout.trim();
}

/** What was unpacked, and whatever else is left of it. */
function unpacked(): string[] {
  return readdirSync(folder).filter((file) => file.startsWith("storage-audit-chromium-"));
}

test("Three processes that start together all get a whole browser, which is unpacked once", async () => {
  const versions = await Promise.all([startedIn(), startedIn(), startedIn()]);
  expect(new Set(versions).size).toBe(1);
  expect(versions[0]).toMatch(/^\d+\.\d+/);
  expect(unpacked()).toEqual([expect.stringMatching(/^storage-audit-chromium-[\d.]+-\d+$/)]);

  // The next process is killed in the middle of unpacking: its lock is taken away when it is old.
  const [name = ""] = unpacked();
  rmSync(path.join(folder, name), { recursive: true });
  const lock = path.join(folder, `${name}.lock`);
  mkdirSync(lock);
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(lock, longAgo, longAgo);
  expect(await startedIn()).toBe(versions[0]);
  expect(unpacked()).toEqual([name]);
});
