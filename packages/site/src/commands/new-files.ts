import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { getErrorReason, replaceFile, UserError } from "cookie-inventory";
import type { FilesToWrite } from "../editions/freeze-edition.ts";

/** Writes files below `root`. Throws UserError if one cannot be written, and leaves all of them as they were. */
export function writeFiles(root: string, files: FilesToWrite): void {
  const undo: (() => void)[] = [];
  for (const [file, text] of files) {
    const absolute = path.join(root, file);
    try {
      const before = existsSync(absolute) ? readFileSync(absolute) : undefined;
      const folder = mkdirSync(path.dirname(absolute), { recursive: true });
      undo.push(() => {
        if (before !== undefined) replaceFile(absolute, before);
        else rmSync(folder ?? absolute, { recursive: true, force: true });
      });
      replaceFile(absolute, text);
    } catch (cause) {
      for (const each of undo.toReversed()) each();
      throw new UserError(`${file} cannot be written: ${getErrorReason(cause)}.`);
    }
  }
}

/** Prints which files were written, and what to do next. */
export function reportNewFiles(files: FilesToWrite, nextSteps: readonly string[]): void {
  for (const file of files.keys()) console.log(`Wrote ${file}.`);
  const steps = nextSteps.map((step, index) => `${index + 1}. ${step}`);
  console.log(`\nWhat to do next:\n${steps.join("\n")}`);
}
