import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { COPIED, EDITIONS_FOLDER, plainEnvironment } from "privacy-notice";

/*
 * Folders to measure in, and processes whose time and memory are taken. All of them stand on a RAM disk where there
 * is one: on a real disk ten thousand pages measure the file system.
 */

export const PROJECT = path.join(import.meta.dirname, "../..");
export const NODE = process.execPath;

/** How our build is started, as “npm run build” does it. */
export const BUILD = [NODE, "-r", "./src/cli/node-version.cjs", "src/cli/build.ts"];

const RAM = "/dev/shm";
const TIME = "/usr/bin/time";
/** What a process took. */
export interface Taken {
  readonly seconds: number;
  /** Of all its threads, which other work on the machine stretches less; where GNU’s time can tell. */
  readonly processorSeconds: number;
  /** The most memory that it held, where GNU’s time can tell. */
  readonly megabytes: number;
}

/** Makes the folder for this run, which goes when the run ends, and has temporary folders made inside it. */
export function openBench(): void {
  const folder = mkdtempSync(path.join(existsSync(RAM) ? RAM : os.tmpdir(), "bench-"));
  process.env["TMPDIR"] = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  // A RAM disk must not stay full of what an interrupted run has left.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
}

/** A copy of this very project: its own pages, facts and editions. */
export function copyProject(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "project-"));
  for (const name of [...COPIED, EDITIONS_FOLDER]) {
    const from = path.join(PROJECT, name);
    if (existsSync(from)) cpSync(from, path.join(folder, name), { recursive: true });
  }
  return folder;
}

/**
 * Gives a folder the packages of another by links, one for each, so that what is kept in node_modules is the
 * folder’s own and can be thrown away.
 */
export function linkPackages(folder: string, from: string): void {
  const inside = path.join(folder, "node_modules");
  rmSync(inside, { recursive: true, force: true });
  mkdirSync(inside, { recursive: true });
  for (const name of readdirSync(path.join(from, "node_modules"))) {
    if (name.startsWith(".") && name !== ".bin") continue;
    symlinkSync(path.join(from, "node_modules", name), path.join(inside, name), "junction");
  }
}

/** Throws away what builds keep in a folder of linkPackages, such as the compiled styles. */
export function forget(folder: string): void {
  rmSync(path.join(folder, "node_modules/.cache"), { recursive: true, force: true });
}

/** Runs a whole process from its start to its end. Throws what it printed when it fails. */
export function take(folder: string, command: readonly string[]): Taken {
  const report = path.join(os.tmpdir(), "memory.txt");
  const measured = existsSync(TIME) ? [TIME, "-f", "%M %U %S", "-o", report, ...command] : command;
  const [program = NODE, ...args] = measured;
  const env = {
    ...plainEnvironment(),
    // Ours keeps what Node has compiled: so that this is not what is compared, all of them do.
    NODE_COMPILE_CACHE: path.join(os.tmpdir(), "compiled"),
    ASTRO_TELEMETRY_DISABLED: "1",
  };
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0)
    throw new Error(`${command.join(" ")}\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`);
  const [kibibytes = Number.NaN, user = Number.NaN, system = Number.NaN] = existsSync(TIME)
    ? readFileSync(report, "utf8").trim().split(" ").map(Number)
    : [];
  return { seconds, processorSeconds: user + system, megabytes: (kibibytes * 1024) / 1e6 };
}
