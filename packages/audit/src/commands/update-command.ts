import { readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import {
  resolveUserPath,
  INVENTORY_FILE,
  projectFolder,
  projectOnDisk,
  UserError,
  writeFileAtomically,
} from "cookie-inventory";
import { createTwoFilesPatch } from "diff";
import { readObservations } from "../journal.ts";
import type { Observations } from "../observation-schema.ts";
import { summariseChanges } from "../update/update-summary.ts";
import { updateInventoryText } from "../update/update-inventory.ts";
import { readFacts } from "./audit-report.ts";

interface UpdateOptions {
  readonly dryRun?: true;
  readonly previous?: string;
}

/** Adds the arguments, options and action of `storage-audit update`. */
export default function updateCommand(command: Command): void {
  command
    .argument("<file>", "saved results of a run")
    .option(
      "--previous <file>",
      "saved results of the run before: retire what neither has seen, if both are complete",
    )
    .option("--dry-run", "show the difference, and write nothing")
    .addHelpText("after", "\nExit codes: 0 done, or nothing to write; 2 could not run.")
    .action(updateInventory);
}

/** Writes results into the inventory, or shows what would be written. */
function updateInventory(file: string, { previous: before, dryRun }: UpdateOptions): void {
  const folder = projectFolder();
  readFacts(projectOnDisk(folder));
  const results = readObservations(resolveUserPath(file), file);
  const previous = before === undefined ? undefined : readPrevious(before, results);
  const inventory = path.join(folder, INVENTORY_FILE);
  const written = readFileSync(inventory, "utf8");
  // Some programs put a byte order mark before the text.
  const [mark, text] = written.startsWith("\uFEFF") ? ["\uFEFF", written.slice(1)] : ["", written];
  const { text: next, changes } = updateInventoryText(text, results, previous);
  console.error(summariseChanges(changes, dryRun === true));
  if (next === text) return;
  if (!dryRun) return writeFileAtomically(inventory, mark + next);
  const [from, to] = [`a/${INVENTORY_FILE}`, `b/${INVENTORY_FILE}`];
  console.log(createTwoFilesPatch(from, to, text, next, "", ""));
}

/** The results of the run before. Throws UserError where it is not earlier. */
function readPrevious(file: string, { run }: Observations): Observations {
  const previous = readObservations(resolveUserPath(file), file);
  if (Date.parse(previous.run.started) < Date.parse(run.started)) return previous;
  throw new UserError(
    `“${file}” is of no earlier run than this one: name the results of an audit before it.`,
  );
}
