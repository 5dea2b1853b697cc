import { type Command, Option } from "commander";
import { EXIT_CODES_HELP } from "../report/exit-codes.ts";
import { createKnownCookieLookup, type KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";
import { readKnownCookies } from "../suggest/known-cookies.ts";
import { REPORT_FORMATS } from "../report/report-formats.ts";

export interface SuggestionOptions {
  readonly knownCookies?: string;
}

export interface ReportOptions extends SuggestionOptions {
  readonly format: keyof typeof REPORT_FORMATS;
  readonly output?: string;
}

export interface ResultsOptions {
  readonly results?: string;
}

/** Adds the options of a command that writes a report, and the exit codes to its help. */
export function addReportOptions(command: Command): Command {
  const inGitHub = process.env["GITHUB_ACTIONS"] === "true";
  return addSuggestionOptions(command)
    .addOption(
      new Option("--format <format>", "format of the report")
        .choices(Object.keys(REPORT_FORMATS))
        .default(inGitHub ? "github" : "text"),
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
