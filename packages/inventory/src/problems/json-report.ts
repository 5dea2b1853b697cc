import type { Problem } from "./problem.ts";

/** Increased when programs that read the report have to change. */
const VERSION = 1;

/** Formats problems as JSON: `{ "version": 1, "problems": [Problem, …] }`. */
export function toJsonReport(problems: readonly Problem[]): string {
  return JSON.stringify({ version: VERSION, problems }, null, 2);
}
