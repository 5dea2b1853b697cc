import { InvalidArgumentError } from "commander";

/** A port that was typed. Throws InvalidArgumentError if it is not one. */
export function toPort(value: string): number {
  const number = Number(value);
  if (/^\d{1,5}$/.test(value) && number < 65_536) return number;
  throw new InvalidArgumentError("Write a number up to 65535.");
}
