import { InvalidArgumentError, Option } from "commander";

/** The option --today: the date to check against, today in the United Kingdom if it is not given. */
export function todayOption(): Option {
  return new Option("--today <date>", "check as of this date, such as 2026-11-23")
    .argParser(toDate)
    .default(Temporal.Now.plainDateISO("Europe/London"));
}

/** A date that was typed. Throws InvalidArgumentError if it is not one. */
export function toDate(value: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    throw new InvalidArgumentError("Write it like 2026-11-23.");
  }
}
