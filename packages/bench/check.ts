import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { createWorkspace, type Workspace } from "privacy-notice";
import { COOKIE, inventoryText, PROVIDERS } from "test-support";
import { spreadOf } from "./pairs.ts";

/*
 * How long the check takes: as a whole process on the real files, beside a process that only loads the
 * same packages, and on files that grow. Run it with “npm run bench:check” on a machine that does nothing
 * else. Medians over pairs that take turns, since a machine's speed drifts.
 */

const PAIRS = 9;
const ROOT = path.join(import.meta.dirname, "../..");

/** Every package that the check loads. */
const PACKAGES = [
  "commander",
  "fastest-levenshtein",
  "flesch-kincaid",
  "gray-matter",
  "jsonc-parser",
  "markdown-it/browser",
  "markdown-it-container",
  "nlcst-to-string",
  "parse-english",
  "remark-parse",
  "remark-retext",
  "retext-passive",
  "retext-readability",
  "retext-simplify",
  "syllable",
  "unified",
  "unist-util-visit",
  "vfile",
  "yaml",
  "zod",
];

const LOAD = [
  "--input-type=module",
  "--eval",
  PACKAGES.map((name) => `import ${JSON.stringify(name)};`).join(""),
];

/** Runs Node and gives its wall time in milliseconds. */
function time(cwd: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - start;
}

function row(name: string, milliseconds: readonly number[], beside = ""): void {
  const seconds = milliseconds.map((each) => each / 1000);
  console.log(`${name.padEnd(44)} ${inColumns(seconds)}  ${beside}`);
}

function inColumns(numbers: readonly number[]): string {
  const { min, median, max } = spreadOf(numbers);
  return [min, median, max].map((each) => each.toFixed(2).padStart(6)).join(" ");
}

const CHECK = ["-r", "./src/cli/node-version.cjs", "src/cli/check.ts", "--today", "2026-11-23"];

const growing: Workspace[] = [];
try {
  console.log(
    `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${PAIRS} pairs`,
  );
  console.log(`${"seconds".padEnd(44)}    min median    max`);

  const pairs = Array.from(
    { length: PAIRS + 1 },
    () => [time(ROOT, CHECK), time(ROOT, LOAD)] as const,
  ).slice(1);
  row(
    "check, real files",
    pairs.map(([check]) => check),
  );
  row(
    "a process that loads the same packages",
    pairs.map(([, load]) => load),
  );
  const ratios = pairs.map(([check, load]) => check / load);
  console.log(`${"ratio, pair by pair".padEnd(44)} ${inColumns(ratios)}\n`);

  for (const records of [10, 100, 1000, 10_000]) {
    const workspace = createWorkspace();
    growing.push(workspace);
    const cookies = Array.from({ length: records }, (_, index) => ({
      ...COOKIE,
      name: `theme${index}`,
      purpose: `Remembers your colours on page ${index}.`,
      exception: 4,
    }));
    workspace.write("_data/cookies.json", inventoryText(cookies, PROVIDERS));
    workspace.edit("src/pages/privacy.md", "See [what we store](/cookies/) for more.", "");
    const times = Array.from({ length: 5 }, () => time(workspace.folder, CHECK));
    row(`check, ${records} records`, times);
  }
  for (const words of [1000, 10_000, 100_000]) {
    const workspace = createWorkspace();
    growing.push(workspace);
    const paragraph =
      "We keep your data safe. We tell you what we do with it. You can ask us for a copy at any time.\n\n";
    workspace.edit(
      "src/pages/privacy.md",
      "## Cookies",
      `${paragraph.repeat(Math.round(words / 22))}## Cookies`,
    );
    const times = Array.from({ length: 3 }, () => time(workspace.folder, CHECK));
    row(`check, a statement of ${words} words`, times);
  }
} finally {
  for (const workspace of growing) workspace.dispose();
}
