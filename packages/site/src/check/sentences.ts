import type { Place } from "cookie-inventory";
import { getInlineText } from "../pages/inline-text.ts";
import { excludeHistory } from "../pages/markdown-syntax.ts";
import type { PartialPage } from "../pages/page-reader.ts";

/** A sentence of a page, outside “::: history” passages. */
export interface Sentence {
  readonly text: string;
  /** The addresses that its paragraph links to. */
  readonly links: readonly string[];
  /** The texts in code marks in its paragraph. */
  readonly codes: readonly string[];
  /** Returns the place of a text in the sentence. */
  readonly place: (text: string) => Place;
}

const segmenter = new Intl.Segmenter("en-GB", { granularity: "sentence" });

/** Returns the sentences of a page, including those of headings and lists. */
export function listSentences({ body }: PartialPage): Sentence[] {
  return excludeHistory(body.tokens).flatMap((token) => {
    if (token.type !== "inline") return [];
    const line = token.map?.[0] ?? 0;
    const paragraph = getInlineText(token);
    const children = token.children ?? [];
    const links = children.flatMap((child) => child.attrGet("href") ?? []).map(String);
    const codes = children.flatMap(({ type, content }) => (type === "code_inline" ? content : []));
    return [...segmenter.segment(paragraph)].map(({ segment, index }) => {
      const countBefore = (text: string) => paragraph.slice(0, index).split(text).length - 1;
      const place = (text: string) => body.place(line, text, countBefore(text));
      return { text: segment, links, codes, place };
    });
  });
}

/** Whether a text contains a name that is not part of a longer word. */
export function containsName(text: string, name: string): boolean {
  // Searching is quick, and nearly all sentences do not contain the name at all.
  return (
    text.includes(name) &&
    new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, "u").test(text)
  );
}
