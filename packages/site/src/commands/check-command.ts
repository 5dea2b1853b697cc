import { existsSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import {
  createColouriser,
  createTextReader,
  formatCounts,
  type Problem,
  type Project,
  projectFolder,
  projectOnDisk,
  resolveUserPath,
  todayOption,
  toGitHubAnnotations,
  toJsonReport,
  toSarif,
  toTerminalReport,
  UserError,
  writeFileAtomically,
} from "cookie-inventory";
import { checkSite } from "../check/check-site.ts";

const NO_ERROR = 0;
const ERRORS = 1;

interface Options {
  readonly format: "text" | "github" | "json" | "sarif";
  readonly output?: string;
  readonly strict?: true;
  readonly today: Temporal.PlainDate;
}

/** `privacy-notice check` */
export default function defineCheck(command: Command): void {
  const inGitHub = process.env["GITHUB_ACTIONS"] === "true";
  command
    .argument("[path...]", "check only these files or folders, such as _data/cookies.json")
    .addOption(
      new Option("--format <format>", "the format of the report")
        .choices(["text", "github", "json", "sarif"])
        .default(inGitHub ? "github" : "text"),
    )
    .option("--output <file>", "write the report to a file instead of the terminal")
    .option("--strict", "count open questions as errors")
    .addOption(todayOption())
    .addHelpText("after", "\nExit codes: 0 no errors; 1 errors found; 2 could not run.")
    .action(check);
}

async function check(
  paths: readonly string[],
  { format, output, strict, today }: Options,
): Promise<void> {
  const root = projectFolder();
  const project = projectOnDisk(root);
  const chosen = paths.map((input) => toProjectPath(input, root));
  const all = await checkSite(today);
  const problems = all.filter(
    ({ file }) => chosen.length === 0 || chosen.some((folder) => isInside(file, folder)),
  );

  const reported = strict ? problems.map(questionToError) : problems;
  const report = formatReport(reported, format, project, output === undefined);
  if (output === undefined) console.log(report);
  else writeFileAtomically(output, `${report}\n`);
  if (format !== "text" || output !== undefined)
    console.error(`The check found ${formatCounts(reported)}.`);
  process.exitCode = reported.some(({ severity }) => severity === "error") ? ERRORS : NO_ERROR;
}

function questionToError(problem: Problem): Problem {
  return problem.severity === "question" ? { ...problem, severity: "error" } : problem;
}

function formatReport(
  problems: readonly Problem[],
  format: Options["format"],
  project: Project,
  toTerminal: boolean,
): string {
  if (format === "github") return toGitHubAnnotations(problems);
  if (format === "json") return toJsonReport(problems);
  if (format === "sarif") return toSarif(problems);
  const paint = toTerminal ? createColouriser(process.stdout) : undefined;
  return toTerminalReport(problems, problems, createTextReader(project), paint);
}

/** Returns a path relative to the project. Throws UserError if it does not exist or is outside the project. */
function toProjectPath(input: string, root: string): string {
  const absolute = resolveUserPath(input);
  if (!existsSync(absolute)) throw new UserError(`There is no file or folder “${input}”.`);
  const relative = path.relative(root, absolute).replaceAll(path.sep, "/");
  if (relative.startsWith("..")) throw new UserError(`“${input}” is not part of this project.`);
  return relative;
}

function isInside(file: string, folder: string): boolean {
  return folder === "" || file === folder || file.startsWith(`${folder}/`);
}
