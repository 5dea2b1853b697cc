import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "playwright/test";

/* The bundled browser is unpacked once. Tested with real processes and a temporary folder. */

test.skip(
  `${process.platform}-${process.arch}` !== "linux-x64",
  "Chromium is bundled for Linux on x64 only.",
);

const MODULE = path.join(import.meta.dirname, "../../src/browser/bundled-chromium.ts");
const SCRIPT = `
const { bundledChromiumOptions } = await import(${JSON.stringify(MODULE)});
const { chromium } = await import("playwright");
const browser = await chromium.launch({ ...(await bundledChromiumOptions()), args: ["--no-sandbox"] });
console.log(browser.version());
await browser.close();
`;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "bundled-chromium-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the bundled browser in a separate process, and returns its version. */
async function startBrowser(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", SCRIPT],
    { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: folder } },
  );
  return stdout.trim();
}

/** Returns the unpacked folders, and any locks and temporary folders that are left. */
function unpackedFiles(): string[] {
  return readdirSync(folder).filter((file) => file.startsWith("storage-audit-chromium-"));
}

test("Processes that start at the same time unpack the browser only once, and stale locks are removed", async () => {
  const versions = await Promise.all([startBrowser(), startBrowser(), startBrowser()]);
  expect(new Set(versions).size).toBe(1);
  expect(versions[0]).toMatch(/^\d+\.\d+/);
  expect(unpackedFiles()).toEqual([expect.stringMatching(/^storage-audit-chromium-[\d.]+-\d+$/)]);

  // As left by a process that was killed while unpacking.
  const [folderName = ""] = unpackedFiles();
  rmSync(path.join(folder, folderName), { recursive: true });
  const lock = path.join(folder, `${folderName}.lock`);
  mkdirSync(lock);
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(lock, longAgo, longAgo);
  expect(await startBrowser()).toBe(versions[0]);
  expect(unpackedFiles()).toEqual([folderName]);
});
