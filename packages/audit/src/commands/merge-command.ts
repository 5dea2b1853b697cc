import type { Command } from "commander";
import { resolveUserPath, writeFileAtomically } from "cookie-inventory";
import { readObservations } from "../journal.ts";
import type { Observations } from "../observation-schema.ts";
import { mergeShards } from "../shards-of-run.ts";
import { reportOn } from "./audit-report.ts";
import { addReportOptions, type ReportOptions, type ResultsOptions } from "./report-options.ts";

/** Adds the arguments, options and action of `storage-audit merge`. */
export default function mergeCommand(command: Command): void {
  addReportOptions(command)
    .argument("<file...>", "saved results of each shard")
    .option("--observations <file>", "save the merged results to this file")
    .action((files: string[], options: ReportOptions & ResultsOptions) =>
      reportOn(options, () => merged(files, options)),
    );
}

function merged(files: readonly string[], { observations }: ResultsOptions): Observations {
  const results = mergeShards(
    files.map((file) => ({ file, observations: readObservations(resolveUserPath(file), file) })),
  );
  if (observations !== undefined) writeFileAtomically(observations, `${JSON.stringify(results)}\n`);
  return results;
}
