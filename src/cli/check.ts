import { existsSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import { checkProject } from "../check/check.ts";
import { type Project, projectOnDisk } from "../files/project.ts";
import { toGitHub } from "../problems/github.ts";
import { toJson } from "../problems/json.ts";
import type { Problem } from "../problems/problem.ts";
import { toSarif } from "../problems/sarif.ts";
import { countText, toReport } from "../problems/text.ts";
import { fromWhereTyped, ROOT, runCommand, todayOption, writeWhole } from "./command.ts";
import { paintFor, textOfFiles } from "./terminal.ts";

/* What the exit code says to whoever runs the check. */
const NO_ERROR = 0;
const ERRORS = 1;

interface Options {
  readonly format: "text" | "github" | "json" | "sarif";
  readonly output?: string;
  readonly strict?: true;
  readonly today: Temporal.PlainDate;
}

const inGitHub = process.env["GITHUB_ACTIONS"] === "true";
const command = new Command("npm run check --")
  .description("Finds what is wrong, doubtful or unanswered in the statement and the inventory.")
  .argument("[path...]", "only what is about these files or folders, such as _data/cookies.json")
  .addOption(
    new Option("--format <form>", "how to write it")
      .choices(["text", "github", "json", "sarif"])
      .default(inGitHub ? "github" : "text"),
  )
  .option("--output <file>", "write it into a file instead of the terminal")
  .option("--strict", "count open questions as errors")
  .addOption(todayOption())
  .addHelpText(
    "after",
    "\nEnds with 0 if there is no error, 1 if there are errors, 2 if it could not run.",
  );

await runCommand(command, () => run(command.args, command.opts<Options>()));

async function run(
  paths: readonly string[],
  { format, output, strict, today }: Options,
): Promise<number> {
  const project = projectOnDisk(ROOT);
  const chosen = paths.map(toProjectPath);
  const all = await checkProject(project, today);
  const problems = all.filter(
    ({ file }) => chosen.length === 0 || chosen.some((each) => isInside(file, each)),
  );

  const found = strict ? problems.map(asError) : problems;
  const written = write(found, format, project, output === undefined);
  if (output === undefined) console.log(written);
  else writeWhole(output, `${written}\n`);
  if (format !== "text" || output !== undefined)
    console.error(`The check found ${countText(found)}.`);
  return found.some(({ severity }) => severity === "error") ? ERRORS : NO_ERROR;
}

/** With --strict, a question is as grave as an error, and every form of the report says so. */
function asError(problem: Problem): Problem {
  return problem.severity === "question" ? { ...problem, severity: "error" } : problem;
}

function write(
  problems: readonly Problem[],
  format: Options["format"],
  project: Project,
  toTerminal: boolean,
): string {
  if (format === "github") return toGitHub(problems);
  if (format === "json") return toJson(problems);
  if (format === "sarif") return toSarif(problems);
  const paint = toTerminal ? paintFor(process.stdout) : undefined;
  return toReport(problems, problems, textOfFiles(project), paint);
}

/** A path as it was typed, from wherever that was, as the project names it. */
function toProjectPath(typed: string): string {
  const absolute = fromWhereTyped(typed);
  if (!existsSync(absolute)) throw new Error(`There is no file or folder “${typed}”.`);
  const relative = path.relative(ROOT, absolute).replaceAll(path.sep, "/");
  if (relative.startsWith("..")) throw new Error(`“${typed}” is not a part of this project.`);
  return relative;
}

function isInside(file: string, folder: string): boolean {
  return folder === "" || file === folder || file.startsWith(`${folder}/`);
}
