import { appendFileSync, existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { projectOnDisk } from "../files/project.ts";
import { pageSizes } from "../site/sizes.ts";
import { markdown, plain } from "../summary/forms.ts";
import { type Checkout, summarise } from "../summary/summary.ts";
import { writeSummary } from "../summary/write.ts";
import { fromWhereTyped, ROOT, runCommand, todayOption } from "./command.ts";

interface Options {
  readonly base: string;
  readonly today: Temporal.PlainDate;
}

const command = new Command("npm run summary --")
  .description("Tells what a change does: to visitors, to the check, to the sizes of pages.")
  .requiredOption(
    "--base <folder>",
    "another checkout of the project, to compare this one with, built for its sizes",
  )
  .addOption(todayOption())
  .addHelpText(
    "after",
    "\nOn GitHub it also writes to the run’s summary page. Ends with 0, or with 2 if it could not run.",
  );

await runCommand(command, () => run(command.opts<Options>()));

async function run({ base, today }: Options): Promise<number> {
  const other = fromWhereTyped(base);
  if (!existsSync(path.join(other, "src/pages"))) {
    throw new Error(`There is no checkout of this project in “${base}”: it has no src/pages.`);
  }
  if (realpathSync(other) === realpathSync(ROOT)) {
    throw new Error(`“${base}” is this checkout itself: name another one.`);
  }
  const summary = await summarise(checkout(other), checkout(ROOT), today);
  console.log(writeSummary(summary, plain));
  const page = process.env["GITHUB_STEP_SUMMARY"];
  if (page) appendFileSync(page, `${writeSummary(summary, markdown)}\n`);
  return 0;
}

function checkout(folder: string): Checkout {
  return { project: projectOnDisk(folder), sizes: pageSizes(path.join(folder, "_site")) };
}
