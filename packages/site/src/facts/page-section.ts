import type { Token } from "markdown-it";
import { getInlineText } from "../pages/inline-text.ts";
import { BLOCK, excludeHistory } from "../pages/markdown-syntax.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import type { StatedText } from "./stated-text.ts";

/** Returns the addresses of a page’s sections: its own for the text before the first heading, and those of its headings. */
export function listSectionAddresses({ data: { url, headings } }: PartialPage): string[] {
  if (url === undefined) return [];
  return [url, ...headings.map(({ id }) => `${url}#${id}`)];
}

/**
 * Returns what a page states under the heading with this id, up to the next heading of the same level or a higher one;
 * without an id, the text before the first heading. Leaves out “::: history” passages. Undefined if no heading has the id.
 */
export function readSection({ body }: PartialPage, id: string | undefined): StatedText | undefined {
  const tokens = excludeHistory(body.tokens);
  const heading = body.headings.find((each) => id === each.id || each.formerIds.includes(id ?? ""));
  const start = heading === undefined ? 0 : tokens.indexOf(heading.token) + 1;
  if (id !== undefined && start === 0) return undefined;
  const levels = new Map(body.headings.map(({ token }) => [token, getLevel(token)]));
  const level = heading === undefined ? LOWEST_LEVEL : getLevel(heading.token);
  const end = tokens.findIndex(
    (token, index) => index >= start && (levels.get(token) ?? Infinity) <= level,
  );
  const section = tokens.slice(start, end === -1 ? undefined : end);
  const links = section.flatMap(({ children }) =>
    (children ?? []).flatMap((child) =>
      child.type === "link_open" ? String(child.attrGet("href") ?? "") : [],
    ),
  );
  return {
    text: section.map(getInlineText).join("\n"),
    links,
    blocks: section.flatMap(({ type, info }) => (type === BLOCK ? `::${info}` : [])),
  };
}

/** Of a heading in HTML. */
const LOWEST_LEVEL = 6;

function getLevel({ tag }: Token): number {
  return Number(tag.slice(1));
}
