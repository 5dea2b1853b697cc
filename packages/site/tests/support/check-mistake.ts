import type { Problem } from "cookie-inventory";
import { projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { makeMistake, type Mistake } from "./mistake.ts";

/** The date of all tests of the check. */
export const TODAY = Temporal.PlainDate.from("2026-11-23");

/** Returns a problem’s place, severity and rule, as a Mistake expects them. */
export function formatPlaceAndRule(problem: Problem): string {
  return `${formatPlace(problem)} ${problem.severity} ${problem.rule}`;
}

function formatPlace({ file, line, column, end }: Problem): string {
  if (line === undefined) return file;
  const range = end === undefined ? "" : `-${end.line === line ? "" : `${end.line}:`}${end.column}`;
  return `${file}:${line}:${column}${range}`;
}

/** Makes a mistake in a council’s files. Returns what the check finds, except for open questions in the checklist. */
export async function findMistake(
  files: Record<string, string | Uint8Array>,
  mistake: Mistake,
): Promise<Mistake["expected"]> {
  makeMistake(files, mistake);
  const problems = await checkProject(projectOf(files), TODAY);
  return problems
    .filter(({ rule }) => rule !== "open-question")
    .map((problem) => [formatPlaceAndRule(problem), problem.message, problem.hint]);
}
