import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { error, type Problem } from "cookie-inventory";
import { toBuildProblems } from "./build-failure.ts";
import { newBuildFolder } from "./build-folder.ts";
import { checkFilesForEleventy } from "./check-files.ts";
import { hideBenchmarkMessages } from "./eleventy-benchmarks.ts";
import { CONFIG_FILE, findConfigFile } from "./eleventy-config.ts";
import { replaceFolder } from "./replace-folder.ts";

export interface BuiltFile {
  /** Its path in the output folder. */
  readonly file: string;
  readonly bytes: number;
}

/**
 * Builds the council’s site in the current folder. Replaces `output` only when the build has succeeded.
 *
 * Throws ProblemsError if the content has errors, UserError if `output` cannot be replaced, or Eleventy’s error.
 */
export async function buildSite(output: string): Promise<BuiltFile[]> {
  checkFilesForEleventy();
  const configPath = findConfigFile();
  const folder = newBuildFolder(output);
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
    checkFilesForEleventy();
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
