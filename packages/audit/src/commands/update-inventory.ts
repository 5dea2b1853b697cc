import { readFileSync } from "node:fs";
import path from "node:path";
import { createTwoFilesPatch } from "diff";
import type { Observations } from "../observations.ts";
import { changesInWords } from "../update/words.ts";
import { update } from "../update/update.ts";
import { INVENTORY_FILE } from "cookie-inventory";
import type { ReportOptions } from "./audit-options.ts";
import { ROOT, writeWhole } from "cookie-inventory";

/** Throws an Error where an option has no effect without another. */
export function refuseLonely({ update: isUpdate, dryRun, previous }: ReportOptions): void {
  const lonely = dryRun ? "--dry-run" : previous === undefined ? undefined : "--previous";
  if (lonely !== undefined && !isUpdate) {
    throw new Error(`“${lonely}” goes with “--update”: add that, or leave it out.`);
  }
}

/** Writes what was seen into the inventory, or shows what would be written. */
export function updateInventory(
  observations: Observations,
  previous: Observations | undefined,
  { dryRun, format, output }: ReportOptions,
): void {
  const file = path.join(ROOT, INVENTORY_FILE);
  const written = readFileSync(file, "utf8");
  // Some programs put a byte order mark before the text.
  const [mark, text] = written.startsWith("\uFEFF") ? ["\uFEFF", written.slice(1)] : ["", written];
  const { text: next, changes } = update(text, observations, previous);
  console.error(`\n${changesInWords(changes, dryRun === true)}`);
  if (next === text) return;
  if (!dryRun) return writeWhole(file, mark + next);
  const patch = createTwoFilesPatch(
    `a/${INVENTORY_FILE}`,
    `b/${INVENTORY_FILE}`,
    text,
    next,
    "",
    "",
  );
  // Not into the middle of what another program is to read.
  const show = format === "text" || output !== undefined ? console.log : console.error;
  show(patch);
}

/** Throws an Error where the previous run, in `file`, is no earlier one. */
export function refuseLater(file: string, previous: Observations, { run }: Observations): void {
  if (Date.parse(previous.run.started) < Date.parse(run.started)) return;
  throw new Error(
    `“${file}” is of no earlier run than this one: name what an audit has seen before it.`,
  );
}
