import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/* Builds run on a RAM disk if there is one. On a real disk, ten thousand pages would measure the file system. */

const REPOSITORY = path.join(import.meta.dirname, "../..");
const RAM_DISK = "/dev/shm";
/** Reports processor time and memory. */
const GNU_TIME = "/usr/bin/time";

/** The time and memory of a process. */
export interface Measurement {
  readonly seconds: number;
  /** Of all its threads; NaN without GNU time. */
  readonly processorSeconds: number;
  /** Peak memory; NaN without GNU time. */
  readonly megabytes: number;
}

/** Creates a folder for temporary files, if possible on a RAM disk, and removes it when this process exits. */
export function useRamDisk(): void {
  const folder = mkdtempSync(path.join(existsSync(RAM_DISK) ? RAM_DISK : os.tmpdir(), "bench-"));
  process.env["TMPDIR"] = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
}

/** Creates a folder with copies of files of this repository, and with its packages. */
export function createSiteFolder(files: readonly string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "site-"));
  for (const name of files)
    cpSync(path.join(REPOSITORY, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}

/** Measures a clean build in its own process. Throws an Error with its output if it fails. */
export function measureBuild(folder: string, command: readonly string[]): Measurement {
  rmSync(path.join(folder, "_site"), { recursive: true, force: true });
  const report = path.join(os.tmpdir(), "time.txt");
  const hasTime = existsSync(GNU_TIME);
  const [program = "", ...args] = hasTime
    ? [GNU_TIME, "-f", "%M %U %S", "-o", report, ...command]
    : command;
  // All builds share a compile cache.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(os.tmpdir(), "compile-cache") };
  const startTime = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - startTime) / 1000;
  if (status !== 0) throw new Error(`${command.join(" ")}\n${stdout}\n${stderr}`);
  const [kibibytes = Number.NaN, user = Number.NaN, system = Number.NaN] = hasTime
    ? readFileSync(report, "utf8").trim().split(" ").map(Number)
    : [];
  return { seconds, processorSeconds: user + system, megabytes: (kibibytes * 1024) / 1e6 };
}
