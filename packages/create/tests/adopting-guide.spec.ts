import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { COOKIE, inventoryText } from "test-support";

/* The examples in docs/adopting.md, in the repository of a new council. */

const REPOSITORY = path.join(import.meta.dirname, "../../..");
const GUIDE = readFileSync(path.join(REPOSITORY, "docs/adopting.md"), "utf8");
const CREATE = path.join(REPOSITORY, "packages/create/bin/create-privacy-notice.js");
const NOTICE = path.join(REPOSITORY, "packages/site/bin/privacy-notice.js");

let root: string;
const council = () => path.join(root, "our-notice");
const read = (file: string) => readFileSync(path.join(council(), file), "utf8");
const write = (file: string, text: string) => writeFileSync(path.join(council(), file), text);

test.beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), "guide-"));
  const command = examplesIn("").find((text) => text.includes("--yes")) ?? "";
  const args = command.match(/"[^"]*"|[^\s"]+/g)?.map((word) => word.replaceAll('"', "")) ?? [];
  expect(args.slice(0, 3)).toEqual(["npm", "create", "privacy-notice"]);
  await run(root, CREATE, ...args.slice(3).filter((word) => word !== "--"));
  symlinkSync(
    path.join(REPOSITORY, "node_modules"),
    path.join(council(), "node_modules"),
    "junction",
  );
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Returns the guide’s examples in a language, without their indentation. */
function examplesIn(language: string): string[] {
  const blocks = GUIDE.matchAll(/^( *)```(\w*)\n(.*?)^ *```$/gms);
  return [...blocks]
    .filter(([, , blockLanguage]) => blockLanguage === language)
    .map(([, indent, , text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
}

/** Runs a command. Throws with its output if it fails. */
function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, ...args], { cwd }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr);
      else reject(new Error(stdout + stderr));
    });
  });
}

test("The first edition is 1.0 with today’s date, and the page of changes lists it", async () => {
  write("src/pages/changes.md", examplesIn("md")[0] ?? "");
  const addresses = JSON.parse(read("_data/addresses.json")) as object;
  write("_data/addresses.json", JSON.stringify({ ...addresses, "/changes/": [] }));
  // Older than today, as after the weeks of writing the notice.
  write(
    "src/pages/privacy.md",
    read("src/pages/privacy.md").replace(/^date: .*$/m, "date: 2026-01-31"),
  );
  const options = [
    "--kind=major",
    "--what=We publish this.",
    "--why=People asked.",
    "--effect=Read it.",
  ];
  const today = () => Temporal.Now.plainDateISO("Europe/London").toString();
  const days = [today()];
  await run(council(), NOTICE, "edition", ...options);
  days.push(today());
  const [, date] = /^edition: "1\.0"\ndate: (.*)$/m.exec(read("src/pages/privacy.md")) ?? [];
  expect(days).toContain(date);
  await run(council(), NOTICE, "build");
  expect(read("_site/changes/index.html")).toContain("We publish this.");
  const check = await run(council(), NOTICE, "check");
  expect(check).not.toMatch(/: (?:error|warning): /);
});

test("A Nunjucks page can use the council’s own filter", async () => {
  write("src/pages/names.njk", examplesIn("njk")[0] ?? "");
  write(".eleventy.ts", examplesIn("ts")[0] ?? "");
  write("_data/cookies.json", inventoryText([COOKIE]));
  await run(council(), NOTICE, "build");
  expect(read("_site/names/index.html")).toContain("<li>THEME</li>");
  expect(read("_site/index.html")).toContain("Remembers your colours.");
});
