import type { Command } from "commander";
import { addCrawlArguments, type CrawlOptions } from "./crawl-arguments.ts";
import { reportOn } from "./audit-report.ts";
import { addReportOptions, type ReportOptions } from "./report-options.ts";

/** Adds the arguments, options and action of `storage-audit run`. */
export default function runCommand(command: Command): void {
  addReportOptions(addCrawlArguments(command)).action(
    (starts: string[], options: CrawlOptions & ReportOptions) =>
      reportOn(options, async ({ domains }) => {
        // The browser takes its time to load, and a mistake in the inventory is reported before.
        const { crawlAndSave } = await import("./save-results.ts");
        return crawlAndSave(starts, options, domains);
      }),
  );
}
