import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import {
  projectFolder,
  projectOnDisk,
  readOrganisation,
  todayOption,
  UserError,
  writeFileAtomically,
} from "cookie-inventory";
import { checkLinks } from "../maintenance/link-check.ts";
import { toMaintenanceReport } from "../maintenance/maintenance-report.ts";
import { checkNotice } from "../maintenance/notice-status.ts";

const NOTHING_TO_DO = 0;
const WORK_TO_DO = 1;

/** In milliseconds. */
const LINK_CHECK_OPTIONS = { timeout: 20_000, retryDelay: 10_000 };

interface Options {
  readonly output?: string;
  readonly today: Temporal.PlainDate;
}

/** `privacy-notice maintain` */
export default function defineMaintain(command: Command): void {
  command
    .option("--output <file>", "write the report to a file instead of the terminal")
    .addOption(todayOption())
    .addHelpText(
      "after",
      "\nChecks the links of the built site. Exit codes: 0 nothing to do; 1 work to do; 2 could not run.",
    )
    .action(maintain);
}

async function maintain({ output, today }: Options): Promise<void> {
  const root = projectFolder();
  const site = path.join(root, "_site");
  if (!existsSync(site)) throw new UserError("There is no _site. Run “npm run build” first.");
  const project = projectOnDisk(root);
  const organisation = readOrganisation(project);
  if (!organisation.ok)
    throw new UserError("_data/organisation.json has errors. Run “npm run check”.");
  const sections = [
    await checkNotice(project, today),
    await checkLinks(site, organisation.value.address, LINK_CHECK_OPTIONS),
  ];
  const report = toMaintenanceReport(sections);
  if (output !== undefined) writeFileAtomically(output, `${report}\n`);
  if (output === undefined || process.env["GITHUB_ACTIONS"] === "true") console.log(report);
  process.exitCode = sections.some(({ todo }) => todo.length > 0) ? WORK_TO_DO : NOTHING_TO_DO;
}
