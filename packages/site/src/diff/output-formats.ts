import { escapeMarkdown } from "cookie-inventory";

/** Formats the parts of a summary. */
export interface OutputFormat {
  readonly heading: (level: 1 | 2 | 3, text: string) => string;
  /** A list with a label, below the last heading. */
  readonly subsection: (label: string, items: readonly string[]) => string;
  /** Text from editors, which must not be read as markup. */
  readonly text: (text: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** A list that is collapsed, or only counted. */
  readonly collapsed: (title: string, items: readonly string[]) => string;
  /** The first row is the header. All columns after the first contain numbers. */
  readonly table: (rows: readonly (readonly string[])[]) => string;
}

/** For GitHub. */
export const markdownFormat: OutputFormat = {
  heading: (level, text) => `${"#".repeat(level)} ${escapeMarkdown(text)}`,
  text: escapeMarkdown,
  subsection: (label, items) =>
    [`**${escapeMarkdown(label)}**`, markdownFormat.list(items)].filter(Boolean).join("\n\n"),
  list: (items) => items.map((item) => `- ${item}`).join("\n"),
  collapsed: (title, items) =>
    `<details><summary>${title} (${items.length})</summary>\n\n${markdownFormat.list(items)}\n\n</details>`,
  table: ([head = [], ...rows]) =>
    [head, head.map((_, column) => (column === 0 ? "---" : "--:")), ...rows]
      .map((row) => `| ${row.join(" | ")} |`)
      .join("\n"),
};

/** For a terminal. */
export const terminalFormat: OutputFormat = {
  heading: (level, text) =>
    level === 3 ? text : `${text}\n${(level === 1 ? "=" : "-").repeat(text.length)}`,
  // Control characters could send commands to the terminal.
  text: (text) => text.replaceAll(/\p{Cc}/gu, "�"),
  subsection: (label, items) =>
    [`  ${terminalFormat.text(label)}`, ...items.map((item) => `    - ${item}`)].join("\n"),
  list: (items) => items.map((item) => `  - ${item}`).join("\n"),
  collapsed: (title, items) => `${title}: ${items.length}, see “npm run check”.`,
  table: (rows) => {
    const widths = (rows[0] ?? []).map((_, column) =>
      Math.max(...rows.map((row) => (row[column] ?? "").length)),
    );
    const pad = (cell: string, column: number) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
    return rows.map((row) => `  ${row.map(pad).join("  ")}`).join("\n");
  },
};
