import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { readRules } from "../hosting/rules.ts";
import { ProblemsError } from "../problems/problem.ts";

/** A file that a build has written. */
export interface BuiltFile {
  /** Its path inside the output folder. */
  readonly file: string;
  readonly bytes: number;
}

/** Builds are made here, and moved into place when they are whole. */
const WORKSHOP = ".build";

/**
 * Builds the site from an empty folder and then puts it in the place of `output`, which keeps the last
 * good build until that moment. Both are in the current folder, which is the project's.
 *
 * Throws ProblemsError when editors have something to mend, or Eleventy's error.
 */
export async function buildSite(output: string): Promise<BuiltFile[]> {
  removeLeftovers();
  const aside = path.join(WORKSHOP, String(process.pid));
  try {
    const eleventy = new Eleventy(undefined, aside, {
      configPath: ".eleventy.ts",
      quietMode: true,
    });
    // Eleventy would log each failure as well, in its own words.
    eleventy.disableLogger();
    const [, templates] = await eleventy.write();
    const rules = await readRules(".", aside);
    if (!rules.ok) throw new ProblemsError(rules.problems);
    swap(aside, output);
    return templates.map(({ outputPath, content }) => ({
      file: path.relative(aside, outputPath),
      bytes: Buffer.byteLength(content),
    }));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function swap(fresh: string, place: string): void {
  const last = `${fresh}.last`;
  try {
    for (;;) {
      if (existsSync(place)) rename(place, last, "ENOENT");
      // Another build may have put its own pages there in the meantime: then those are the last ones.
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

/** A build that was killed leaves its folder behind; one that still runs has its process. */
function removeLeftovers(): void {
  mkdirSync(WORKSHOP, { recursive: true });
  for (const name of readdirSync(WORKSHOP)) {
    if (!isRunning(Number.parseInt(name, 10)))
      rmSync(path.join(WORKSHOP, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
