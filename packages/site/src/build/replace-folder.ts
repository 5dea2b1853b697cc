import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { getErrorCode, getErrorReason, UserError } from "cookie-inventory";

/** Added to the name of a build’s folder, for the site that the build replaces. */
const PREVIOUS = ".last";

/**
 * Puts the folder `built` in the place of `output`. Throws UserError if that is not possible, and leaves `output` as it
 * was.
 */
export function replaceFolder(output: string, built: string): void {
  const previous = built + PREVIOUS;
  try {
    for (;;) {
      if (existsSync(output)) rename(output, previous, "ENOENT");
      // Fails if another build has created the folder since: then that one is replaced.
      if (rename(built, output, "ENOTEMPTY", "EEXIST")) return;
      rmSync(previous, { recursive: true, force: true });
    }
  } catch (cause) {
    if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
    if (!MOUNTED.has(getErrorCode(cause))) throw cannotReplace(output, cause);
    replaceContents(output, built);
  } finally {
    rmSync(previous, { recursive: true, force: true });
  }
}

/** Whether a folder holds the site that a build was replacing. */
export function isPreviousSite(folder: string): boolean {
  return folder.endsWith(PREVIOUS);
}

/** Throws UserError if a folder that builds write to is something else, such as a link to a folder of other files. */
export function checkIsFolder(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || stats.isDirectory()) return;
  const kind = stats.isSymbolicLink() ? "is a symbolic link" : "is not a folder";
  throw new UserError(`${folder} ${kind}, so the build cannot write to it. Remove it.`);
}

/* A mounted folder, as in a container, cannot be renamed, and no folder of another file system can take its place. */
const MOUNTED: ReadonlySet<string> = new Set(["EBUSY", "EXDEV", "EROFS"]);

/** Folders in a mounted output folder: a copy that is not complete yet, a complete one, and one that is moved up. */
const [COPYING, COPIED, MOVING] = [".build-copying", ".build-copied", ".build-moving"] as const;

/** Replaces the contents of a mounted folder. They are copied first, since it may be on another file system. */
function replaceContents(output: string, built: string): void {
  const copying = path.join(output, COPYING);
  try {
    mkdirSync(output, { recursive: true });
    cpSync(built, copying, { recursive: true });
    renameSync(copying, path.join(output, COPIED));
    finishReplacing(output);
  } catch (cause) {
    throw cannotReplace(output, cause);
  } finally {
    rmSync(copying, { recursive: true, force: true });
  }
}

/** Finishes replacing the contents of a mounted folder, from whichever step at which a build was killed. */
export function finishReplacing(output: string): void {
  const [copied, moving] = [path.join(output, COPIED), path.join(output, MOVING)];
  rmSync(path.join(output, COPYING), { recursive: true, force: true });
  if (existsSync(copied)) {
    const names = new Set([COPIED, ...readdirSync(copied)]);
    for (const name of readdirSync(output).filter((each) => !names.has(each)))
      rmSync(path.join(output, name), { recursive: true, force: true });
    renameSync(copied, moving);
  }
  if (!existsSync(moving)) return;
  for (const name of readdirSync(moving)) {
    rmSync(path.join(output, name), { recursive: true, force: true });
    renameSync(path.join(moving, name), path.join(output, name));
  }
  rmdirSync(moving);
}

function cannotReplace(output: string, cause: unknown): UserError {
  return new UserError(
    `${output} cannot be replaced: ${getErrorReason(cause)}. Make sure that there is room, and that you may write to it and to the folder that it is in.`,
  );
}

/** Renames a folder. Returns false if that fails with one of the `expected` error codes. */
function rename(from: string, to: string, ...expected: readonly string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (cause) {
    if (expected.includes(getErrorCode(cause))) return false;
    throw cause;
  }
}
