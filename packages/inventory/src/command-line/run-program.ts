import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { projectOnDisk } from "../files/project.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import { toTerminalText } from "../problems/terminal-text.ts";
import { createColouriser, createTextReader } from "./terminal-colours.ts";
import { UserError } from "./user-error.ts";

/** Exit code for invalid options, a missing file or an internal error. */
export const COULD_NOT_RUN = 2;

/** A subcommand. Its module is loaded only when it is used, because loading takes most of a command’s time. */
export interface Subcommand {
  readonly description: string;
  /** Adds the subcommand’s arguments, options and action. */
  readonly load: () => Promise<{ readonly default: (command: Command) => void }>;
}

/**
 * Parses the command line and runs the subcommand, whose action sets `process.exitCode`. Invalid options and any error
 * set it to COULD_NOT_RUN. `manifest` is the URL of the package’s package.json, for the version.
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
    console.error(formatError(cause, name, version, bugs?.url));
    process.exitCode = COULD_NOT_RUN;
  }
}

function formatError(cause: unknown, name: string, version: string, bugs?: string): string {
  if (cause instanceof UserError) return cause.message;
  if (cause instanceof ProblemsError) return formatProblems(cause.problems);
  const stack = cause instanceof Error ? cause.stack : String(cause);
  const reportTo = bugs ?? `the maintainers of ${name}`;
  return `${stack}\n\nThis is an error in ${name} ${version} (Node.js ${process.version}), not in your files. Please report it, with the lines above, to ${reportTo}.`;
}

/** Formats problems in files of the current folder, for standard error. */
export function formatProblems(problems: readonly Problem[]): string {
  return toTerminalText(
    problems,
    createTextReader(projectOnDisk(process.cwd())),
    createColouriser(process.stderr),
  );
}
