import type { Invocation, Log, Region, Result } from "sarif";
import type { Problem } from "./problem.ts";

const LEVELS = { error: "error", warning: "warning", question: "note" } as const;

/** How a command ran. */
interface ToolRun {
  readonly exitCode: number;
  /** In ISO 8601, in UTC. */
  readonly started: string;
  /** Undefined if it is not known. */
  readonly ended: string | undefined;
  /** What kept it from checking everything. */
  readonly obstacles: readonly Problem[];
}

/** The command that found the problems, and how it ran, if that is known. */
interface SarifOptions {
  readonly tool?: string;
  readonly run?: ToolRun;
}

/** Formats problems in the Static Analysis Results Interchange Format (SARIF) 2.1.0, for code scanning. */
export function toSarif(
  problems: readonly Problem[],
  { tool = "privacy-notice", run }: SarifOptions = {},
): string {
  const rules = [...new Set(problems.map(({ rule }) => rule))].toSorted();
  const log: Log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: tool, rules: rules.map((id) => ({ id })) } },
        ...(run === undefined ? {} : { invocations: [toInvocation(run)] }),
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => toResult(problem, rules)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

/** SARIF 2.1.0, section 3.20. */
function toInvocation({ exitCode, started, ended, obstacles }: ToolRun): Invocation {
  return {
    executionSuccessful: obstacles.length === 0,
    exitCode,
    startTimeUtc: started,
    ...(ended === undefined ? {} : { endTimeUtc: ended }),
    toolExecutionNotifications: obstacles.map(({ rule, message, hint }) => ({
      descriptor: { id: rule },
      level: "error",
      message: { text: `${message} ${hint}` },
    })),
  };
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
