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
  const command = example("").find((text) => text.includes("--yes")) ?? "";
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

/** The examples in a language, without the spaces that they are indented with. */
function example(language: string): string[] {
  const blocks = GUIDE.matchAll(/^( *)```(\w*)\n(.*?)^ *```$/gms);
  return [...blocks]
    .filter(([, , found]) => found === language)
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

test("The page of changes can be built once there is an edition", async () => {
  const words = [
    "--kind=major",
    "--what=We publish this.",
    "--why=People asked.",
    "--effect=Read it.",
  ];
  await run(council(), NOTICE, "edition", "--number", "1.0", ...words);
  write("src/pages/changes.md", example("md")[0] ?? "");
  await run(council(), NOTICE, "build");
  expect(read("_site/changes/index.html")).toContain("We publish this.");
});

test("A page in Nunjucks with a filter of the council’s own is built", async () => {
  write("src/pages/names.njk", example("njk")[0] ?? "");
  write(".eleventy.ts", example("ts")[0] ?? "");
  write("_data/cookies.json", inventoryText([COOKIE]));
  await run(council(), NOTICE, "build");
  expect(read("_site/names/index.html")).toContain("<li>THEME</li>");
  expect(read("_site/index.html")).toContain("Remembers your colours.");
});
