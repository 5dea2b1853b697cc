import type { Problem } from "./problem.ts";

const LEVELS = { error: "error", warning: "warning", question: "notice" } as const;

/**
 * Formats problems as GitHub Actions annotations, one workflow command on each line.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function toGitHubAnnotations(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, end, severity, rule, message, hint }) => {
      const properties = Object.entries({
        file,
        line,
        col: column,
        endLine: end?.line,
        endColumn: end?.column,
        title: rule,
      })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${LEVELS[severity]} ${properties.join(",")}::${escapeData(`${message}\n${hint}`)}`;
    })
    .join("\n");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
