import type { Problem } from "./problem.ts";
import { countText } from "./text.ts";

const TITLES = { error: "Errors", warning: "Warnings", question: "Open questions" } as const;

/** Problems as Markdown, for the summary of a pull request: the gravest first, each with its mend. */
export function toMarkdown(problems: readonly Problem[]): string {
  const groups = (["error", "warning", "question"] as const).map((severity) => ({
    title: TITLES[severity],
    found: problems.filter((problem) => problem.severity === severity),
  }));
  const sections = groups
    .filter(({ found }) => found.length > 0)
    .map(({ title, found }) => `### ${title}\n\n${found.map(toEntry).join("\n")}`);
  return [`## The check found ${countText(problems)}`, ...sections].join("\n\n");
}

function toEntry({ file, line, message, hint }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `- \`${place}\` ${escapeMarkdown(message)} ${escapeMarkdown(hint)}`;
}

/** Plain text as Markdown, in one line: what editors wrote must not become markup. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`).replaceAll(/\s+/g, " ");
}
