import type { Place, Problem, Severity } from "./problem.ts";

/** Returns the text of a file, or undefined if it cannot be shown. */
export type ReadText = (file: string) => string | undefined;

/** Adds colour to a part of the text. */
export type Colourise = (role: Severity | "place" | "muted", text: string) => string;

/** Characters of a line that fit in a narrow terminal, next to the line number. */
const WIDTH = 90;

/**
 * Formats problems for a terminal, each with its place, severity and message, the line with a marker below it, and the
 * hint. Returns the text without a final newline; empty if there are no problems.
 */
export function toTerminalText(
  problems: readonly Problem[],
  readText: ReadText,
  colourise: Colourise = (_role, text) => text,
): string {
  const lines = new Map<string, readonly string[] | undefined>();
  const readLines = (file: string) => {
    if (!lines.has(file)) lines.set(file, readText(file)?.split(/\r?\n/));
    return lines.get(file);
  };
  return problems
    .map((problem) => {
      const { severity, message, hint, rule } = problem;
      const head = `${colourise("place", formatPlace(problem))}: ${colourise(severity, severity)}: ${message}`;
      return [
        `${head} ${colourise("muted", `[${rule}]`)}`,
        ...formatLine(problem, readLines(problem.file), colourise),
        `    ${hint}`,
      ].join("\n");
    })
    .join("\n\n");
}

/** Formats the problems in `shown`, followed by the counts of `all` problems. */
export function toTerminalReport(
  shown: readonly Problem[],
  all: readonly Problem[],
  readText: ReadText,
  colourise?: Colourise,
): string {
  const text = toTerminalText(shown, readText, colourise);
  return `${text}${text === "" ? "" : "\n\n"}The check found ${formatCounts(all)}.`;
}

/** Formats the number of problems of each severity, such as “2 errors, 1 question”. */
export function formatCounts(problems: readonly Problem[]): string {
  const counts = (["error", "warning", "question"] as const)
    .map(
      (severity) =>
        [severity, problems.filter((problem) => problem.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`);
  return counts.join(", ") || "no problems";
}

function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** Returns the line of a problem and a marker below it; nothing if the problem has no line. */
function formatLine(
  { line, column, end }: Problem,
  lines: readonly string[] | undefined,
  colourise: Colourise,
): string[] {
  if (line === undefined || column === undefined) return [];
  const text = lines?.[line - 1];
  if (text === undefined || text.trim() === "") return [];

  const endColumn = end === undefined ? column + 1 : end.line > line ? text.length + 1 : end.column;
  // A paragraph in Markdown can be one long line: show only the part around the problem.
  const start = endColumn <= WIDTH ? 0 : Math.max(0, column - 1 - WIDTH / 3);
  const excerpt = text.slice(start, start + WIDTH);
  const before = start > 0 ? "…" : "";
  const after = start + WIDTH < text.length ? "…" : "";
  const length = Math.max(1, Math.min(endColumn - column, excerpt.length - (column - 1 - start)));
  // Keep tabs, so that the marker is aligned with the text above.
  const indent = (before + excerpt.slice(0, column - 1 - start)).replaceAll(/[^\t]/g, " ");
  const number = String(line);
  return [
    `    ${colourise("muted", `${number} |`)} ${before}${excerpt}${after}`,
    `    ${colourise("muted", `${" ".repeat(number.length)} |`)} ${indent}${"^".repeat(length)}`,
  ];
}
