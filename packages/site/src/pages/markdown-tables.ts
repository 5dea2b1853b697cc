import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { getInlineText } from "./inline-text.ts";

/*
 * Tables of GitHub’s Markdown, with a caption as in Pandoc (table_captions): a paragraph before the table. The
 * first cell of each row is its header, as in the tables of cookies: it says what the row is about, and is the row’s title
 * on narrow screens.
 */

/** Matches the start of a table’s caption. */
export const CAPTION = /^Table:\s*/;

/** Adds captions, row headers, and what the styles for narrow screens need (`.stacked` in site.scss). */
export function accessibleTables(parser: MarkdownIt): void {
  parser.core.ruler.after("block", "table_captions", moveCaptions);
  parser.core.ruler.after("inline", "table_cells", describeCells);
}

/** Moves the paragraph before a table into it. */
function moveCaptions(state: StateCore): void {
  const tokens: Token[] = [];
  for (const token of state.tokens) {
    tokens.push(token);
    const [open, text, close] = tokens.slice(-4, -1);
    if (token.type !== "table_open" || open?.type !== "paragraph_open") continue;
    if (text === undefined || close === undefined || !CAPTION.test(text.content)) continue;
    text.content = text.content.replace(CAPTION, "");
    Object.assign(open, { type: "caption_open", tag: "caption" });
    Object.assign(close, { type: "caption_close", tag: "caption" });
    open.attrSet("class", "govuk-table__caption");
    tokens.splice(-4, 4, token, open, text, close);
  }
  state.tokens = tokens;
}

function describeCells({ tokens }: StateCore): void {
  let labels: string[] = [];
  let column = 0;
  let rowLines: [number, number] | null = null;
  for (const [index, token] of tokens.entries()) {
    const text = tokens[index + 1];
    if (token.type === "table_open") {
      token.attrJoin("class", "stacked");
      labels = [];
    } else if (token.type === "tr_open") {
      column = 0;
      rowLines = token.map;
    } else if (text !== undefined && (token.type === "th_open" || token.type === "td_open")) {
      // Without the alignment, which is a style attribute: the Content Security Policy forbids those.
      token.attrs = null;
      text.map = rowLines;
      const isColumnHeader = token.type === "th_open";
      if (isColumnHeader) labels.push(getInlineText(text));
      if (isColumnHeader || column === 0) makeHeader(token, tokens[index + 2], isColumnHeader);
      else {
        token.attrSet("data-label", labels[column] ?? "");
        token.attrSet("role", "cell");
      }
      column += 1;
    }
  }
}

/** Makes a cell a header. Its role is explicit, because some browsers drop it where the styles change `display`. */
function makeHeader(cell: Token, close: Token | undefined, isColumnHeader: boolean): void {
  Object.assign(cell, { type: "th_open", tag: "th" });
  if (close !== undefined) Object.assign(close, { type: "th_close", tag: "th" });
  cell.attrSet("scope", isColumnHeader ? "col" : "row");
  cell.attrSet("role", isColumnHeader ? "columnheader" : "rowheader");
}
