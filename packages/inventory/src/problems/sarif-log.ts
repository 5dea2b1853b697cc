import type { Log, Region, Result } from "sarif";
import type { Problem } from "./problem.ts";

const LEVELS = { error: "error", warning: "warning", question: "note" } as const;

/** Formats problems in the Static Analysis Results Interchange Format (SARIF) 2.1.0, for code scanning. */
export function toSarif(problems: readonly Problem[]): string {
  const rules = [...new Set(problems.map(({ rule }) => rule))].toSorted();
  const log: Log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "privacy-notice", rules: rules.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => toResult(problem, rules)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function toResult(problem: Problem, rules: readonly string[]): Result {
  const { rule, severity, message, hint, file } = problem;
  const region = toRegion(problem);
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[severity],
    message: { text: `${message} ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          ...(region === undefined ? {} : { region }),
        },
      },
    ],
  };
}

function toRegion({ line, column, end }: Problem): Region | undefined {
  if (line === undefined) return undefined;
  return {
    startLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
  };
}
