import type { Place, Problem, Severity } from "./problem.ts";

/** Gives the text of a file that a Problem names, or undefined when it cannot be shown. */
export type TextOf = (file: string) => string | undefined;

/** Marks up a piece of the text, such as with colour. */
export type Paint = (as: Severity | "place" | "aside", text: string) => string;

/** As much of a line as fits a narrow terminal beside its number. */
const WIDTH = 90;

/**
 * Problems as a terminal shows them: place, severity and message, the line itself with a marker under
 * it, and the mend. Returns the text without a final newline; empty for no problems.
 */
export function toTerminalText(
  problems: readonly Problem[],
  textOf: TextOf,
  paint: Paint = (_as, text) => text,
): string {
  const lines = new Map<string, readonly string[] | undefined>();
  const linesOf = (file: string) => {
    if (!lines.has(file)) lines.set(file, textOf(file)?.split(/\r?\n/));
    return lines.get(file);
  };
  return problems
    .map((problem) => {
      const { severity, message, hint, rule } = problem;
      const head = `${paint("place", placeText(problem))}: ${paint(severity, severity)}: ${message}`;
      return [
        `${head} ${paint("aside", `[${rule}]`)}`,
        ...frame(problem, linesOf(problem.file), paint),
        `    ${hint}`,
      ].join("\n");
    })
    .join("\n\n");
}

/** `shown` as toText gives them, and under them how many `all` are. */
export function toReport(
  shown: readonly Problem[],
  all: readonly Problem[],
  textOf: TextOf,
  paint?: Paint,
): string {
  const text = toTerminalText(shown, textOf, paint);
  return `${text}${text === "" ? "" : "\n\n"}The check found ${countText(all)}.`;
}

/** How many problems of each severity there are, in words: “2 errors, 1 question”. */
export function countText(problems: readonly Problem[]): string {
  const counts = (["error", "warning", "question"] as const)
    .map(
      (severity) =>
        [severity, problems.filter((problem) => problem.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`);
  return counts.join(", ") || "no problems";
}

function placeText({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function frame(
  { line, column, end }: Problem,
  lines: readonly string[] | undefined,
  paint: Paint,
): string[] {
  if (line === undefined || column === undefined) return [];
  const whole = lines?.[line - 1];
  if (whole === undefined || whole.trim() === "") return [];

  const stop = end === undefined ? column + 1 : end.line > line ? whole.length + 1 : end.column;
  // A paragraph is one long line: show the part that matters.
  const from = stop <= WIDTH ? 0 : Math.max(0, column - 1 - WIDTH / 3);
  const shown = whole.slice(from, from + WIDTH);
  const before = from > 0 ? "…" : "";
  const after = from + WIDTH < whole.length ? "…" : "";
  const length = Math.max(1, Math.min(stop - column, shown.length - (column - 1 - from)));
  // Tabs stay tabs, so that the marker stands under its word.
  const indent = (before + shown.slice(0, column - 1 - from)).replaceAll(/[^\t]/g, " ");
  const number = String(line);
  return [
    `    ${paint("aside", `${number} |`)} ${before}${shown}${after}`,
    `    ${paint("aside", `${" ".repeat(number.length)} |`)} ${indent}${"^".repeat(length)}`,
  ];
}
