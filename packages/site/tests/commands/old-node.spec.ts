import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "playwright/test";

const COMMAND = pathToFileURL(path.join(import.meta.dirname, "../../bin/privacy-notice.js")).href;

/** Runs the command as if Node.js had this version. */
function runWithNodeVersion(version: string, args: readonly string[]) {
  const versions = JSON.stringify({ ...process.versions, node: version });
  const script = `Object.defineProperty(process, "versions", { value: ${versions} }); await import(${JSON.stringify(COMMAND)})`;
  const node = ["--input-type=module", "--eval", script, "--", "privacy-notice", ...args];
  return spawnSync(process.execPath, node, { encoding: "utf8" });
}

test("An old version of Node.js gets a one-line message with instructions", () => {
  const { status, stderr } = runWithNodeVersion("20.20.2", []);
  expect(status).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/needs Node\.js 26 or newer.*Run “npm ci”/);
});

test("The commands have no named imports of Node.js modules, which could fail before the message", () => {
  for (const file of ["site/bin/privacy-notice.js", "audit/bin/storage-audit.js"]) {
    const text = readFileSync(path.join(import.meta.dirname, "../../..", file), "utf8");
    expect(text, file).not.toMatch(/import \{.*\} from "node:/);
  }
});

test("A new enough version of Node.js runs the command", () => {
  const { status, stdout, stderr } = runWithNodeVersion("26.0.0", ["--version"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
