import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import { toTerminalText } from "../problems/terminal-text.ts";
import { projectOnDisk } from "../files/project.ts";
import { paintFor, textOfFiles } from "./terminal-colours.ts";
import { UserError } from "./user-error.ts";

/** The exit code of a command that could not do its work: wrong options, a missing file, an internal error. */
export const COULD_NOT_RUN = 2;

/** A subcommand, loaded only when it is used: most of a command’s time is spent on loading modules. */
export interface Subcommand {
  readonly description: string;
  /** Adds the subcommand’s arguments, options and action. */
  readonly load: () => Promise<{ readonly default: (command: Command) => void }>;
}

/**
 * Runs the program that was typed. Its action sets `process.exitCode`; wrong options, a UserError, ProblemsError or an
 * internal error set COULD_NOT_RUN. `manifest` is the address of the package’s package.json, for the version.
 */
export async function runProgram(
  name: string,
  description: string,
  manifest: URL,
  subcommands: Readonly<Record<string, Subcommand>>,
): Promise<void> {
  const { version, bugs } = JSON.parse(readFileSync(manifest, "utf8"));
  try {
    const program = new Command(name)
      .description(description)
      .version(version)
      .enablePositionalOptions()
      .showHelpAfterError(`Run “${name} --help” for the options.`)
      .exitOverride();
    const [, , first, second] = process.argv;
    for (const [key, subcommand] of Object.entries(subcommands)) {
      const command = program
        .command(key)
        .description(subcommand.description)
        .showHelpAfterError(`Run “${name} ${key} --help” for the options.`);
      if (key === first || (first === "help" && key === second))
        (await subcommand.load()).default(command);
    }
    await program.parseAsync();
  } catch (cause) {
    if (cause instanceof CommanderError) {
      process.exitCode = cause.exitCode === 0 ? 0 : COULD_NOT_RUN;
      return;
    }
    console.error(errorText(cause, name, version, bugs?.url));
    process.exitCode = COULD_NOT_RUN;
  }
}

function errorText(cause: unknown, name: string, version: string, bugs?: string): string {
  if (cause instanceof UserError) return cause.message;
  if (cause instanceof ProblemsError) return formatProblems(cause.problems);
  // An internal error, with its stack and where to report it.
  const stack = cause instanceof Error ? cause.stack : String(cause);
  const to = bugs ?? `the people who maintain ${name}`;
  return `${stack}\n\nThis is an error in ${name} ${version} (Node.js ${process.version}), not in your files. Please report it, with the lines above, to ${to}.`;
}

/** Problems of the files in the current folder, as text for the terminal’s error stream. */
export function formatProblems(problems: readonly Problem[]): string {
  return toTerminalText(
    problems,
    textOfFiles(projectOnDisk(process.cwd())),
    paintFor(process.stderr),
  );
}
