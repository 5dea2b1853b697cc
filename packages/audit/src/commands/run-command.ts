import type { Command } from "commander";
import { compareAndReport } from "./compare-and-report.ts";
import { addReportOptions, type ReportOptions } from "./report-options.ts";
import {
  addRunArguments,
  refuseIgnoredOptions,
  type RunOptions,
  unsavedOptions,
} from "./run-options.ts";

/** Adds the arguments, options and action of `storage-audit run`. */
export default function runCommand(command: Command): void {
  addReportOptions(addRunArguments(command)).action(
    (starts: string[], options: RunOptions & ReportOptions) => {
      refuseIgnoredOptions(starts, command);
      return compareAndReport(options, async (organisation) => {
        // Playwright takes long to load, so errors in the inventory are reported first.
        const { crawlAndSave } = await import("./crawl-and-save.ts");
        const domains = [...(organisation?.domains ?? []), ...options.domain];
        return crawlAndSave(starts, options, domains, unsavedOptions(command));
      });
    },
  );
}
