import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/*
 * Folders to measure in, and processes whose time and memory are measured. The folders are on a RAM disk where there is
 * one: on a real disk ten thousand pages measure the file system.
 */

const PROJECT = path.join(import.meta.dirname, "../..");
const RAM = "/dev/shm";
/** GNU time, which reports processor time and memory. */
const TIME = "/usr/bin/time";

/** What a process took. */
export interface Measured {
  readonly seconds: number;
  /** Of all its threads; NaN without GNU time. */
  readonly processorSeconds: number;
  /** The most memory that it held; NaN without GNU time. */
  readonly megabytes: number;
}

/** Creates the folder of this run, which goes when the run ends, and has temporary folders made inside it. */
export function openBench(): void {
  const folder = mkdtempSync(path.join(existsSync(RAM) ? RAM : os.tmpdir(), "bench-"));
  process.env["TMPDIR"] = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
}

/** Creates a folder with copies of some files of this repository, and its packages. */
export function createFolder(files: readonly string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "site-"));
  for (const name of files)
    cpSync(path.join(PROJECT, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}

/** Builds in a folder without an earlier build, as a whole process. Throws an Error with its output if it fails. */
export function build(folder: string, command: readonly string[]): Measured {
  rmSync(path.join(folder, "_site"), { recursive: true, force: true });
  const report = path.join(os.tmpdir(), "time.txt");
  const hasTime = existsSync(TIME);
  const [program = "", ...args] = hasTime
    ? [TIME, "-f", "%M %U %S", "-o", report, ...command]
    : command;
  // All of them may use again what Node.js has compiled before.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(os.tmpdir(), "compiled") };
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`${command.join(" ")}\n${stdout}\n${stderr}`);
  const [kibibytes = Number.NaN, user = Number.NaN, system = Number.NaN] = hasTime
    ? readFileSync(report, "utf8").trim().split(" ").map(Number)
    : [];
  return { seconds, processorSeconds: user + system, megabytes: (kibibytes * 1024) / 1e6 };
}
