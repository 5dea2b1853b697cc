import { type Command, Option } from "commander";
import { REPORT_FORMATS } from "../report/report-formats.ts";
import { EXIT_CODES_HELP } from "./exit-codes.ts";

export interface ReportOptions {
  readonly format: keyof typeof REPORT_FORMATS;
  readonly output?: string;
}

export interface ResultsOptions {
  readonly results?: string;
}

/** Adds the options of a command that writes a report, and the exit codes to its help. */
export function addReportOptions(command: Command): Command {
  const inGitHub = process.env["GITHUB_ACTIONS"] === "true";
  return command
    .addOption(
      new Option("--format <format>", "format of the report")
        .choices(Object.keys(REPORT_FORMATS))
        .default(inGitHub ? "github" : "text"),
    )
    .option("--output <file>", "write the report to a file instead of the terminal")
    .addHelpText("after", EXIT_CODES_HELP);
}
