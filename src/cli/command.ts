import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Command, CommanderError, InvalidArgumentError, Option } from "commander";

const COULD_NOT_RUN = 2;

/** The folder of the project, wherever a command was started. */
export const ROOT = path.join(import.meta.dirname, "../..");

/** The day by which reviews and sightings are judged: today, where the council is, unless it is said. */
export function todayOption(): Option {
  return new Option("--today <day>", "judge by this day, such as 2026-11-23")
    .argParser(toDay)
    .default(Temporal.Now.plainDateISO("Europe/London"));
}

/** Reads the arguments and runs. The process ends with what `run` gives, or with 2 if it could not run. */
export async function runCommand(command: Command, run: () => Promise<number>): Promise<void> {
  try {
    command.exitOverride().parse();
    process.exitCode = await run();
  } catch (cause) {
    if (cause instanceof CommanderError)
      process.exitCode = cause.exitCode === 0 ? 0 : COULD_NOT_RUN;
    else {
      console.error(cause instanceof Error ? cause.message : String(cause));
      process.exitCode = COULD_NOT_RUN;
    }
  }
}

/** The absolute path of what was typed, from wherever that was: npm starts commands in the project's folder. */
export function fromWhereTyped(typed: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), typed);
}

/** Whoever reads the file while it is written must not find half of it. */
export function writeWhole(file: string, text: string): void {
  const absolute = fromWhereTyped(file);
  const aside = `${absolute}.${process.pid}`;
  try {
    writeFileSync(aside, text);
    renameSync(aside, absolute);
  } catch {
    rmSync(aside, { force: true });
    throw new Error(`“${file}” cannot be written: name a file in a folder that exists.`);
  }
}

/** A day that was typed. Throws where it is none. */
export function toDay(value: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    throw new InvalidArgumentError("Write it like 2026-11-23.");
  }
}
