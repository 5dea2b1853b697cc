import type { Token } from "markdown-it";
import { toString } from "nlcst-to-string";
import { ParseEnglish } from "parse-english";
import { BLOCK } from "../pages/markdown-syntax.ts";
import type { LocatedPage } from "../pages/page-reader.ts";

/** A part of a page, from one heading to the next, as a reader meets it. */
export interface Section {
  /** Its heading's id, then its former ones; none for what stands before the first heading. */
  readonly ids: readonly string[];
  readonly heading: string;
  /** Its heading and its sentences, in their order. */
  readonly sentences: readonly string[];
  /** Its paragraphs and entries of lists as whole texts, without its heading. */
  readonly paragraphs: readonly string[];
}

const english = new ParseEnglish();

/** Abbreviations that the parser takes for the end of a sentence, as in “(No. 2) Regulations”. */
const ABBREVIATED = /\b(?:No|Nos|approx)\.$/;

/** A page's sections: first what stands around its text (title, dates, menu), then its text. */
export function sectionsOf(page: LocatedPage): Section[] {
  const sentences = aboutPage(page.data);
  const around = { ids: [], heading: "About the page", sentences, paragraphs: sentences };
  return [around, ...textOf(page)].filter((section) => section.sentences.length > 0);
}

/** The sections of a page's text alone. */
export function textOf({ body }: Pick<LocatedPage, "body">): Section[] {
  const starts = new Map(body.headings.map((heading) => [heading.token, heading]));
  const sections: (Section & { sentences: string[]; paragraphs: string[] })[] = [
    { ids: [], heading: "Start of the page", sentences: [], paragraphs: [] },
  ];
  for (const [index, token] of body.tokens.entries()) {
    const start = starts.get(token);
    if (start !== undefined) {
      const { id, formerIds, text } = start;
      sections.push({ ids: [id, ...formerIds], heading: text, sentences: [text], paragraphs: [] });
    } else if (body.tokens[index - 1]?.type !== "heading_open") {
      sections.at(-1)?.sentences.push(...sentencesOf(token));
      sections.at(-1)?.paragraphs.push(...paragraphOf(token));
    }
  }
  return sections.filter(({ sentences }) => sentences.length > 0);
}

function aboutPage({
  title,
  date,
  edition,
  description,
  navigation,
  contents,
  indexed,
  url,
}: LocatedPage["data"]): string[] {
  const facts = Object.entries({
    Title: title,
    "Last updated": date,
    Edition: edition,
    "In search results": description,
    "In the menu": navigation && `${navigation.title}, place ${navigation.order}`,
    "List of its headings": contents ? "shown" : "not shown",
    "Search engines": indexed ? "may list it" : "are told not to list it",
    Address: url,
  });
  return facts.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
}

function sentencesOf(token: Token): string[] {
  if (token.type === BLOCK) return [`::${token.info}`];
  if (token.type !== "inline") return [];
  const sentences: string[] = [];
  for (const paragraph of english.parse(withLinks(token)).children) {
    for (const node of "children" in paragraph ? paragraph.children : []) {
      const words = toString(node).replaceAll(/\s+/g, " ").trim();
      if (words === "") continue;
      const start = ABBREVIATED.test(sentences.at(-1) ?? "") ? `${sentences.pop()} ` : "";
      sentences.push(start + words);
    }
  }
  return sentences;
}

function paragraphOf(token: Token): string[] {
  if (token.type === BLOCK) return [`::${token.info}`];
  return token.type === "inline" ? [withLinks(token).replaceAll(/\s+/g, " ").trim()] : [];
}

/** The words of a paragraph; behind a link's words, where it leads. */
function withLinks({ children }: Token): string {
  let href = "";
  return (children ?? [])
    .map((child) => {
      if (child.type === "softbreak" || child.type === "hardbreak") return " ";
      if (child.type === "link_open") href = String(child.attrGet("href"));
      return child.type === "link_close" ? ` (${href})` : child.content;
    })
    .join("");
}
