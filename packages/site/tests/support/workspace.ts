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
import { MEREFORD_FOLDER } from "test-support";

const REPOSITORY = path.join(import.meta.dirname, "../../../..");
const COMMAND = path.join(REPOSITORY, "packages/site/bin/privacy-notice.js");

/** How a command ended. */
interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that goes on running, such as a server. */
interface RunningCommand {
  /** All that it has printed so far. */
  readonly printed: () => string;
  /** Ends it as Ctrl+C does, and waits for its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Its exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>;
}

/** A made-up council’s folder, which a test may spoil. */
export interface Workspace {
  readonly folder: string;
  readonly read: (file: string) => string;
  /** Writes a file, and the folders that it stands in. */
  readonly write: (file: string, content: string | Uint8Array) => void;
  readonly remove: (file: string) => void;
  readonly exists: (file: string) => boolean;
  /** Replaces text in a file; throws when it is not there, so that no test changes nothing. */
  readonly edit: (file: string, from: string, to: string) => void;
  /** Sets one value of a JSON file; undefined takes it out. */
  readonly set: (file: string, path: readonly (string | number)[], value: unknown) => void;
  /** Runs `privacy-notice` with these arguments. */
  readonly run: (args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Runs `privacy-notice` with these arguments in the folder above. */
  readonly runElsewhere: (args: readonly string[]) => Promise<Outcome>;
  /** Runs `privacy-notice build`. */
  readonly build: (environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Starts `privacy-notice` with these arguments, and leaves it running. */
  readonly start: (args: readonly string[]) => RunningCommand;
  /** Runs another program of Node.js, named by its file in node_modules. */
  readonly runScript: (file: string, args: readonly string[]) => Promise<Outcome>;
  /** Each built file with its content; `folder` is _site if it is not given. */
  readonly site: (folder?: string) => Record<string, string>;
  readonly dispose: () => void;
}

/** Creates a folder with what a made-up council owns, and the packages of this repository. */
export function createWorkspace(): Workspace {
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
  const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    runNode(folder, [COMMAND, ...args], environment);
  return {
    folder,
    read,
    write,
    remove: (file) => rmSync(inside(file), { recursive: true }),
    exists: (file) => existsSync(inside(file)),
    edit: (file, from, to) => {
      if (!read(file).includes(from)) throw new Error(`“${from}” is not in ${file}.`);
      write(
        file,
        read(file).replace(from, () => to),
      );
    },
    set: (file, keys, value) => {
      const edits = modify(read(file), [...keys], value, {});
      if (edits.length === 0)
        throw new Error(`${keys.join(".")} of ${file} has this value already.`);
      write(file, applyEdits(read(file), edits));
    },
    run,
    runElsewhere: (args) => runNode(path.dirname(folder), [COMMAND, ...args], {}),
    build: (environment) => run(["build"], environment),
    start: (args) => startNode(folder, [COMMAND, ...args]),
    runScript: (file, args) =>
      runNode(folder, [path.join(REPOSITORY, "node_modules", file), ...args], {}),
    site: (built = "_site") =>
      Object.fromEntries(
        readdirSync(inside(built), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .map((file) => [
            path.relative(inside(built), file).replaceAll(path.sep, "/"),
            readFileSync(file, "utf8"),
          ]),
      ),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runNode(
  cwd: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd, env: { ...plainEnvironment(), ...environment } },
      (cause, stdout, stderr) => {
        const code = typeof cause?.code === "number" ? cause.code : cause === null ? 0 : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

function startNode(cwd: string, args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, args, { cwd, env: plainEnvironment() });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (printed += String(chunk)));
  return {
    printed: () => printed,
    ended,
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** What a person’s terminal has: not what the test runner and CI add to it. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const {
    GITHUB_ACTIONS: _github,
    GITHUB_STEP_SUMMARY: _summary,
    INIT_CWD: _folder,
    FORCE_COLOR: _colour,
    ...rest
  } = process.env;
  return rest;
}
