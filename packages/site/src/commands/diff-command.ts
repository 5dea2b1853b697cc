import { appendFileSync, existsSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import {
  projectFolder,
  projectOnDisk,
  resolveUserPath,
  todayOption,
  UserError,
} from "cookie-inventory";
import { measurePages } from "../build/page-sizes.ts";
import { type Checkout, summariseChange } from "../diff/change-summary.ts";
import { markdownFormat, terminalFormat } from "../diff/output-formats.ts";
import { formatSummary } from "../diff/summary-text.ts";

/** `privacy-notice diff` */
export default function defineDiff(command: Command): void {
  command
    .argument("<folder>", "another checkout to compare with; build both to compare page sizes")
    .addOption(todayOption())
    .addHelpText(
      "after",
      "\nOn GitHub it also adds the result to the job summary. Exit codes: 0 compared; 2 could not run.",
    )
    .action(diff);
}

async function diff(
  folder: string,
  { today }: { readonly today: Temporal.PlainDate },
): Promise<void> {
  const root = projectFolder();
  const base = resolveUserPath(folder);
  if (!existsSync(path.join(base, "src/pages")))
    throw new UserError(`“${folder}” is not a checkout of this project: it has no src/pages.`);
  if (realpathSync(base) === realpathSync(root))
    throw new UserError(`“${folder}” is this checkout. Choose another one.`);
  const summary = await summariseChange(readCheckout(base), readCheckout(root), today);
  console.log(formatSummary(summary, terminalFormat));
  const jobSummary = process.env["GITHUB_STEP_SUMMARY"];
  if (jobSummary) appendFileSync(jobSummary, `${formatSummary(summary, markdownFormat)}\n`);
}

function readCheckout(folder: string): Checkout {
  return { project: projectOnDisk(folder), sizes: measurePages(path.join(folder, "_site")) };
}
