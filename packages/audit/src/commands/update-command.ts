import { readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { resolveUserPath, UserError, writeFileAtomically } from "cookie-inventory";
import { createTwoFilesPatch } from "diff";
import { readObservations } from "../journal.ts";
import type { Observations } from "../observation-schema.ts";
import { updateInventoryText } from "../update/update-inventory.ts";
import { summariseChanges } from "../update/update-summary.ts";
import { readInputs } from "./compare-and-report.ts";
import {
  addInventoryOption,
  addSuggestionOptions,
  readSuggestionOptions,
  type SuggestionOptions,
} from "./report-options.ts";

interface UpdateOptions extends SuggestionOptions {
  readonly inventory?: string;
  readonly dryRun?: true;
  readonly previous?: string;
}

/** Adds the arguments, options and action of `storage-audit update`. */
export default function updateCommand(command: Command): void {
  addSuggestionOptions(addInventoryOption(command))
    .argument("<file>", "saved results of a run")
    .option(
      "--previous <file>",
      "saved results of the previous run: if both runs are complete, retire records that neither has found",
    )
    .option("--dry-run", "show the changes, but do not write them")
    .addHelpText("after", "\nExit codes: 0 updated, or nothing to update; 2 could not run.")
    .action(updateInventory);
}

/** Updates the inventory from results, or shows the changes. */
function updateInventory(file: string, options: UpdateOptions): void {
  const { previous: previousFile, dryRun } = options;
  const inventory = readInputs(options).inventory?.source.file;
  if (inventory === undefined) {
    throw new UserError(
      "There is no _data/cookies.json here. Name the inventory with “--inventory”.",
    );
  }
  const results = readObservations(resolveUserPath(file), file);
  const previous = previousFile === undefined ? undefined : readPrevious(previousFile, results);
  const content = readFileSync(inventory, "utf8");
  // Some programs put a byte order mark before the text.
  const [mark, text] = content.startsWith("\uFEFF") ? ["\uFEFF", content.slice(1)] : ["", content];
  const findKnown = readSuggestionOptions(options);
  const { text: next, changes } = updateInventoryText(text, results, previous, findKnown);
  console.error(summariseChanges(changes, dryRun === true));
  if (next === text) return;
  if (!dryRun) return writeFileAtomically(path.resolve(inventory), mark + next);
  const [from, to] = [`a/${inventory}`, `b/${inventory}`];
  console.log(createTwoFilesPatch(from, to, text, next, "", ""));
}

/** Reads the results of the previous run. Throws UserError if it is not earlier. */
function readPrevious(file: string, { run }: Observations): Observations {
  const previous = readObservations(resolveUserPath(file), file);
  if (Date.parse(previous.run.started) < Date.parse(run.started)) return previous;
  throw new UserError(
    `“${file}” is not from an earlier run: name the results of the previous run.`,
  );
}
