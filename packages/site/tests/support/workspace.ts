import { execFile } from "node:child_process";
import {
  cpSync,
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

const PROJECT = path.join(import.meta.dirname, "../..");
const GUARD = ["-r", "./src/cli/node-version.cjs"];
/** What a build needs of the project, beside the packages and what is frozen. */
export const COPIED = [
  "_data",
  "_includes",
  "src",
  ".eleventy.ts",
  "netlify.toml",
  "package.json",
  "package-lock.json",
];

/** How a command ended. */
interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project that a test may spoil. */
export interface Workspace {
  readonly folder: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, content: string | Uint8Array) => void;
  readonly remove: (file: string) => void;
  /** Replaces text in a file; throws when it is not there, so that no test changes nothing. */
  readonly edit: (file: string, from: string, to: string) => void;
  /** Sets one value of a JSON file; undefined takes it out. */
  readonly set: (file: string, path: readonly (string | number)[], value: unknown) => void;
  /** Runs the build as “npm run build” does. */
  readonly build: (environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Runs the check as “npm run check --” does. */
  readonly check: (args?: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Makes an edition as “npm run edition --” does. */
  readonly edition: (args: readonly string[]) => Promise<Outcome>;
  /** Looks after the project as “npm run upkeep --” does. */
  readonly upkeep: (args: readonly string[], environment: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Compares it with another checkout as “npm run summary --” does. */
  readonly summary: (args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Each built file with its content. */
  readonly site: () => Record<string, string>;
  readonly dispose: () => void;
}

/** A made-up council’s `_data` and `src/pages`: all that it changes to take the project over. */
const MEREFORD = path.join(PROJECT, "tests/fixtures/another-council");

/**
 * Copies the project, with the pages and facts of a made-up council, so that editors can change the
 * real ones and break no test of the machinery.
 */
export function createWorkspace(): Workspace {
  const folder = mkdtempSync(path.join(os.tmpdir(), "notice-"));
  const inside = (file: string) => path.join(folder, file);
  for (const name of COPIED) cpSync(path.join(PROJECT, name), inside(name), { recursive: true });
  for (const file of readdirSync(inside("src/pages"))) {
    if (file.endsWith(".md")) rmSync(inside(`src/pages/${file}`));
  }
  rmSync(inside("_data"), { recursive: true });
  cpSync(MEREFORD, folder, { recursive: true });
  symlinkSync(path.join(PROJECT, "node_modules"), inside("node_modules"), "junction");

  const read = (file: string) => readFileSync(inside(file), "utf8");
  const write = (file: string, content: string | Uint8Array) =>
    writeFileSync(inside(file), content);
  return {
    folder,
    read,
    write,
    remove: (file) => rmSync(inside(file), { recursive: true }),
    edit: (file, from, to) => {
      if (!read(file).includes(from)) throw new Error(`“${from}” is not in ${file}.`);
      write(file, read(file).replace(from, to));
    },
    set: (file, keys, value) => {
      const edits = modify(read(file), [...keys], value, {});
      if (edits.length === 0) throw new Error(`${keys.join(".")} of ${file} is so already.`);
      write(file, applyEdits(read(file), edits));
    },
    build: (environment = {}) => run(folder, [...GUARD, "src/cli/build.ts"], environment),
    check: (args = [], environment = {}) =>
      run(folder, [...GUARD, "src/cli/check.ts", ...args], environment),
    edition: (args) => run(folder, [...GUARD, "src/cli/edition.ts", ...args], {}),
    upkeep: (args, environment) =>
      run(folder, [...GUARD, "src/cli/upkeep.ts", ...args], environment),
    summary: (args, environment = {}) =>
      run(folder, [...GUARD, "src/cli/summary.ts", ...args], environment),
    site: () =>
      Object.fromEntries(
        readdirSync(inside("_site"), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .map((file) => [
            path.relative(inside("_site"), file).replaceAll(path.sep, "/"),
            readFileSync(file, "utf8"),
          ]),
      ),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(
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
        resolve({
          code: typeof cause?.code === "number" ? cause.code : cause === null ? 0 : -1,
          stdout,
          stderr,
        });
      },
    );
  });
}

/** What a person’s terminal has: not what the test runner and CI add to it. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const {
    GITHUB_ACTIONS: _github,
    GITHUB_STEP_SUMMARY: _summary,
    INIT_CWD: _folder,
    FORCE_COLOR: _colour,
    ...rest
  } = process.env;
  return rest;
}
