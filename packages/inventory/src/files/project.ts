import { readdirSync } from "node:fs";
import path from "node:path";
import { UserError } from "../command-line/user-error.ts";
import type { Language } from "../languages/language.ts";
import { error, failed, type ReadResult } from "../problems/problem.ts";
import { createFileReader, findLink } from "./file-on-disk.ts";
import { getErrorReason, isMissing } from "./system-errors.ts";

/** A council’s files, on disk or in memory. Names are relative to the project, with forward slashes. */
export interface Project {
  /** Returns the bytes of a file, the reason why it must not be read, or undefined if it does not exist. */
  readonly read: (file: string) => ReadResult<Uint8Array> | undefined;
  /** Returns the names of the files in a folder, at any depth, sorted; empty if it does not exist, or is a link. */
  readonly list: (folder: string) => readonly string[];
  /** The language in which texts are read; undefined for the one in which the council writes. */
  readonly language?: Language;
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
    read: createFileReader(root),
    list: (folder) => {
      const files = lists.get(folder) ?? filesIn(root, folder);
      lists.set(folder, files);
      return files;
    },
  };
}

/** Throws UserError if a folder cannot be opened. Symbolic links are listed, and never followed. */
function filesIn(root: string, folder: string): string[] {
  try {
    if (findLink(root, folder) !== undefined) return [];
    // By code unit, not by locale: the order must not depend on the machine.
    return walk(root, folder).toSorted((a, b) => (a < b ? -1 : 1));
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new UserError(
      `The folder ${folder} cannot be listed: ${getErrorReason(cause)}. Make sure that you may open it and every folder in it.`,
    );
  }
}

/** Not with the option “recursive” of readdirSync, which follows symbolic links to folders. */
function walk(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    // Links are listed as files, so that the rules check every file that the build reads.
    return entry.isDirectory() ? walk(root, name) : name;
  });
}

/** Returns the text of a file, or a Problem if it is missing, must not be read or is not UTF-8. */
export function readSource(project: Project, file: string): ReadResult<Source> {
  const read = project.read(file);
  if (read === undefined) {
    const hint = "Put it back, or undo the change that moved or deleted it.";
    return failed(error({ file }, "missing-file", "This file is missing.", hint));
  }
  if (!read.ok) return read;
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const text = decoder.decode(read.value).replaceAll("\r\n", "\n");
    return { ok: true, value: { file, text } };
  } catch {
    const hint = "Save it again with the encoding “UTF-8”.";
    return failed(error({ file }, "not-utf-8", "This file is not saved as UTF-8 text.", hint));
  }
}
