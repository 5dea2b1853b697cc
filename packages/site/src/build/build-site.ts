import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { error, type Problem } from "cookie-inventory";
import { hideBenchmarkMessages } from "./eleventy-benchmarks.ts";
import { toBuildProblems } from "./build-failure.ts";
import { CONFIG_FILE, findConfigFile } from "./eleventy-config.ts";

export interface BuiltFile {
  /** Its path in the output folder. */
  readonly file: string;
  readonly bytes: number;
}

/** Sites are built here, and moved to the output folder when they are complete. */
const BUILDS_FOLDER = ".build";

/**
 * Builds the council’s site in the current folder. Replaces `output` only when the build has succeeded.
 *
 * Throws ProblemsError if the content has errors, or Eleventy’s error.
 */
export async function buildSite(output: string): Promise<BuiltFile[]> {
  const configPath = findConfigFile();
  const folder = newBuildFolder();
  try {
    const files = await buildInto(folder, configPath);
    replaceFolder(output, folder);
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the site in the current folder, removes it, and returns the problems that stopped the build. */
export async function findBuildProblems(): Promise<readonly Problem[]> {
  if (!existsSync(CONFIG_FILE)) {
    const hint = "Put it back, or copy the one in docs/adopting.md.";
    return [error({ file: CONFIG_FILE }, "missing-file", "This file is missing.", hint)];
  }
  const folder = newBuildFolder();
  try {
    await buildInto(folder, CONFIG_FILE);
    return [];
  } catch (cause) {
    return toBuildProblems(cause);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildInto(folder: string, configPath: string): Promise<BuiltFile[]> {
  const eleventy = new Eleventy(undefined, folder, {
    configPath,
    quietMode: true,
    config: hideBenchmarkMessages,
  });
  // The command reports errors; Eleventy would log each a second time.
  eleventy.disableLogger();
  const [, templates] = await eleventy.write();
  return templates.map(({ outputPath, content }) => ({
    file: path.relative(folder, outputPath),
    bytes: Buffer.byteLength(content),
  }));
}

/** Creates an empty folder for a build, and removes the folders of builds that were killed. */
export function newBuildFolder(): string {
  mkdirSync(BUILDS_FOLDER, { recursive: true });
  for (const name of readdirSync(BUILDS_FOLDER)) {
    if (!isRunning(Number.parseInt(name, 10)))
      rmSync(path.join(BUILDS_FOLDER, name), { recursive: true, force: true });
  }
  // A random suffix, since a killed build may have had the same process id.
  return mkdtempSync(path.join(BUILDS_FOLDER, `${process.pid}-`));
}

function replaceFolder(output: string, built: string): void {
  const previous = `${built}.last`;
  try {
    for (;;) {
      if (existsSync(output)) rename(output, previous, "ENOENT");
      // Fails if another build has created the folder since: then that one is replaced.
      if (rename(built, output, "ENOTEMPTY", "EEXIST")) return;
      rmSync(previous, { recursive: true, force: true });
    }
  } catch (cause) {
    if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
    throw cause;
  } finally {
    rmSync(previous, { recursive: true, force: true });
  }
}

/** Renames a folder. Returns false if that fails with one of the `expected` error codes. */
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
