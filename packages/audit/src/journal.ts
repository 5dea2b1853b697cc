import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { fieldOf, UserError } from "cookie-inventory";
import {
  type JournalEntry,
  entrySchema,
  type Observations,
  observationsSchema,
  RESULTS_VERSION,
} from "./observation-schema.ts";

/*
 * What an audit sees is written as it comes, a line for each page, so that nothing is lost when the run is cut
 * off: whatever was written is there still, and a line that was cut is as if it had not been begun.
 */

/** Where entries are written to as they come. */
export type Journal = (entry: JournalEntry) => void;

/** Begins a journal in a new file. Throws UserError where the file is there already, or cannot be written. */
export function beginJournal(file: string): Journal {
  writing(file, () => writeFileSync(file, "", { flag: "wx" }));
  return continueJournal(file);
}

/** Goes on with one. */
export function continueJournal(file: string): Journal {
  return (entry) => writing(file, () => appendFileSync(file, `${JSON.stringify(entry)}\n`));
}

/**
 * The entries of a journal that was cut off; the line at which that happened is taken out of the file.
 * Throws UserError that says what is wrong with the file.
 */
export function readJournal(file: string): JournalEntry[] {
  const text = readText(file);
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole === "") throw new UserError(`“${file}” holds nothing yet: start the audit again.`);
  const entries = whole
    .trimEnd()
    .split("\n")
    .map((line, index) => {
      const entry = entrySchema.safeParse(parse(line));
      if (entry.success) return entry.data;
      if (index === 0) throw notOurs(file, parse(line));
      throw new UserError(`“${file}” is damaged in line ${index + 1}: start the audit again.`);
    });
  if (entries[0]?.type !== "run") throw notOurs(file, undefined);
  if (whole !== text) writing(file, () => writeFileSync(file, whole));
  return entries;
}

/** What a finished audit has seen. Throws UserError that says what is wrong with the file, which it calls `name`. */
export function readObservations(file: string, name = file): Observations {
  const data = parse(readText(file, name));
  const read = observationsSchema.safeParse(data);
  if (read.success) return read.data;
  throw notOurs(name, data);
}

function notOurs(file: string, data: unknown): UserError {
  const version = fieldOf(data, "version");
  if (data === undefined) {
    return new UserError(
      `“${file}” is no whole file of observations: it was cut off or changed. If there is a “${file}.part”, continue with “npx storage-audit run --resume ${file}.part”; else start the audit again.`,
    );
  }
  if (typeof version === "number" && version !== RESULTS_VERSION) {
    return new UserError(
      `“${file}” was written by another version of the audit (${version}; this one reads ${RESULTS_VERSION}): start the audit again.`,
    );
  }
  return new UserError(`“${file}” is no file of observations.`);
}

function readText(file: string, name = file): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(`“${name}” cannot be read: name a file that an audit has written.`);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Says in plain words why a file cannot be written. */
function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const code = fieldOf(cause, "code");
    const why =
      code === "ENOSPC" || code === "EDQUOT"
        ? "the disk is full. Make room, then continue with “--resume”"
        : code === "EEXIST"
          ? "it is there already, from an audit that was cut off. Continue that one with “--resume”, or delete the file"
          : "name a file in a folder that exists";
    throw new UserError(`“${file}” cannot be written: ${why}.`, { cause });
  }
}
