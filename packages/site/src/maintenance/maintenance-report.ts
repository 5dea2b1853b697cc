import { escapeMarkdown } from "cookie-inventory";

interface Entry {
  /** A file or an address. */
  readonly subject: string;
  /** What is wrong and what to do, as plain text. */
  readonly text: string;
}

/** The result of one maintenance check. */
export interface MaintenanceSection {
  readonly title: string;
  readonly todo: readonly Entry[];
  /** Information that needs no action. */
  readonly note?: { readonly text: string; readonly entries: readonly Entry[] };
}

/** Formats a report for non-programmers as Markdown: a summary in one line, then the sections that are not empty. */
export function toMaintenanceReport(sections: readonly MaintenanceSection[]): string {
  const blocks = sections
    .filter(({ todo, note }) => todo.length > 0 || note !== undefined)
    .map(({ title, todo, note }) =>
      [
        `## ${title}`,
        toList(todo),
        note === undefined ? "" : escapeMarkdown(note.text),
        toList(note?.entries ?? []),
      ]
        .filter((block) => block !== "")
        .join("\n\n"),
    );
  return [toSummary(sections), ...blocks].join("\n\n");
}

function toSummary(sections: readonly MaintenanceSection[]): string {
  const unfinished = sections.filter(({ todo }) => todo.length > 0);
  if (unfinished.length === 0) return "There is nothing to do.";
  const total = unfinished.reduce((sum, { todo }) => sum + todo.length, 0);
  const counts = unfinished.map(({ title, todo }) => `${title} (${todo.length})`).join(", ");
  return `${total === 1 ? "There is 1 thing" : `There are ${total} things`} to do: ${counts}.`;
}

function toList(entries: readonly Entry[]): string {
  return entries
    .map(({ subject, text }) => `- ${formatSubject(subject)} ${escapeMarkdown(text)}`)
    .join("\n");
}

function formatSubject(subject: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(subject) ? `<${subject}>` : `\`${subject}\``;
}
