import { InvalidArgumentError, Option } from "commander";

/** Returns the option --today: the date to check against, by default today’s date in the United Kingdom. */
export function todayOption(): Option {
  return new Option("--today <date>", "treat this date as today, such as 2026-11-23")
    .argParser(parseDate)
    .default(Temporal.Now.plainDateISO("Europe/London"));
}

/** Parses a date from the command line. Throws InvalidArgumentError if it is not valid. */
export function parseDate(value: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    throw new InvalidArgumentError("Write it like 2026-11-23.");
  }
}
