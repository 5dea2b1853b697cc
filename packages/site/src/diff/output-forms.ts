import { escapeMarkdown } from "cookie-inventory";

/** How a summary is set, piece by piece. */
export interface Form {
  readonly heading: (level: 1 | 2 | 3, words: string) => string;
  /** A list under words of its own, within the last heading. */
  readonly part: (words: string, items: readonly string[]) => string;
  /** Words that others wrote, which must not become markup. */
  readonly words: (text: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** A list that is out of the way: folded up, or only counted. */
  readonly aside: (title: string, items: readonly string[]) => string;
  /** The first row is the head; all columns but the first hold numbers. */
  readonly table: (rows: readonly (readonly string[])[]) => string;
}

/** For GitHub. */
export const markdown: Form = {
  heading: (level, words) => `${"#".repeat(level)} ${escapeMarkdown(words)}`,
  words: escapeMarkdown,
  part: (words, items) =>
    [`**${escapeMarkdown(words)}**`, markdown.list(items)].filter(Boolean).join("\n\n"),
  list: (items) => items.map((item) => `- ${item}`).join("\n"),
  aside: (title, items) =>
    `<details><summary>${title} (${items.length})</summary>\n\n${markdown.list(items)}\n\n</details>`,
  table: ([head = [], ...rows]) =>
    [head, head.map((_, column) => (column === 0 ? "---" : "--:")), ...rows]
      .map((row) => `| ${row.join(" | ")} |`)
      .join("\n"),
};

/** For a terminal. */
export const plain: Form = {
  heading: (level, words) =>
    level === 3 ? words : `${words}\n${(level === 1 ? "=" : "-").repeat(words.length)}`,
  // A control character could take the terminal over.
  words: (text) => text.replaceAll(/\p{Cc}/gu, "�"),
  part: (words, items) =>
    [`  ${plain.words(words)}`, ...items.map((item) => `    - ${item}`)].join("\n"),
  list: (items) => items.map((item) => `  - ${item}`).join("\n"),
  aside: (title, items) => `${title}: ${items.length}, see “npm run check”.`,
  table: (rows) => {
    const widths = (rows[0] ?? []).map((_, column) =>
      Math.max(...rows.map((row) => (row[column] ?? "").length)),
    );
    const pad = (cell: string, column: number) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
    return rows.map((row) => `  ${row.map(pad).join("  ")}`).join("\n");
  },
};
