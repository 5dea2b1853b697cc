import { execFile, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { type CommandResult, loadAgain, MEREFORD_FOLDER, runInProcess } from "test-support";
import { forgetBuild } from "./forget-build.ts";

const REPOSITORY = path.join(import.meta.dirname, "../../../..");
const COMMAND = path.join(REPOSITORY, "packages/site/bin/privacy-notice.js");
/** What the command loads. */
const MODULE = new URL("../../src/cli.ts", import.meta.url);

/** A copy of the test council’s folder, for a test to change. */
export type Workspace = ReturnType<typeof createWorkspace>;

/** Creates a temporary folder with the files of the test council and the packages of this repository. */
export function createWorkspace() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "notice-"));
  const inside = (file: string) => path.join(folder, file);
  cpSync(MEREFORD_FOLDER, folder, { recursive: true });
  for (const file of [".eleventy.ts", "netlify.toml"])
    cpSync(path.join(REPOSITORY, file), inside(file));
  writeFileSync(inside("package.json"), '{ "private": true, "type": "module" }\n');
  symlinkSync(path.join(REPOSITORY, "node_modules"), inside("node_modules"), "junction");

  const read = (file: string) => readFileSync(inside(file), "utf8");
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(inside(file)), { recursive: true });
    writeFileSync(inside(file), content);
  };
  /** Runs `privacy-notice` with these arguments, in the test’s process. */
  const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    runInProcess(runCommand, folder, args, { ...userEnvironment(), ...environment });
  /** Runs `privacy-notice` with these arguments as its users do. Takes a second more. */
  const runAsProcess = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    runNode(folder, [COMMAND, ...args], environment);
  return {
    folder,
    read,
    /** Creates the file’s folders if necessary. */
    write,
    remove: (file: string) => rmSync(inside(file), { recursive: true }),
    exists: (file: string) => existsSync(inside(file)),
    /** Replaces text in a file. Throws if the text is missing. */
    edit: (file: string, from: string, to: string) => {
      if (!read(file).includes(from)) throw new Error(`“${from}” is not in ${file}.`);
      write(
        file,
        read(file).replace(from, () => to),
      );
    },
    /** Sets one value of a JSON file; undefined removes it. */
    set: (file: string, keys: readonly (string | number)[], value: unknown) => {
      const edits = modify(read(file), [...keys], value, {});
      if (edits.length === 0)
        throw new Error(`${keys.join(".")} of ${file} already has this value.`);
      write(file, applyEdits(read(file), edits));
    },
    run,
    runAsProcess,
    build: () => run(["build"]),
    /** Starts `privacy-notice` with these arguments without waiting for it to exit. */
    start: (args: readonly string[]) => startNode(folder, [COMMAND, ...args]),
    /** Runs a script in node_modules. */
    runScript: (file: string, args: readonly string[]) =>
      runNode(folder, [path.join(REPOSITORY, "node_modules", file), ...args], {}),
    /** Returns the content of each file in the output folder. */
    site: (output = "_site"): Record<string, string> =>
      Object.fromEntries(
        readdirSync(inside(output), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .map((file) => [
            path.relative(inside(output), file).replaceAll(path.sep, "/"),
            readFileSync(file, "utf8"),
          ]),
      ),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function runCommand(): Promise<void> {
  await forgetBuild();
  await loadAgain(MODULE);
}

function runNode(
  cwd: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd, env: { ...userEnvironment(), ...environment } },
      (cause, stdout, stderr) => {
        const code = typeof cause?.code === "number" ? cause.code : cause === null ? 0 : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

function startNode(cwd: string, args: readonly string[]) {
  const child = spawn(process.execPath, args, { cwd, env: userEnvironment() });
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (output += String(chunk)));
  return {
    /** Returns everything that it has printed so far. */
    printed: () => output,
    /** Stops it like Ctrl+C, and returns its exit code. */
    stop: () => {
      child.kill("SIGINT");
      return exited;
    },
  };
}

/** Returns the environment variables without those that change the output in CI or in the test runner. */
function userEnvironment(): NodeJS.ProcessEnv {
  const {
    GITHUB_ACTIONS: _github,
    GITHUB_STEP_SUMMARY: _summary,
    INIT_CWD: _folder,
    FORCE_COLOR: _colour,
    ...rest
  } = process.env;
  return rest;
}
