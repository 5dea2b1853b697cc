import type { Problem } from "./problem.ts";

/** Changes when a program that reads the output would have to change. */
const VERSION = 1;

/** Problems for other programs: `{ "version": 1, "problems": [Problem, …] }`. */
export function toJsonReport(problems: readonly Problem[]): string {
  return JSON.stringify({ version: VERSION, problems }, null, 2);
}
