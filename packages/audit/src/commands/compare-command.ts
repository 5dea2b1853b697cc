import type { Command } from "commander";
import { resolveUserPath } from "cookie-inventory";
import { readObservations } from "../journal.ts";
import { reportOn } from "./audit-report.ts";
import { addReportOptions, type ReportOptions } from "./report-options.ts";

/** Adds the arguments, options and action of `storage-audit compare`. */
export default function compareCommand(command: Command): void {
  addReportOptions(command)
    .argument("<file>", "saved results of an earlier run")
    .action((file: string, options: ReportOptions) =>
      reportOn(options, () => readObservations(resolveUserPath(file), file)),
    );
}
