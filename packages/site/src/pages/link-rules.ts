import { error, warning } from "cookie-inventory";
import type { Rule } from "./page-body.ts";

/** Each link leads to a place that we can vouch for, and runs nothing. */
export const safeLinks: Rule = (body) =>
  body.links.flatMap(({ href, line }) =>
    isSafeLink(href)
      ? []
      : error(
          body.place(line, href),
          "unsafe-link",
          `The link to “${href}” leads nowhere that we can vouch for.`,
          "Start it with “https://”, “mailto:”, “tel:”, “/” for a page of this site, or “#” for a heading of this page.",
        ),
  );

/** GOV.UK, Content design, “Links”: the words of a link are read out by themselves. */
export const linkTexts: Rule = (body) =>
  body.links
    .filter(({ words }) => isVague(words))
    .map(({ words, line }) =>
      warning(
        body.place(line, `[${words}]`),
        "vague-link",
        `The link “${words}” does not say where it leads when it is read by itself.`,
        "Put the words that name the page inside the square brackets.",
      ),
    );

function isVague(words: string): boolean {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, "")
    .trim();
  return (
    VAGUE.has(plain) ||
    /^(?:click|tap|see|go|press) (?:here|this)\b/.test(plain) ||
    /^https?/.test(plain)
  );
}

const VAGUE = new Set([
  "",
  "click here",
  "details",
  "download",
  "find out more",
  "further details",
  "here",
  "information",
  "learn more",
  "link",
  "more",
  "more information",
  "our page",
  "our site",
  "our website",
  "page",
  "read more",
  "see here",
  "see more",
  "this",
  "this link",
  "this page",
  "this website",
  "website",
]);

/** Whether a link may be published: https, mail, telephone, this site or this page. */
function isSafeLink(href: string): boolean {
  if (/^#./.test(href) || /^\/(?![/\\])/.test(href)) return true;
  return /^(?:https:\/\/|mailto:|tel:)./.test(href) && URL.canParse(href);
}
