import type { Place, Problem } from "./problem.ts";

/**
 * Problems as a terminal shows them: place, severity and message on one line, the mend on the next.
 * Returns the text without a final newline; empty for no problems.
 */
export function toText(problems: readonly Problem[]): string {
  return problems
    .map(
      (problem) =>
        `${placeText(problem)}: ${problem.severity}: ${problem.message}\n    ${problem.hint}`,
    )
    .join("\n");
}

function placeText({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}
