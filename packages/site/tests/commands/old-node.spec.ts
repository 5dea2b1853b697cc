import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "playwright/test";

const GUARD = path.join(import.meta.dirname, "../../../src/cli/node-version.cjs");

function underNode(version: string) {
  const script = `Object.defineProperty(process, "versions", { value: { node: ${JSON.stringify(version)} } }); require(${JSON.stringify(GUARD)})`;
  return spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
}

test("A Node that is too old is told in one line what to do", () => {
  const { status, stderr } = underNode("20.20.2");
  expect(status).toBe(1);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/needs Node\.js 26 or newer.*run “npm ci”/);
});

test("A Node that is new enough goes on", () => {
  expect(underNode("26.0.0")).toMatchObject({ status: 0, stderr: "" });
});
