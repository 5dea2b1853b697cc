import { exec } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { projectOnDisk } from "../files/project.ts";
import { readOrganisation } from "../organisation/organisation.ts";
import { checkLinks } from "../upkeep/links.ts";
import { checkNotice } from "../upkeep/notice.ts";
import { checkPackages } from "../upkeep/packages.ts";
import { toUpkeepReport } from "../upkeep/report.ts";
import { ROOT, runCommand, todayOption, writeWhole } from "./command.ts";

/* What the exit code says to whoever runs it. */
const ALL_IS_WELL = 0;
const SOMETHING_TO_DO = 1;

const PATIENCE = { answer: 20_000, pause: 10_000 };

interface Options {
  readonly output?: string;
  readonly today: Temporal.PlainDate;
}

const command = new Command("npm run upkeep --")
  .description("Finds what needs a person’s hand though nobody has changed anything.")
  .option("--output <file>", "write the report into a file instead of the terminal")
  .addOption(todayOption())
  .addHelpText(
    "after",
    "\nEnds with 0 if all is well, 1 if there is something to do, 2 if it could not run.",
  );

await runCommand(command, () => run(command.opts<Options>()));

async function run({ output, today }: Options): Promise<number> {
  const site = path.join(ROOT, "_site");
  if (!existsSync(site)) throw new Error("There is no _site. Run “npm run build” first.");
  const project = projectOnDisk(ROOT);
  const organisation = readOrganisation(project);
  if (!organisation.ok) throw new Error("_data/organisation.json has errors. Run “npm run check”.");

  const parts = [
    await checkNotice(project, today),
    await checkLinks(site, organisation.value.address, PATIENCE),
    checkPackages(await audit(), readFileSync(path.join(ROOT, "package-lock.json"), "utf8")),
  ];
  const report = toUpkeepReport(parts);
  if (output !== undefined) writeWhole(output, `${report}\n`);
  if (output === undefined || process.env["GITHUB_ACTIONS"] === "true") console.log(report);
  return parts.some(({ todo }) => todo.length > 0) ? SOMETHING_TO_DO : ALL_IS_WELL;
}

/** npm ends with 1 when it has found something, and when it has failed: what it prints tells which. */
function audit(): Promise<string> {
  return new Promise((resolve) => {
    exec("npm audit --json", { cwd: ROOT, maxBuffer: Infinity }, (_cause, stdout) => {
      resolve(stdout);
    });
  });
}
