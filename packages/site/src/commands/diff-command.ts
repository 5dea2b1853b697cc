import { appendFileSync, existsSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import {
  resolveUserPath,
  projectFolder,
  projectOnDisk,
  todayOption,
  UserError,
} from "cookie-inventory";
import { measurePages } from "../build/page-sizes.ts";
import { type Checkout, summarise } from "../diff/change-summary.ts";
import { markdown, plain } from "../diff/output-forms.ts";
import { writeSummary } from "../diff/summary-text.ts";

/** `privacy-notice diff` */
export default function defineDiff(command: Command): void {
  command
    .argument(
      "<folder>",
      "another checkout to compare this one with; built, for the sizes of pages",
    )
    .addOption(todayOption())
    .addHelpText(
      "after",
      "\nOn GitHub it also writes to the summary of the workflow run. Exit codes: 0 compared; 2 could not run.",
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
    throw new UserError(`“${folder}” is this checkout itself: name another one.`);
  const summary = await summarise(checkout(base), checkout(root), today);
  console.log(writeSummary(summary, plain));
  const page = process.env["GITHUB_STEP_SUMMARY"];
  if (page) appendFileSync(page, `${writeSummary(summary, markdown)}\n`);
}

function checkout(folder: string): Checkout {
  return { project: projectOnDisk(folder), sizes: measurePages(path.join(folder, "_site")) };
}
