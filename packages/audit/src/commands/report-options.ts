import { type Command, Option } from "commander";
import { EXIT_CODES_HELP } from "../report/exit-codes.ts";
import { REPORT_FORMATS, type ReportFormat } from "../report/report-formats.ts";
import { createKnownCookieLookup, type KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";
import { readKnownCookies } from "../suggest/known-cookies.ts";

export interface SuggestionOptions {
  readonly knownCookies?: string;
}

export interface ReportOptions extends SuggestionOptions {
  /** By default text, or annotations on GitHub Actions. */
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly inventory?: string;
  /** The folder with the evidence of the run. */
  readonly evidence?: string;
}

export interface ResultsOptions {
  readonly results?: string;
}

/** Adds the options of a command that writes a report, and the exit codes to its help. */
export function addReportOptions(command: Command): Command {
  return addSuggestionOptions(addInventoryOption(command))
    .addOption(
      new Option(
        "--format <format>",
        "format of the report (default: text, or github on GitHub Actions)",
      ).choices(Object.keys(REPORT_FORMATS)),
    )
    .option("--output <file>", "write the report to a file instead of the terminal")
    .addHelpText("after", EXIT_CODES_HELP);
}

/** Adds the option that names a database of known cookies. */
export function addSuggestionOptions(command: Command): Command {
  return command.option(
    "--known-cookies <file>",
    "suggest categories and purposes from the Open Cookie Database (JSON or CSV)",
  );
}

/** Reads the database of known cookies; undefined if the options name none. Throws UserError if it cannot be used. */
export function readSuggestionOptions({
  knownCookies,
}: SuggestionOptions): KnownCookieLookup | undefined {
  return knownCookies === undefined
    ? undefined
    : createKnownCookieLookup(readKnownCookies(knownCookies));
}

/** Adds the option that names the inventory. */
export function addInventoryOption(command: Command): Command {
  return command.option(
    "--inventory <file>",
    "cookie inventory to compare with (default: _data/cookies.json, if there is one)",
  );
}
