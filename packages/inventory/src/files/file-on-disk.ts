import { lstatSync, readFileSync, type Stats } from "node:fs";
import path from "node:path";
import { error, failed, type Problem, type ReadResult } from "../problems/problem.ts";
import { getErrorReason, isMissing } from "./system-errors.ts";

/** In bytes. Far more than any file of a privacy notice needs, frozen HTML included. */
const MAX_SIZE = 5_000_000;

/**
 * Returns a function that reads files of the folder `root`. It returns undefined for a file that does not exist, and a
 * Problem for one that must not be read: symbolic links, which could publish any file of the machine, devices, which may
 * have no end, and files that are too large. They are recognised before they are opened.
 */
export function createFileReader(
  root: string,
): (file: string) => ReadResult<Uint8Array> | undefined {
  return (file) => {
    try {
      const absolute = path.join(root, file);
      const link = findLink(root, file);
      if (link !== undefined) return failed(linkProblem(file, link));
      const wrongKind = findWrongKind(file, lstatSync(absolute));
      return wrongKind === undefined
        ? { ok: true, value: readFileSync(absolute) }
        : failed(wrongKind);
    } catch (cause) {
      return isMissing(cause) ? undefined : failed(toProblem(file, cause));
    }
  };
}

/**
 * Returns the first symbolic link on the way from the project’s folder to a file or folder, which may be the link
 * itself. A path to another place, which only a user can name, may have links. Throws the system’s error if it does not exist.
 */
export function findLink(root: string, file: string): string | undefined {
  if (file.startsWith("..")) return undefined;
  const folders = path.posix.dirname(file);
  const link = folders === "." ? undefined : findLink(root, folders);
  if (link !== undefined) return link;
  return lstatSync(path.join(root, file)).isSymbolicLink() ? file : undefined;
}

function linkProblem(file: string, link: string): Problem {
  const message =
    link === file
      ? "This is a symbolic link, which the site must not follow."
      : `The folder ${link} is a symbolic link, which the site must not follow.`;
  const hint = "Remove the link, and put a copy of what it leads to in its place.";
  return error({ file }, "symbolic-link", message, hint);
}

function findWrongKind(file: string, stats: Stats): Problem | undefined {
  if (!stats.isFile()) {
    const message = stats.isDirectory()
      ? "This is a folder, and should be a file."
      : "This is not a file, but a device, a pipe or a socket.";
    const hint = "Remove it, and put the file in its place.";
    return error({ file }, "not-a-file", message, hint);
  }
  if (stats.size <= MAX_SIZE) return undefined;
  const message = `This file has ${formatMegabytes(stats.size)} MB; the maximum is ${formatMegabytes(MAX_SIZE)} MB.`;
  const hint = "Undo the change that made it so large, or remove what does not belong in it.";
  return error({ file }, "file-too-large", message, hint);
}

function formatMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace(/\.0$/, "");
}

function toProblem(file: string, cause: unknown): Problem {
  const message = `This file cannot be opened: ${getErrorReason(cause)}.`;
  const hint = "Make sure that you may read it, and that its name is not too long.";
  return error({ file }, "unreadable-file", message, hint);
}
