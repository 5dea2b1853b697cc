import type { Token } from "markdown-it";
import { headings } from "../statement/body.ts";
import { BLOCK } from "../statement/markdown.ts";
import type { LocatedPage } from "../statement/page.ts";

/** A part of a page, from one heading to the next, as a reader meets it. */
export interface Section {
  /** Its heading's id and former ids; none for what stands before the first heading. */
  readonly ids: readonly string[];
  readonly heading: string;
  /** Its heading and its sentences, in their order. */
  readonly sentences: readonly string[];
}

const segmenter = new Intl.Segmenter("en-GB", { granularity: "sentence" });

/** A page's sections: first what stands around its text (title, dates, menu), then its text. */
export function sectionsOf({ data, body }: LocatedPage): Section[] {
  const around = {
    ids: ["about-the-page"],
    heading: "About the page",
    sentences: aboutPage(data),
  };
  const starts = new Map(headings(body).map((heading) => [heading.token, heading]));
  const sections: { ids: readonly string[]; heading: string; sentences: string[] }[] = [
    { ids: ["before-the-first-heading"], heading: "Start of the page", sentences: [] },
  ];
  for (const token of body.tokens) {
    const start = starts.get(token);
    if (start !== undefined) {
      sections.push({ ids: [start.id, ...start.formerIds], heading: start.text, sentences: [] });
    }
    sections.at(-1)?.sentences.push(...sentencesOf(token));
  }
  return [around, ...sections].filter(({ sentences }) => sentences.length > 0);
}

function aboutPage({
  title,
  date,
  edition,
  description,
  navigation,
  url,
}: LocatedPage["data"]): string[] {
  const facts = Object.entries({
    Title: title,
    "Last updated": date,
    Edition: edition,
    "In search results": description,
    "In the menu": navigation?.title,
    Address: url,
  });
  return facts.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
}

function sentencesOf(token: Token): string[] {
  if (token.type === BLOCK) return [`::${token.info}`];
  if (token.type !== "inline") return [];
  return [...segmenter.segment(withLinks(token))]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== "");
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
