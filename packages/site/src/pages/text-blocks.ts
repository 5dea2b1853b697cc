import type { Token } from "markdown-it";

/** A line of text as it is written, without the signs of lists, quotations, headings and tables around it. */
export interface TextLine {
  /** Counted from 0 in the body. */
  readonly line: number;
  /** The index of its text in the line; undefined if it is written differently there, such as an escaped “\|”. */
  readonly column: number | undefined;
  readonly text: string;
}

/** The text of a paragraph, heading, caption or cell. */
export interface TextBlock {
  readonly kind: "paragraph" | "heading" | "table";
  readonly isInList: boolean;
  readonly lines: readonly TextLine[];
  /** What is published, with “\uFFFC” in place of links and code, and line breaks as they are written. */
  readonly plain: string;
}

/** A place where pasted text has to be written differently. */
export interface PastedText {
  /** Counted from 0 in the body. */
  readonly line: number;
  /** The index in the line at which `text` starts; undefined if it is not known. */
  readonly column: number | undefined;
  readonly text: string;
  /** The part of `text` to mark in messages. */
  readonly shown: string;
  /** What to write instead; undefined if only its author can know. */
  readonly replacement: string | undefined;
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

const OBJECT = "\uFFFC";

/** Lists the texts of a page. */
export function listTextBlocks(tokens: readonly Token[], lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lists = 0;
  let cell = { line: -1, end: 0 };
  for (const [index, token] of tokens.entries()) {
    if (token.type.startsWith("list_item_")) lists += token.nesting;
    if (token.type !== "inline" || token.map === null) continue;
    const [first] = token.map;
    const opened = tokens[index - 1]?.type;
    const kind =
      opened === "heading_open" ? "heading" : opened === "paragraph_open" ? "paragraph" : "table";
    if (first !== cell.line) cell = { line: first, end: 0 };
    const textLines = token.content.split("\n").map((written, offset) => {
      const text = written.replace(/^[ \t]+/, "").replace(/(?<![ \t])[ \t]+$/, "");
      const line = lines[first + offset] ?? "";
      const column = kind === "paragraph" ? line.lastIndexOf(text) : line.indexOf(text, cell.end);
      if (kind === "table" && column >= 0) cell.end = column + text.length;
      return { line: first + offset, column: column < 0 ? undefined : column, text };
    });
    const plain = toPlainText(token.children ?? []);
    blocks.push({ kind, isInList: lists > 0, lines: textLines, plain });
  }
  return blocks;
}

function toPlainText(children: readonly Token[]): string {
  let links = 0;
  return children
    .map(({ type, nesting, content }) => {
      if (type.startsWith("link_")) links += nesting;
      if (links > 0) return "";
      if (type === "softbreak") return "\n";
      if (type === "hardbreak") return "  \n";
      return type === "text" || /^(?:em|strong)_/.test(type) ? content : OBJECT;
    })
    .join("");
}
