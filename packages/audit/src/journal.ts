import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fieldOf, resolveUserPath, UserError, writeFileAtomically } from "cookie-inventory";
import {
  entrySchema,
  type JournalEntry,
  type Observations,
  observationsSchema,
  RESULTS_VERSION,
} from "./observation-schema.ts";
import { parseJson } from "./parse-json.ts";

/*
 * The journal of a run: each entry is appended to the file as a line of JSON, so that an interrupted run can be resumed.
 * A last line that is incomplete is dropped. The file is removed once the results are saved.
 */

/** Appends an entry. Throws UserError if the file cannot be written. */
export type Journal = (entry: JournalEntry) => void;

/**
 * Saves the formatted results of a run to `file`, then removes its journal. Both are paths as the user writes them.
 * Throws UserError and keeps the journal if the results cannot be saved.
 */
export function replaceJournal(journal: string, file: string, results: string): void {
  try {
    writeFileAtomically(file, results);
  } catch (cause) {
    throw new UserError(
      `The results cannot be saved to “${file}”: check that there is space, and that this is not a folder. Nothing is lost. Save them with: npx storage-audit run --resume ${journal}`,
      { cause },
    );
  }
  rmSync(resolveUserPath(journal));
}

/** Returns the content of a results file. */
export function formatResults(results: Observations): string {
  return `${JSON.stringify(results)}\n`;
}

/** Creates a journal. Throws UserError if the file exists, or cannot be written. */
export function createJournal(file: string): Journal {
  tryToWrite(file, () => writeFileSync(file, "", { flag: "wx" }));
  return openJournal(file);
}

/** Opens an existing journal. */
export function openJournal(file: string): Journal {
  return (entry) => tryToWrite(file, () => appendFileSync(file, `${JSON.stringify(entry)}\n`));
}

/**
 * Reads the entries of an interrupted run, and removes an incomplete last line from the file. Throws UserError
 * if the file is damaged or cannot be read.
 */
export function readJournal(file: string): JournalEntry[] {
  const text = readText(file);
  const complete = text.slice(0, text.lastIndexOf("\n") + 1);
  if (complete === "") throw new UserError(`“${file}” has no results yet: start the audit again.`);
  const entries = complete
    .trimEnd()
    .split("\n")
    .map((line, index) => {
      const entry = entrySchema.safeParse(parseJson(line));
      if (entry.success) return entry.data;
      if (index === 0) throw unknownFormat(file, parseJson(line));
      throw new UserError(`“${file}” is damaged on line ${index + 1}: start the audit again.`);
    });
  if (entries[0]?.type !== "run") throw unknownFormat(file, undefined);
  if (complete !== text) tryToWrite(file, () => writeFileSync(file, complete));
  return entries;
}

/** Reads the saved results of a run. Throws UserError, in which the file is called `name`. */
export function readObservations(file: string, name = file): Observations {
  const data = parseJson(readText(file, name));
  const read = observationsSchema.safeParse(data);
  if (read.success) return read.data;
  throw unknownFormat(name, data);
}

function unknownFormat(file: string, data: unknown): UserError {
  const version = fieldOf(data, "version");
  if (data === undefined) {
    return new UserError(
      `“${file}” is not a complete results file: it was cut short or edited. If there is a “${file}.part”, continue with “npx storage-audit run --resume ${file}.part”. If not, start the audit again.`,
    );
  }
  if (typeof version === "number" && version !== RESULTS_VERSION) {
    return new UserError(
      `“${file}” was saved by another version of the audit (format ${version}; this version reads ${RESULTS_VERSION}): start the audit again.`,
    );
  }
  return new UserError(`“${file}” is not a results file.`);
}

function readText(file: string, name = file): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(`“${name}” cannot be read: name a file that an audit has saved.`);
  }
}

/** Calls `write`. Throws UserError if the file cannot be written, and says how to go on. */
export function tryToWrite(file: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const code = fieldOf(cause, "code");
    const reason =
      code === "ENOSPC" || code === "EDQUOT"
        ? "the disk is full. Free some space, then continue with “--resume”"
        : code === "EEXIST"
          ? "it already exists, from an interrupted audit. Continue that audit with “--resume”, or delete the file"
          : "check that the folder exists";
    throw new UserError(`“${file}” cannot be written: ${reason}.`, { cause });
  }
}
