import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { checkIsFolder, finishReplacing, isPreviousSite, replaceFolder } from "./replace-folder.ts";

/** Sites are built here, and moved to the output folder when they are complete. */
const BUILDS_FOLDER = ".build";

/** The names of folders of builds: each starts with the id of its process. */
const NAME = /^\d+(?:-\w+)?(?:\.last)?$/;

/**
 * Creates an empty folder for a build that will replace the site in `output`. Repairs what builds that were killed have
 * left behind: puts back the site that one was replacing, and removes their folders. Throws UserError if a folder is
 * not one.
 */
export function newBuildFolder(output?: string): string {
  checkIsFolder(BUILDS_FOLDER);
  if (output !== undefined) checkIsFolder(output);
  mkdirSync(BUILDS_FOLDER, { recursive: true });
  const leftovers = readdirSync(BUILDS_FOLDER)
    .filter((name) => NAME.test(name))
    .map((name) => path.join(BUILDS_FOLDER, name))
    .filter(isLeftover);
  if (output !== undefined) repair(output, leftovers.find(isPreviousSite));
  for (const folder of leftovers.filter((each) => output !== undefined || !isPreviousSite(each)))
    rmSync(folder, { recursive: true, force: true });
  // A random suffix, since a killed build may have had the same process id.
  return mkdtempSync(path.join(BUILDS_FOLDER, `${process.pid}-`));
}

function repair(output: string, previous: string | undefined): void {
  if (existsSync(output)) finishReplacing(output);
  else if (previous !== undefined) replaceFolder(output, previous);
}

/** In milliseconds. Replacing a site takes a small part of it. */
const LONGEST_REPLACEMENT = 10_000;

/** Whether the build of a folder was killed. Another process may have got its id since. */
function isLeftover(folder: string): boolean {
  const pid = Number.parseInt(path.basename(folder), 10);
  if (pid === process.pid || !isRunning(pid)) return true;
  return isPreviousSite(folder) && Date.now() - statSync(folder).ctimeMs > LONGEST_REPLACEMENT;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
