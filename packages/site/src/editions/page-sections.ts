import type { Token } from "markdown-it";
import { toString } from "nlcst-to-string";
import { ParseEnglish } from "parse-english";
import { BLOCK } from "../pages/markdown-syntax.ts";
import type { LocatedPage } from "../pages/page-reader.ts";

/** A part of a page, from one heading to the next. Its fields are part of the content digests. */
export interface Section {
  /** The heading’s id, then its former ids; empty before the first heading. */
  readonly ids: readonly string[];
  readonly heading: string;
  /** The heading and the sentences, in order. */
  readonly sentences: readonly string[];
  /** The whole texts of paragraphs, list items, captions and rows of tables, without the heading. */
  readonly paragraphs: readonly string[];
}

/** A section of a page’s text with the tokens that it comes from, for places in the source. */
export interface SourceSection extends Section {
  /** The heading’s line in the body, counted from 0; 0 before the first heading. */
  readonly line: number;
  /** The heading’s inline token; undefined before the first heading. */
  readonly headingToken: Token | undefined;
  /** The tokens of each of `paragraphs`: several for a row of a table. */
  readonly tokens: readonly (readonly Token[])[];
}

const english = new ParseEnglish();

/** Matches abbreviations that the parser mistakes for the end of a sentence, as in “(No. 2) Regulations”. */
const ENDS_IN_ABBREVIATION = /\b(?:No|Nos|approx)\.$/;

/** Returns a page’s sections. The first one lists its details, such as its title, date and menu entry. */
export function extractPageSections(page: LocatedPage): Section[] {
  const details = describePage(page.data);
  const about = { ids: [], heading: "About the page", sentences: details, paragraphs: details };
  return [about, ...extractTextSections(page)].filter(({ sentences }) => sentences.length > 0);
}

/** Returns the sections of a page’s text. */
export function extractTextSections(page: Pick<LocatedPage, "body">): Section[] {
  return readTextSections(page).map(({ ids, heading, sentences, paragraphs }) => ({
    ids,
    heading,
    sentences,
    paragraphs,
  }));
}

/** Returns the sections of a page’s text, with their tokens. */
export function readTextSections({ body }: Pick<LocatedPage, "body">): SourceSection[] {
  const headings = new Map(body.headings.map((heading) => [heading.token, heading]));
  const start = { ids: [], heading: "Start of the page", sentences: [], line: 0 };
  const sections: (SourceSection & {
    sentences: string[];
    paragraphs: string[];
    tokens: (readonly Token[])[];
  })[] = [{ ...start, headingToken: undefined, paragraphs: [], tokens: [] }];
  for (const [index, token] of body.tokens.entries()) {
    const heading = headings.get(token);
    if (heading !== undefined) {
      const { id, formerIds, text, line } = heading;
      sections.push({
        ids: [id, ...formerIds],
        heading: text,
        headingToken: body.tokens[index + 1],
        line,
        sentences: [text],
        paragraphs: [],
        tokens: [],
      });
    } else {
      const tokens = findTextTokens(body.tokens, index);
      if (tokens.length === 0) continue;
      const text = toText(tokens);
      sections.at(-1)?.sentences.push(...(token.type === BLOCK ? [text] : splitSentences(text)));
      sections.at(-1)?.paragraphs.push(text);
      sections.at(-1)?.tokens.push(tokens);
    }
  }
  return sections.filter(({ sentences }) => sentences.length > 0);
}

/** Whether a section has a text below its heading, not only blocks. */
export function hasText({ tokens }: SourceSection): boolean {
  return tokens.some(([token]) => token?.type !== BLOCK);
}

function describePage({
  title,
  date,
  edition,
  description,
  navigation,
  contents,
  indexed,
  url,
}: LocatedPage["data"]): string[] {
  const details = Object.entries({
    Title: title,
    "Last updated": date,
    Edition: edition,
    "Search description": description,
    "Menu entry": navigation && `${navigation.title}, position ${navigation.order}`,
    "Table of contents": contents ? "shown" : "not shown",
    "Search engines": indexed ? "may list the page" : "must not list the page",
    Address: url,
  });
  return details.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
}

/** Returns the tokens of a block, a paragraph or a table’s row that starts at a token; none for other tokens. */
function findTextTokens(tokens: readonly Token[], index: number): readonly Token[] {
  const token = tokens[index];
  if (token?.type === "tr_open") {
    let end = index;
    while (end < tokens.length && tokens[end]?.type !== "tr_close") end += 1;
    return tokens.slice(index, end).filter(({ type }) => type === "inline");
  }
  if (token?.type === BLOCK) return [token];
  const isText =
    token?.type === "inline" && !/^(?:heading|th|td)_open$/.test(tokens[index - 1]?.type ?? "");
  return isText ? [token] : [];
}

/** Returns a row as one text, so that a changed cell is shown with what it is about: “Tax records: 6 years; the law”. */
function toText([first, ...cells]: readonly Token[]): string {
  if (first === undefined) return "";
  if (first.type === BLOCK) return `::${first.info}`;
  const [header = "", ...others] = [first, ...cells].map((token) =>
    collapseSpaces(toTextWithLinks(token)),
  );
  return others.length === 0 ? header : `${header}: ${others.join("; ")}`;
}

function splitSentences(paragraph: string): string[] {
  const sentences: string[] = [];
  for (const part of english.parse(paragraph).children) {
    for (const node of "children" in part ? part.children : []) {
      const text = collapseSpaces(toString(node));
      if (text === "") continue;
      const start = ENDS_IN_ABBREVIATION.test(sentences.at(-1) ?? "") ? `${sentences.pop()} ` : "";
      sentences.push(start + text);
    }
  }
  return sentences;
}

function collapseSpaces(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Returns the text of a paragraph, with the address of each link in brackets after its text. */
function toTextWithLinks({ children }: Token): string {
  let href = "";
  return (children ?? [])
    .map((child) => {
      if (child.type === "softbreak" || child.type === "hardbreak") return " ";
      if (child.type === "link_open") href = String(child.attrGet("href"));
      return child.type === "link_close" ? ` (${href})` : child.content;
    })
    .join("");
}
