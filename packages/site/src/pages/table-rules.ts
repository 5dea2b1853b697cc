import { error, type Problem } from "cookie-inventory";
import { getInlineText } from "./inline-text.ts";
import { CAPTION } from "./markdown-tables.ts";
import type { BodyRule, PageBody } from "./page-body.ts";

/** More columns cannot be read at once, and make narrow columns in the widest window. */
const MAX_COLUMNS = 6;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Table {
  readonly line: number;
  /** Undefined if it has none. */
  readonly caption: string | undefined;
  /** The header row, then the others. */
  readonly rows: readonly Row[];
  /** Whether it is in a list or a quotation. */
  readonly isNested: boolean;
}

/** Checks that tables can be understood without seeing them (WCAG 2.2, 1.3.1) and are not used for layout. */
export const checkTables: BodyRule = (body) => {
  const captions = new Map<string, number>();
  return listTables(body).flatMap((table) => {
    if (table.isNested) {
      const message = "This table is inside a list or a quotation.";
      const hint =
        "Move it out: remove the spaces or the “>” before each of its lines, and put a blank line before it.";
      return error(body.place(table.line), "table-nested", message, hint);
    }
    return [
      ...checkCaption(body, table, captions),
      ...checkSize(body, table),
      ...table.rows.flatMap((row, index) => checkRow(body, row, table.rows[0], index === 0)),
    ];
  });
};

function checkCaption(
  body: PageBody,
  { line, caption }: Table,
  captions: Map<string, number>,
): Problem[] {
  if (caption === undefined || caption === "") {
    const message = "This table has no caption.";
    const hint =
      "Say what it shows on a line before it, with a blank line before and after: “Table: How long we keep records”. Screen readers read it first.";
    return [error(body.place(line), "table-caption", message, hint)];
  }
  const first = captions.get(caption);
  captions.set(caption, first ?? line);
  if (first === undefined) return [];
  const message = `The table on line ${body.place(first).line} has the same caption, “${caption}”.`;
  const hint = "Say in the caption what is different about this table.";
  return [error(body.place(line), "table-caption", message, hint)];
}

function checkSize(body: PageBody, { line, rows: [header, ...rows] }: Table): Problem[] {
  const columns = header?.cells.length ?? 0;
  const problem = (message: string, hint: string) =>
    error(body.place(line), "table-size", message, hint);
  return [
    ...(columns < 2
      ? [
          problem(
            "This table has only one column.",
            "Write it as a list: start each line with “- ”, without vertical bars.",
          ),
        ]
      : []),
    ...(columns > MAX_COLUMNS
      ? [
          problem(
            `This table has ${columns} columns; the maximum is ${MAX_COLUMNS}.`,
            "Remove a column, or split it into two tables.",
          ),
        ]
      : []),
    ...(rows.length === 0
      ? [problem("This table has no rows.", "Add rows below the line of hyphens, or remove it.")]
      : []),
  ];
}

function checkRow(
  body: PageBody,
  { line, cells }: Row,
  header: Row | undefined,
  isHeader: boolean,
): Problem[] {
  const place = body.place(line);
  const columns = header?.cells.length ?? 0;
  if (isHeader) {
    const empty = cells.indexOf("") + 1;
    if (empty === 0) return [];
    const message = `The header of column ${empty} is empty.`;
    const hint =
      "Say what the column contains. Screen readers and narrow screens repeat it before each cell.";
    return [error(place, "table-header", message, hint)];
  }
  if (cells.every((cell) => cell === ""))
    return [error(place, "table-size", "This row is empty.", "Fill it in, or remove it.")];
  if (cells.length < columns) {
    const message = `This row has ${formatCells(cells.length)}, and the table has ${columns} columns.`;
    const hint =
      "Add what is missing after a vertical bar. If the line is not part of the table, put a blank line before it.";
    return [error(place, "table-cells", message, hint)];
  }
  if (cells.length > columns) {
    const message = `This row has ${formatCells(cells.length)}, and the table has ${columns} columns, so the last would not be published.`;
    const hint = "Remove a cell, or add a column. Write “\\|” for a vertical bar inside a cell.";
    return [error(place, "table-cells", message, hint)];
  }
  if (cells[0] !== "") return [];
  const message = "The first cell of this row is empty.";
  const hint =
    "Say what the row is about: screen readers and narrow screens use it as the row’s title. Repeat it if several rows are about the same.";
  return [error(place, "table-header", message, hint)];
}

function formatCells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}

function listTables({ tokens, lines }: PageBody): Table[] {
  const tables: (Table & { rows: Row[]; caption: string | undefined })[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (/^(?:blockquote|list_item)_/.test(token.type)) depth += token.nesting;
    const line = token.map?.[0] ?? 0;
    if (token.type === "table_open")
      tables.push({ line, caption: undefined, rows: [], isNested: depth > 0 });
    const table = tables.at(-1);
    if (table === undefined) continue;
    if (token.type === "caption_open") table.caption = getInlineText(tokens[index + 1]).trim();
    if (token.type === "tr_open") table.rows.push({ line, cells: splitRow(lines[line] ?? "") });
  }
  return tables;
}

/** Returns the cells of a row as they are written: the parser drops those that the header row does not have. */
function splitRow(row: string): string[] {
  const cells = row.trim().split(/(?<!\\)\|/);
  const [first, last] = [cells[0] === "" ? 1 : 0, cells.at(-1) === "" ? -1 : cells.length];
  return cells.slice(first, last).map((cell) => cell.trim());
}

/** Whether a line is like the one below a header row: “| --- | --- |”. */
function isDelimiterRow(row: string): boolean {
  return /^[\s|:-]+$/.test(row) && row.includes("|") && row.includes("-");
}

/** Finds tables that are not recognised as such, and captions without a table. */
export const checkBrokenTables: BodyRule = (body) =>
  body.paragraphs.flatMap(({ markdown, line }) => {
    const rows = markdown.split("\n");
    const offset = rows.findIndex((row) => isDelimiterRow(row) || row.trim().startsWith("|"));
    if (offset >= 0) {
      const message = "This looks like a table, but would be published as plain text.";
      return error(body.place(line + offset), "broken-table", message, explainTable(rows));
    }
    if (!CAPTION.test(markdown)) return [];
    const message = "There is no table after this caption.";
    const hint =
      "Put it before its table, with a blank line between them. If it is not a caption, do not start it with “Table:”.";
    return error(body.place(line), "table-caption", message, hint);
  });

function explainTable(rows: readonly string[]): string {
  const index = rows.findIndex((row) => isDelimiterRow(row));
  const [header, delimiters] = [rows[index - 1], rows[index]].map((row) => splitRow(row ?? ""));
  const columns = header?.length ?? 0;
  if (index > 0 && columns > 1 && columns !== delimiters?.length)
    return `Write a line of hyphens with ${columns} cells, as many as the row above it: ${"| --- ".repeat(columns)}|`;
  return "Write a row of headers, such as “| Record | Kept for |”, below it “| --- | --- |”, and then the other rows.";
}
