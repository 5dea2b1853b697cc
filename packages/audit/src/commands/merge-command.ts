import type { Command } from "commander";
import { resolveUserPath, writeFileAtomically } from "cookie-inventory";
import { formatResults, readObservations } from "../journal.ts";
import type { Observations } from "../observation-schema.ts";
import { mergeShards } from "../run-shards.ts";
import { compareAndReport } from "./compare-and-report.ts";
import { addReportOptions, type ReportOptions, type ResultsOptions } from "./report-options.ts";

/** Adds the arguments, options and action of `storage-audit merge`. */
export default function mergeCommand(command: Command): void {
  addReportOptions(command)
    .argument("<file...>", "saved results of each shard")
    .option("--results <file>", "save the merged results to this file")
    .action((files: string[], options: ReportOptions & ResultsOptions) =>
      compareAndReport(options, () => mergeAndSave(files, options)),
    );
}

function mergeAndSave(files: readonly string[], { results }: ResultsOptions): Observations {
  const merged = mergeShards(
    files.map((file) => ({ file, observations: readObservations(resolveUserPath(file), file) })),
  );
  if (results !== undefined) writeFileAtomically(results, formatResults(merged));
  return merged;
}
