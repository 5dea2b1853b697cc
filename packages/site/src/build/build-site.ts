import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { silenceBenchmarks } from "./benchmarks.ts";
import { configFile } from "./config-file.ts";

/** A file that a build has written. */
export interface BuiltFile {
  /** Its path inside the output folder. */
  readonly file: string;
  readonly bytes: number;
}

/** Sites are built here, and moved into place when they are complete. */
const BUILDS = ".build";

/**
 * Builds the site into a new folder and then moves it to `output`, which keeps the last good build until then. Both are
 * in the current folder, which is the council’s.
 *
 * Throws ProblemsError if editors have something to fix, or Eleventy’s error.
 */
export async function buildSite(output: string): Promise<BuiltFile[]> {
  const configPath = configFile();
  const folder = newBuildFolder();
  try {
    const eleventy = new Eleventy(undefined, folder, {
      configPath,
      quietMode: true,
      config: silenceBenchmarks,
    });
    // Eleventy would log each failure as well.
    eleventy.disableLogger();
    const [, templates] = await eleventy.write();
    swap(folder, output);
    return templates.map(({ outputPath, content }) => ({
      file: path.relative(folder, outputPath),
      bytes: Buffer.byteLength(content),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Creates an empty folder for a build, and removes those of builds that were killed. */
export function newBuildFolder(): string {
  mkdirSync(BUILDS, { recursive: true });
  for (const name of readdirSync(BUILDS)) {
    if (!isRunning(Number.parseInt(name, 10)))
      rmSync(path.join(BUILDS, name), { recursive: true, force: true });
  }
  // A new name each time: a killed build may have had this process id before.
  return mkdtempSync(path.join(BUILDS, `${process.pid}-`));
}

function swap(fresh: string, place: string): void {
  const last = `${fresh}.last`;
  try {
    for (;;) {
      if (existsSync(place)) rename(place, last, "ENOENT");
      // Another build may have put its own pages there in between: then those are the last ones.
      if (rename(fresh, place, "ENOTEMPTY", "EEXIST")) return;
      rmSync(last, { recursive: true, force: true });
    }
  } catch (cause) {
    if (existsSync(last) && !existsSync(place)) renameSync(last, place);
    throw cause;
  } finally {
    rmSync(last, { recursive: true, force: true });
  }
}

/** Renames a folder. Returns false when that failed with one of the `expected` error codes. */
function rename(from: string, to: string, ...expected: readonly string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && expected.includes(String(cause.code)))
      return false;
    throw cause;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
