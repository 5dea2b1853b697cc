import type { Place, Problem } from "cookie-inventory";
import type { Token } from "markdown-it";
import { getInlineText } from "./inline-text.ts";
import { readFormerIds } from "./markdown-syntax.ts";
import type { TextBlock } from "./text-blocks.ts";

/** The text of a page below its front matter, as the rules read it. */
export interface PageBody extends PageOutline {
  readonly tokens: readonly Token[];
  readonly lines: readonly string[];
  /** The texts of paragraphs, headings and tables, line by line. */
  readonly textBlocks: readonly TextBlock[];
  /** The code of the language that it is written in. */
  readonly language: string;
  /** The names of the blocks that a page can include. */
  readonly availableBlocks: readonly string[];
  /**
   * Returns the place of `text` in the paragraph that starts on a line (counted from 0), skipping its first `skip`
   * occurrences; the place of that line if it is not found.
   */
  readonly place: (line: number, text?: string, skip?: number) => Place;
  /** Returns the place of a part of a line, between two indexes of its text. */
  readonly placeAt: (line: number, from: number, to: number) => Place;
}

/** Returns the place of the first line of a text. */
export function placeOfStart({ lines, place }: Pick<PageBody, "lines" | "place">): Place {
  const first = lines.findIndex((line) => line.trim() !== "");
  return place(Math.max(0, first));
}

/** Checks one aspect of a page’s body. */
export type BodyRule = (body: PageBody) => Problem[];

/** The elements of a page that several rules need, collected in one pass. */
export interface PageOutline {
  readonly headings: readonly HeadingBlock[];
  readonly paragraphs: readonly OutlineText[];
  readonly links: readonly Link[];
  /** Everything except plain text, lists and quotations: HTML, pictures, blocks. */
  readonly otherTokens: readonly { readonly token: Token; readonly line: number }[];
}

interface Link {
  readonly href: string;
  readonly text: string;
  /** Its line in the body, counted from 0. */
  readonly line: number;
}

interface OutlineText {
  readonly token: Token;
  /** Its text without markup. */
  readonly text: string;
  /** Its source in Markdown. */
  readonly markdown: string;
  readonly line: number;
}

export interface HeadingBlock extends OutlineText {
  /** Its id in the source; one derived from its text if that is missing or invalid. */
  readonly id: string;
  readonly formerIds: readonly string[];
}

/** Collects the headings, paragraphs, links and other elements of a page. */
export function createOutline(tokens: readonly Token[]): PageOutline {
  const headings: HeadingBlock[] = [];
  const paragraphs: OutlineText[] = [];
  const links: Link[] = [];
  const otherTokens: { token: Token; line: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] ?? 0;
    if (token.type === "heading_open")
      headings.push(toHeadingBlock(token, tokens[index + 1], line));
    else if (token.type === "paragraph_open")
      paragraphs.push(toTextBlock(token, tokens[index + 1], line));
    else if (!STRUCTURE.test(token.type)) otherTokens.push({ token, line });
    if (token.children !== null) addInlineTokens(token.children, line, links, otherTokens);
  }
  return { headings, paragraphs, links, otherTokens };
}

/** Adds the links and other tokens of a text that starts on line `firstLine`. */
function addInlineTokens(
  children: readonly Token[],
  firstLine: number,
  links: Link[],
  otherTokens: { token: Token; line: number }[],
): void {
  let line = firstLine;
  for (const [index, token] of children.entries()) {
    if (token.type === "link_open") {
      let end = index;
      while (end < children.length && children[end]?.type !== "link_close") end += 1;
      const text = children.slice(index, end).map(({ content }) => content);
      links.push({ href: String(token.attrGet("href") ?? ""), text: text.join(""), line });
    } else if (token.type === "softbreak" || token.type === "hardbreak") line += 1;
    else if (!PLAIN.has(token.type)) otherTokens.push({ token, line });
  }
}

const STRUCTURE = /^(?:inline|.+_close|(?:bullet_list|ordered_list|list_item|blockquote)_open)$/;
const PLAIN = new Set([
  "text",
  "code_inline",
  "em_open",
  "em_close",
  "link_close",
  "strong_open",
  "strong_close",
]);

function toTextBlock(token: Token, inline: Token | undefined, line: number): OutlineText {
  return { token, text: getInlineText(inline), markdown: inline?.content ?? "", line };
}

function toHeadingBlock(token: Token, inline: Token | undefined, line: number): HeadingBlock {
  const block = toTextBlock(token, inline, line);
  const explicit = token.attrGet("id");
  const id = typeof explicit === "string" && ID.test(explicit) ? explicit : suggestId(block.text);
  return { ...block, id, formerIds: readFormerIds(token) };
}

/** A heading id that can be typed and needs no escaping. */
export const ID = /^[a-z][a-z0-9-]*$/;

/** Derives an id from a heading’s text, or from an invalid id. */
export function suggestId(text: string): string {
  const id = text
    .toLowerCase()
    .replaceAll(/[’']/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-$/g, "");
  return id || "its-address";
}
