import type { Token } from "markdown-it";
import type { Place, Problem } from "cookie-inventory";
import { formerIds, plainText } from "./markdown-syntax.ts";

/** What the rules look at: one page's tokens, what stands out among them, and what surrounds them. */
export interface Body extends Outline {
  readonly tokens: readonly Token[];
  /** The text of the body, line by line. */
  readonly lines: readonly string[];
  /** The names of the blocks that a page can call. */
  readonly blocks: readonly string[];
  /**
   * The place of `words` in the block that starts on a line (counted from 0), after `before` others like
   * it; the place of that line when they are not found.
   */
  readonly place: (line: number, words?: string, before?: number) => Place;
}

/** Looks at one thing in a page's body. */
export type Rule = (body: Body) => Problem[];

/** What rules ask for again and again, so that a page is looked through once. */
export interface Outline {
  readonly headings: readonly HeadingBlock[];
  readonly paragraphs: readonly TextBlock[];
  readonly links: readonly Link[];
  /** All that is neither plain text nor its layout, such as HTML, pictures and calls of blocks. */
  readonly others: readonly { readonly token: Token; readonly line: number }[];
}

/** A link of a page: where it leads, its words, and its line in the body, counted from 0. */
interface Link {
  readonly href: string;
  readonly words: string;
  readonly line: number;
}

interface TextBlock {
  readonly token: Token;
  /** Its words as a reader sees them. */
  readonly text: string;
  /** Its words as they are written. */
  readonly content: string;
  readonly line: number;
}

/** A heading with its words, its line and its addresses. */
export interface HeadingBlock extends TextBlock {
  /** Its address; where none is written, or one that cannot be, the one that its words suggest. */
  readonly id: string;
  readonly formerIds: readonly string[];
}

/** What stands out among tokens. */
export function outlineOf(tokens: readonly Token[]): Outline {
  const headings: HeadingBlock[] = [];
  const paragraphs: TextBlock[] = [];
  const links: Link[] = [];
  const others: { token: Token; line: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] ?? 0;
    if (token.type === "heading_open") headings.push(heading(token, tokens[index + 1], line));
    else if (token.type === "paragraph_open")
      paragraphs.push(textBlock(token, tokens[index + 1], line));
    else if (!LAYOUT.test(token.type)) others.push({ token, line });
    if (token.children !== null) lookInside(token.children, line, links, others);
  }
  return { headings, paragraphs, links, others };
}

/** Adds the links of a text and all that is not plain in it. Its first line is `first`. */
function lookInside(
  children: readonly Token[],
  first: number,
  links: Link[],
  others: { token: Token; line: number }[],
): void {
  let line = first;
  for (const [index, token] of children.entries()) {
    if (token.type === "link_open") {
      const end = children.findIndex((other, at) => at > index && other.type === "link_close");
      const words = children.slice(index, end).map(({ content }) => content);
      links.push({ href: String(token.attrGet("href") ?? ""), words: words.join(""), line });
    } else if (token.type === "softbreak" || token.type === "hardbreak") line += 1;
    else if (!PLAIN.has(token.type)) others.push({ token, line });
  }
}

const LAYOUT = /^(?:inline|.+_close|(?:bullet_list|ordered_list|list_item|blockquote)_open)$/;
const PLAIN = new Set([
  "text",
  "code_inline",
  "em_open",
  "em_close",
  "link_close",
  "strong_open",
  "strong_close",
]);

function textBlock(token: Token, inline: Token | undefined, line: number): TextBlock {
  return { token, text: plainText(inline), content: inline?.content ?? "", line };
}

function heading(token: Token, inline: Token | undefined, line: number): HeadingBlock {
  const block = textBlock(token, inline, line);
  const written = token.attrGet("id");
  const id = typeof written === "string" && ID.test(written) ? written : suggestId(block.text);
  return { ...block, id, formerIds: formerIds(token) };
}

/** What an address may be made of, so that it can be typed and needs no escaping. */
export const ID = /^[a-z][a-z0-9-]*$/;

/** An id for a heading, from its words or from what was meant as one. */
export function suggestId(words: string): string {
  const id = words
    .toLowerCase()
    .replaceAll(/[’']/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-$/g, "");
  return id || "its-address";
}
