import { InvalidArgumentError } from "commander";

/** Parses a port. Throws InvalidArgumentError if it is not a number from 0 to 65535. */
export function parsePort(value: string): number {
  const number = Number(value);
  if (/^\d{1,5}$/.test(value) && number < 65_536) return number;
  throw new InvalidArgumentError("Write a number from 0 to 65535.");
}
