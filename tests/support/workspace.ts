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

const PROJECT = path.join(import.meta.dirname, "../..");
const COPIED = ["_data", "_includes", "src", ".eleventy.ts", "package.json"];

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
  /** Runs the build as “npm run build” does. */
  readonly build: (environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
  /** Each built file with its content. */
  readonly site: () => Record<string, string>;
  readonly dispose: () => void;
}

/** Copies the project, with the files of `overlay` put over it. */
export function createWorkspace(overlay?: string): Workspace {
  const folder = mkdtempSync(path.join(os.tmpdir(), "notice-"));
  const inside = (file: string) => path.join(folder, file);
  for (const name of COPIED) cpSync(path.join(PROJECT, name), inside(name), { recursive: true });
  if (overlay !== undefined) cpSync(overlay, folder, { recursive: true });
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
    build: (environment = {}) =>
      run(folder, ["-r", "./src/cli/node-version.cjs", "src/cli/build.ts"], environment),
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
      { cwd, env: { ...process.env, ...environment } },
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
