import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { COOKIE, inventoryText } from "test-support";
import { runAuditInProcess } from "../support/audit-process.ts";
import { observedItems, seenCookie } from "../support/made-observations.ts";

/* The command in a folder that holds no privacy notice. Saved results stand for a run. */

let folder: string;
test.beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "stand-alone-")));
  const results = observedItems(seenCookie({ lifetime: 31_536_000 }));
  write("results.json", JSON.stringify(results));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

const INVENTORY = inventoryText([{ ...COOKIE, duration: "P1D" }]);
const compare = (...args: readonly string[]) =>
  runAuditInProcess(folder, ["compare", "results.json", ...args]);

test("Any inventory can be compared with, and findings name its path", async () => {
  write("data/my cookies.json", INVENTORY);
  const { code, stdout } = await compare("--inventory", "data/my cookies.json");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^data\/my cookies\.json:\d+:\d+: error: “theme” is recorded as lasting/m);
  expect(stdout).not.toContain("_data");
});

test("Without an inventory, what is stored is listed", async () => {
  const { code, stdout, stderr } = await compare();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("Nothing was compared: there is no inventory. 1 stored item found");
  expect(stdout).toContain("theme (cookie, example.gov.uk, first party): 1 year");
});

test("The inventory that is named can be updated", async () => {
  write("cookies.json", INVENTORY);
  const update = (...args: readonly string[]) =>
    runAuditInProcess(folder, ["update", "results.json", ...args]);
  expect(await update("--inventory", "cookies.json")).toMatchObject({
    code: 0,
    stderr: "Inventory updated: 1 record corrected (“theme”).\n",
  });
  expect(readFileSync(path.join(folder, "cookies.json"), "utf8")).toContain('"duration": "P1Y"');
  expect(await update()).toEqual({
    code: 2,
    stdout: "",
    stderr: "There is no _data/cookies.json here. Name the inventory with “--inventory”.\n",
  });
});

const BAD_INPUT: Readonly<Record<string, readonly [args: readonly string[], message: RegExp]>> = {
  "an inventory that does not exist": [
    ["--inventory", "none.json"],
    /^There is no file “none\.json”\. Name the file of your cookie inventory\.\n$/,
  ],
  "an inventory that is a folder": [
    ["--inventory", "."],
    /^\.: error: This is a folder, and should be a file\. [^]*\n\nAudit not started\. Fix these errors first\.\n$/,
  ],
  "an inventory with a wrong record": [
    ["--inventory", "wrong.json"],
    /^wrong\.json:\d+:\d+: error: “storage” must be one of [^]*\n\nAudit not started\. Fix these errors first\.\n$/,
  ],
  "a file that is no inventory": [
    ["--inventory", "results.json"],
    /^results\.json:1:\d+: error: [^]*\n\nAudit not started\. Fix these errors first\.\n$/,
  ],
  "a format that needs an inventory": [
    ["--format", "sarif"],
    /^The format “sarif” marks lines of a cookie inventory\. Name one, or choose another format\.\n$/,
  ],
};
for (const [name, [args, message]] of Object.entries(BAD_INPUT)) {
  test(`Exits with code 2 and one message for ${name}`, async () => {
    write("wrong.json", inventoryText([{ ...COOKIE, storage: "jar" }]));
    const { code, stdout, stderr } = await compare(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
}

test("A privacy notice without its organisation is an error, not a folder without an inventory", async () => {
  write("_data/cookies.json", INVENTORY);
  const { code, stderr } = await compare();
  expect(code).toBe(2);
  expect(stderr).toContain("_data/organisation.json: error: This file is missing.");
});

for (const [option, value, hint] of [
  ["--domain", "https://example.org", "Write it like example.org, without https://."],
  ["--domain", "two words", "Write it like example.org, without https://."],
] as const) {
  test(`${option} “${value}” is refused`, async () => {
    const { code, stderr } = await runAuditInProcess(folder, [
      "run",
      "www.example.org",
      option,
      value,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });
}
