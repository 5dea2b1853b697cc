import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { error, type ReadResult, failed } from "../problems/problem.ts";

/** The files that editors write, wherever they are kept. Names are relative to the project, with forward slashes. */
export interface Project {
  /** The bytes of a file, or undefined when there is none. */
  readonly read: (file: string) => Uint8Array | undefined;
  /** The files inside a folder, at any depth, sorted by name; none when there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

/** A file's name and text, without a byte order mark and with “\n” at the end of each line. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** The project in the folder `root` on disk, as it is now: each folder is listed once. */
export function projectOnDisk(root: string): Project {
  const lists = new Map<string, readonly string[]>();
  return {
    read: (file) => unlessMissing(() => readFileSync(path.join(root, file))),
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
    (unlessMissing(read) ?? [])
      // Links as well: whatever follows them must not meet a file that no rule has seen.
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
      )
      // By code unit, not by locale: the order must not depend on the machine.
      .toSorted((a, b) => (a < b ? -1 : 1))
  );
}

/** The text of a file, or a Problem when it is missing or is not UTF-8. */
export function readSource(project: Project, file: string): ReadResult<Source> {
  const bytes = project.read(file);
  if (bytes === undefined) {
    const hint = "Put it back, or undo the change that moved it.";
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

function unlessMissing<T>(read: () => T): T | undefined {
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
