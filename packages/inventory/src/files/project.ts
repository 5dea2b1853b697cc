import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { error, failed, type ReadResult } from "../problems/problem.ts";

/** A council’s files, on disk or in memory. Names are relative to the project, with forward slashes. */
export interface Project {
  /** Returns the bytes of a file, or undefined if it does not exist. */
  readonly read: (file: string) => Uint8Array | undefined;
  /** Returns the names of the files in a folder, at any depth, sorted; empty if the folder does not exist. */
  readonly list: (folder: string) => readonly string[];
}

/** A file’s name and text, without a byte order mark and with “\n” at the end of each line. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Returns the project in the folder `root`. Lists each folder only once. */
export function projectOnDisk(root: string): Project {
  const lists = new Map<string, readonly string[]>();
  return {
    read: (file) => undefinedIfMissing(() => readFileSync(path.join(root, file))),
    list: (folder) => {
      const files = lists.get(folder) ?? filesIn(root, folder);
      lists.set(folder, files);
      return files;
    },
  };
}

function filesIn(root: string, folder: string): string[] {
  const read = () => readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true });
  return (
    (undefinedIfMissing(read) ?? [])
      // Includes symbolic links, so that the rules check every file that the build reads.
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
      )
      // By code unit, not by locale: the order must not depend on the machine.
      .toSorted((a, b) => (a < b ? -1 : 1))
  );
}

/** Returns the text of a file, or a Problem if it is missing or not UTF-8. */
export function readSource(project: Project, file: string): ReadResult<Source> {
  const bytes = project.read(file);
  if (bytes === undefined) {
    const hint = "Put it back, or undo the change that moved or deleted it.";
    return failed(error({ file }, "missing-file", "This file is missing.", hint));
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
    return { ok: true, value: { file, text } };
  } catch {
    const hint = "Save it again with the encoding “UTF-8”.";
    return failed(error({ file }, "not-utf-8", "This file is not saved as UTF-8 text.", hint));
  }
}

function undefinedIfMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (
      cause instanceof Error &&
      "code" in cause &&
      ["ENOENT", "EISDIR", "ENOTDIR"].includes(String(cause.code))
    )
      return undefined;
    throw cause;
  }
}
