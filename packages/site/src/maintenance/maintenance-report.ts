import { escapeMarkdown } from "cookie-inventory";

/** One thing that a person should know of: a file, an address or a package, and a sentence or more about it. */
interface Entry {
  readonly about: string;
  /** What is wrong and what to do, as plain text. */
  readonly text: string;
}

/** What was found about one part of the project. */
export interface MaintenanceSection {
  readonly title: string;
  /** What needs a person’s hand. */
  readonly todo: readonly Entry[];
  /** What is told beside it, and needs nobody. */
  readonly note?: { readonly text: string; readonly entries: readonly Entry[] };
}

/** The sections as Markdown, for people who do not program: what there is to do in one line, then each part that has something. */
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
  const waiting = sections.filter(({ todo }) => todo.length > 0);
  if (waiting.length === 0) return "All is well: there is nothing to do.";
  const total = waiting.reduce((sum, { todo }) => sum + todo.length, 0);
  const where = waiting.map(({ title, todo }) => `${title} (${todo.length})`).join(", ");
  return `${total === 1 ? "There is 1 thing" : `There are ${total} things`} to do. ${where}.`;
}

function toList(entries: readonly Entry[]): string {
  return entries
    .map(({ about, text }) => `- ${toSubject(about)} ${escapeMarkdown(text)}`)
    .join("\n");
}

/** An address can be followed; anything else stands as it is written. */
function toSubject(about: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(about) ? `<${about}>` : `\`${about}\``;
}
