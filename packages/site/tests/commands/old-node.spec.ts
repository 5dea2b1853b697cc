import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "playwright/test";

const COMMAND = pathToFileURL(path.join(import.meta.dirname, "../../bin/privacy-notice.js")).href;

/** Starts the command under a Node.js that says it has this version. */
function startUnder(version: string, args: readonly string[]) {
  const versions = JSON.stringify({ ...process.versions, node: version });
  const script = `Object.defineProperty(process, "versions", { value: ${versions} }); await import(${JSON.stringify(COMMAND)})`;
  const node = ["--input-type=module", "--eval", script, "--", "privacy-notice", ...args];
  return spawnSync(process.execPath, node, { encoding: "utf8" });
}

test("A Node.js that is too old ends with one line that says what to do", () => {
  const { status, stderr } = startUnder("20.20.2", []);
  expect(status).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/needs Node\.js 26 or newer.*Run “npm ci”/);
});

test("The commands import no built-in function by name: an old Node.js would fail before it is told", () => {
  for (const file of ["site/bin/privacy-notice.js", "audit/bin/storage-audit.js"]) {
    const text = readFileSync(path.join(import.meta.dirname, "../../..", file), "utf8");
    expect(text, file).not.toMatch(/import \{.*\} from "node:/);
  }
});

test("A Node.js that is new enough goes on", () => {
  const { status, stdout, stderr } = startUnder("26.0.0", ["--version"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
