import type { Command } from "commander";
import { resolveUserPath } from "cookie-inventory";
import { readObservations } from "../journal.ts";
import { compareAndReport } from "./compare-and-report.ts";
import { addReportOptions, type ReportOptions } from "./report-options.ts";

/** Adds the arguments, options and action of `storage-audit compare`. */
export default function compareCommand(command: Command): void {
  addReportOptions(command)
    .argument("<file>", "saved results of a run")
    .option("--evidence <folder>", "link the HTML report to the evidence of the run")
    .action((file: string, options: ReportOptions) =>
      compareAndReport(options, () => readObservations(resolveUserPath(file), file)),
    );
}
