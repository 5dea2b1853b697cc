import type { Mistake } from "../support/mistake.ts";

/** Replaces a sentence of the statement with `text`, whose first line becomes line 16. */
function inStatement(name: string, text: string, expected: Mistake["expected"]): Mistake {
  const from = "We keep your data safe.";
  return { name, file: "src/pages/privacy.md", from, to: `\n\n${text}`, expected };
}

const CAPTION = "Table: How long we keep records";
const TABLE = "| Record | Kept for |\n| --- | --- |\n| Letters | 2 years |";

/** Mistakes in the Markdown tables of pages. */
export const TABLE_MISTAKES: readonly Mistake[] = [
  inStatement("a table with a caption", `${CAPTION}\n\n${TABLE}`, []),
  inStatement(
    "a table of six columns about the past, with empty cells and without bars at its edges",
    `::: history\n\n${CAPTION}\n\na | b | c | d | e | f\n--- | --- | --- | :-: | --: | ---\n1 | | 3 | *4* | 5 \\| 5 | 6\n\n:::`,
    [],
  ),
  inStatement("a table without a caption", TABLE, [
    [
      "src/pages/privacy.md:16:1-22 error table-caption",
      "This table has no caption.",
      "Say what it shows on a line before it, with a blank line before and after: “Table: How long we keep records”. Screen readers read it first.",
    ],
  ]),
  inStatement(
    "two tables with the same caption",
    `${CAPTION}\n\n${TABLE}\n\n${CAPTION}\n\n${TABLE}`,
    [
      [
        "src/pages/privacy.md:24:1-22 error table-caption",
        "The table on line 18 has the same caption, “How long we keep records”.",
        "Say in the caption what is different about this table.",
      ],
    ],
  ),
  inStatement("a caption below its table", `${TABLE}\n\n${CAPTION}`, [
    [
      "src/pages/privacy.md:16:1-22 error table-caption",
      "This table has no caption.",
      "Say what it shows on a line before it, with a blank line before and after: “Table: How long we keep records”. Screen readers read it first.",
    ],
    [
      "src/pages/privacy.md:20:1-32 error table-caption",
      "There is no table after this caption.",
      "Put it before its table, with a blank line between them. If it is not a caption, do not start it with “Table:”.",
    ],
  ]),
  inStatement("a table for layout", `${CAPTION}\n\n| Record |\n| --- |\n| Letters |`, [
    [
      "src/pages/privacy.md:18:1-11 error table-size",
      "This table has only one column.",
      "Write it as a list: start each line with “- ”, without vertical bars.",
    ],
  ]),
  inStatement(
    "a table that is too wide",
    `${CAPTION}\n\n| a | b | c | d | e | f | g |\n|${" --- |".repeat(7)}\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |`,
    [
      [
        "src/pages/privacy.md:18:1-30 error table-size",
        "This table has 7 columns; the maximum is 6.",
        "Remove a column, or split it into two tables.",
      ],
    ],
  ),
  inStatement("a table without rows", `${CAPTION}\n\n| Record | Kept for |\n| --- | --- |`, [
    [
      "src/pages/privacy.md:18:1-22 error table-size",
      "This table has no rows.",
      "Add rows below the line of hyphens, or remove it.",
    ],
  ]),
  inStatement("a table with an empty row", `${CAPTION}\n\n${TABLE}\n| | |`, [
    [
      "src/pages/privacy.md:21:1-6 error table-size",
      "This row is empty.",
      "Fill it in, or remove it.",
    ],
  ]),
  inStatement(
    "an empty header cell",
    `${CAPTION}\n\n| Record | |\n| --- | --- |\n| Letters | 2 years |`,
    [
      [
        "src/pages/privacy.md:18:1-13 error table-header",
        "The header of column 2 is empty.",
        "Say what the column contains. Screen readers and narrow screens repeat it before each cell.",
      ],
    ],
  ),
  inStatement("a row without its first cell", `${CAPTION}\n\n${TABLE}\n| | 3 years |`, [
    [
      "src/pages/privacy.md:21:1-14 error table-header",
      "The first cell of this row is empty.",
      "Say what the row is about: screen readers and narrow screens use it as the row’s title. Repeat it if several rows are about the same.",
    ],
  ]),
  inStatement("a row with too many cells", `${CAPTION}\n\n${TABLE}\n| Tax | 6 years | the law |`, [
    [
      "src/pages/privacy.md:21:1-28 error table-cells",
      "This row has 3 cells, and the table has 2 columns, so the last would not be published.",
      "Remove a cell, or add a column. Write “\\|” for a vertical bar inside a cell.",
    ],
  ]),
  inStatement("a sentence directly below a table", `${CAPTION}\n\n${TABLE}\nThen we shred them.`, [
    [
      "src/pages/privacy.md:21:1-20 error table-cells",
      "This row has 1 cell, and the table has 2 columns.",
      "Add what is missing after a vertical bar. If the line is not part of the table, put a blank line before it.",
    ],
  ]),
  inStatement(
    "a table in a list",
    `- We keep:\n\n  ${CAPTION}\n\n${TABLE.replaceAll(/^/gm, "  ")}`,
    [
      [
        "src/pages/privacy.md:20:1-24 error table-nested",
        "This table is inside a list or a quotation.",
        "Move it out: remove the spaces or the “>” before each of its lines, and put a blank line before it.",
      ],
    ],
  ),
  inStatement(
    "a table with too few cells in its line of hyphens",
    "| Record | Kept for |\n| --- |\n| Letters | 2 years |",
    [
      [
        "src/pages/privacy.md:16:1-22 error broken-table",
        "This looks like a table, but would be published as plain text.",
        "Write a line of hyphens with 2 cells, as many as the row above it: | --- | --- |",
      ],
    ],
  ),
  inStatement("a table without a header row", "| Letters | 2 years |\n| Tax | 6 years |", [
    [
      "src/pages/privacy.md:16:1-22 error broken-table",
      "This looks like a table, but would be published as plain text.",
      "Write a row of headers, such as “| Record | Kept for |”, below it “| --- | --- |”, and then the other rows.",
    ],
  ]),
  inStatement(
    "a repealed law and a link to a missing page in a table",
    `${CAPTION}\n\n${TABLE}\n| The [Data Protection Act 1998](/lost/) | 6 years |`,
    [
      [
        "src/pages/privacy.md:21:8-32 error outdated-name",
        "“Data Protection Act 1998” is out of date: the Data Protection Act 1998 was repealed on 25 May 2018.",
        "Write: UK GDPR and the Data Protection Act 2018 (see https://www.legislation.gov.uk/ukpga/2018/12/schedule/19). If the passage is about the past, put it between the lines “::: history” and “:::”.",
      ],
      [
        "src/pages/privacy.md:21:34-40 error broken-link",
        "There is no page at /lost/.",
        "The pages are: /, /404.html, /accessibility/, /cookies/.",
      ],
    ],
  ),
  inStatement(
    "a long sentence and a hard word in a table, and cells that are no sentences",
    `${CAPTION}\n\n| Record | What we do with what you have told us |\n| --- | --- |\n| ${"a file and ".repeat(7)}a note | We keep it for as long as we need it |\n| Letters | We utilise them. ${"We read it and ".repeat(7)}we keep it. |`,
    [
      [
        "src/pages/privacy.md:21:16-23 warning hard-word",
        "There is a simpler word for “utilise”.",
        "Write “use”, if it means the same.",
      ],
      [
        "src/pages/privacy.md:21:30-146 warning long-sentence",
        "This sentence has 31 words; the maximum is 25.",
        "Split it into two sentences, or make it a list.",
      ],
    ],
  ),
];
