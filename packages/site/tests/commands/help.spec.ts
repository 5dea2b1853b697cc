import { readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeAll(() => {
  workspace = createWorkspace();
});
test.afterAll(() => workspace.dispose());

const { version } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../package.json"), "utf8"),
) as { version: string };

/** The subcommands with their options and exit codes. */
const SUBCOMMANDS: Readonly<Record<string, readonly [options: string, codes: string]>> = {
  build: ["--help", "012"],
  dev: ["--port --help", "2"],
  preview: ["--port --help", "2"],
  check: ["--format --output --strict --today --help", "012"],
  format: ["--help", "012"],
  new: ["--help", "02"],
  translated: ["--language --all --help", "02"],
  edition: [
    "--kind --what --why --effect --number --date --correction --published --today --help",
    "02",
  ],
  diff: ["--today --help", "02"],
  maintain: ["--output --today --help", "012"],
  schema: ["--help", "02"],
  migrate: ["--dry-run --help", "02"],
};

test("The help lists every subcommand, and --version prints the package’s version", async () => {
  const { code, stdout } = await workspace.run(["--help"]);
  expect([code, (await workspace.run(["check", "--help"])).code]).toEqual([0, 0]);
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(listed.filter((name) => name !== "help")).toEqual(Object.keys(SUBCOMMANDS));
  expect(await workspace.run(["--version"])).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: "",
  });
});

for (const [name, [options, codes]] of Object.entries(SUBCOMMANDS)) {
  test(`The help of “${name}” lists its options and exit codes`, async () => {
    const command = new Command(name);
    const { default: define } = await import(`../../src/commands/${name}-command.ts`);
    define(command);
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    const listed = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
    expect(listed).toEqual(options.split(" "));
    const [, sentence = ""] = /Exit codes: ([^]*)/.exec(help) ?? [];
    expect(sentence.match(/(?<![\d.])\d(?= )/g)).toEqual(codes.split(""));
  });
}

test("The help of what “new” can start lists its options and exit codes", async () => {
  const [service, language] = await Promise.all(
    ["service", "language"].map((kind) => workspace.run(["new", kind, "--help"])),
  );
  expect(service?.stdout).toMatch(/--title [^]*--group [^]*--summary [^]*Exit codes: 0 [^]* 2 /);
  expect(language?.stdout).toMatch(/--name [^]*--summary [^]*Exit codes: 0 [^]* 2 /);
});

test("An unknown option or subcommand exits with code 2 and a suggestion", async () => {
  const option = await workspace.run(["check", "--fromat", "json"]);
  expect(option).toMatchObject({ code: 2, stdout: "" });
  expect(option.stderr).toContain("unknown option '--fromat'\n(Did you mean --format?)");
  const subcommand = await workspace.run(["chek"]);
  expect(subcommand).toMatchObject({ code: 2, stdout: "" });
  expect(subcommand.stderr).toContain("unknown command 'chek'\n(Did you mean check?)");
});

test("Outside a council’s folder, a command exits with code 2 and says where to run it", async () => {
  const elsewhere = createWorkspace();
  elsewhere.remove("_data");
  const { code, stderr } = await elsewhere.run(["check"]);
  elsewhere.dispose();
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^There is no _data folder in .*\. Run this command in the folder of your/,
  );
});

test("An internal error exits with code 2, a stack trace and the address for reports", async () => {
  const broken = path.join(import.meta.dirname, "../support/failing-mkdir.cjs");
  const { code, stdout, stderr } = await workspace.runAsProcess(["schema"], {
    NODE_OPTIONS: `--require ${broken}`,
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^TypeError: broken for a test\n {4}at .*/);
  expect(stderr).toContain(
    `This is an error in privacy-notice ${version} (Node.js ${process.version})`,
  );
  expect(stderr).toMatch(/Please report it, with the lines above, to \S+/);
});
