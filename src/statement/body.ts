import type { Token } from "markdown-it";
import type { Place, Problem } from "../problems/problem.ts";
import { formerIds, plainText } from "./markdown.ts";

/** What the rules look at: one page's tokens, and what surrounds them. */
export interface Body {
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

/** A link of a page: where it leads, its words, and its line in the body, counted from 0. */
export interface Link {
  readonly href: string;
  readonly words: string;
  readonly line: number;
}

/** Each link of a page. */
export function links({ tokens }: Pick<Body, "tokens">): Link[] {
  return tokens.flatMap((block) => {
    const children = block.children ?? [];
    const lines = linesOf(block);
    return children.flatMap((token, index) => {
      if (token.type !== "link_open") return [];
      const end = children.findIndex((other, at) => at > index && other.type === "link_close");
      const words = children
        .slice(index, end)
        .map(({ content }) => content)
        .join("");
      return { href: String(token.attrGet("href") ?? ""), words, line: lines[index] ?? 0 };
    });
  });
}

/** Each token of some types with its line in the body, inline ones included. */
export function all({ tokens }: Body, types: readonly string[]): { token: Token; line: number }[] {
  return tokens.flatMap((block) => {
    const lines = linesOf(block);
    return [
      { token: block, line: block.map?.[0] ?? 0 },
      ...(block.children ?? []).map((token, index) => ({ token, line: lines[index] ?? 0 })),
    ].filter(({ token }) => types.includes(token.type));
  });
}

/** The line on which each child of a block stands. */
function linesOf({ map, children }: Token): number[] {
  let line = map?.[0] ?? 0;
  return (children ?? []).map(({ type }) => {
    const here = line;
    if (type === "softbreak" || type === "hardbreak") line += 1;
    return here;
  });
}

/** A heading with its words, its line and its addresses. */
export interface HeadingBlock extends TextBlock {
  /** Its address; where none is written, or one that cannot be, the one that its words suggest. */
  readonly id: string;
  readonly formerIds: readonly string[];
}

/** Each heading of a page. */
export function headings(body: Pick<Body, "tokens">): HeadingBlock[] {
  return textBlocks(body, "heading_open").map((block) => {
    const written = block.token.attrGet("id");
    const id = typeof written === "string" && ID.test(written) ? written : suggestId(block.text);
    return { ...block, id, formerIds: formerIds(block.token) };
  });
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

interface TextBlock {
  readonly token: Token;
  /** Its words as a reader sees them. */
  readonly text: string;
  /** Its words as they are written. */
  readonly content: string;
  readonly line: number;
}

export function textBlocks({ tokens }: Pick<Body, "tokens">, type: string): TextBlock[] {
  return tokens.flatMap((token, index) =>
    token.type === type
      ? [
          {
            token,
            text: plainText(tokens[index + 1]),
            content: tokens[index + 1]?.content ?? "",
            line: token.map?.[0] ?? 0,
          },
        ]
      : [],
  );
}
