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

/** The part of a line that a problem is about, with the text around it, which is cut to fit. */
export interface Excerpt {
  readonly line: number;
  readonly before: string;
  /** Empty if the problem is at the end of the line. */
  readonly marked: string;
  readonly after: string;
}

/** Returns the excerpt for a problem; undefined if it has no line, or its line is blank. */
export function createExcerpt(
  { line, column, end }: Problem,
  lines: readonly string[] | undefined,
): Excerpt | undefined {
  if (line === undefined || column === undefined) return undefined;
  const text = lines?.[line - 1];
  if (text === undefined || text.trim() === "") return undefined;

  const endColumn = end === undefined ? column + 1 : end.line > line ? text.length + 1 : end.column;
  // A paragraph in Markdown can be one long line: show only the part around the problem.
  const start = endColumn <= WIDTH ? 0 : Math.max(0, column - 1 - WIDTH / 3);
  const excerpt = text.slice(start, start + WIDTH);
  const markStart = column - 1 - start;
  const markEnd = markStart + Math.max(1, endColumn - column);
  return {
    line,
    before: (start > 0 ? "…" : "") + excerpt.slice(0, markStart),
    marked: excerpt.slice(markStart, markEnd),
    after: excerpt.slice(markEnd) + (start + WIDTH < text.length ? "…" : ""),
  };
}

/** Returns the line of a problem and a marker below it; nothing if the problem has no line. */
function formatLine(
  problem: Problem,
  lines: readonly string[] | undefined,
  colourise: Colourise,
): string[] {
  const excerpt = createExcerpt(problem, lines);
  if (excerpt === undefined) return [];
  const { line, before, marked, after } = excerpt;
  const number = String(line);
  // Keep tabs, so that the marker is aligned with the text above.
  const indent = before.replaceAll(/[^\t]/g, " ");
  return [
    `    ${colourise("muted", `${number} |`)} ${before}${marked}${after}`,
    `    ${colourise("muted", `${" ".repeat(number.length)} |`)} ${indent}${"^".repeat(Math.max(1, marked.length))}`,
  ];
}
