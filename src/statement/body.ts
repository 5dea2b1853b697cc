import type { Token } from "markdown-it";
import type { Place, Problem } from "../problems/problem.ts";
import { plainText } from "./markdown.ts";

/** What the rules look at: one page's tokens, and what surrounds them. */
export interface Body {
  readonly tokens: readonly Token[];
  /** The names of the blocks that a page can call. */
  readonly blocks: readonly string[];
  /** The place of `words` from a line of the body on (counted from 0); of that line when they are not found. */
  readonly place: (line: number, words?: string) => Place;
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

/** Each heading with its words and its line in the body. */
export function headings(body: Pick<Body, "tokens">): TextBlock[] {
  return textBlocks(body, "heading_open");
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
