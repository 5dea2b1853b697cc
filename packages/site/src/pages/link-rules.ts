import { error, warning } from "cookie-inventory";
import { findContactFault } from "./contact-links.ts";
import type { BodyRule } from "./page-body.ts";

/** Checks that each link has an address that may be published, which excludes “javascript:”, and that it is complete. */
export const checkLinkAddresses: BodyRule = (body) =>
  body.links.flatMap(({ href, line }) => {
    const fault = findContactFault(href);
    if (fault !== undefined) return error(body.place(line, href), "link-address", ...fault);
    // Quotation marks around the address, which the rules for pasted text report.
    if (isSafeLink(href) || /^(?:%22|%E2%80%9[89C-F]|%C2%AB|')/.test(href)) return [];
    return error(
      body.place(line, href),
      "unsafe-link",
      `The link address “${href}” is not allowed.`,
      "Start it with “https://”, “mailto:”, “tel:”, “/” for a page of this site, or “#” for a heading on this page.",
    );
  });

/** Checks that link texts make sense in a list of links, as in screen readers (GOV.UK, Content design, “Links”). */
export const checkLinkTexts: BodyRule = (body) =>
  body.links
    .filter(({ text }) => isVague(text, body.language))
    .map(({ href, text, line }) =>
      warning(
        body.place(line, text === href ? `<${text}>` : `[${text}]`),
        "vague-link",
        `The link text “${text}” does not make sense on its own.`,
        text === href
          ? `Write: [words that describe the page](${href})`
          : "Put words that describe the linked page inside the square brackets.",
      ),
    );

function isVague(text: string, language: string): boolean {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, "")
    .trim();
  return (
    plain === "" ||
    VAGUE[language]?.has(plain) === true ||
    (language === "en" && /^(?:click|tap|see|go|press) (?:here|this)\b/.test(plain)) ||
    /^(?:https?|www)/.test(plain)
  );
}

/** Link texts that say nothing about the page, by the code of their language. */
const VAGUE: Readonly<Record<string, ReadonlySet<string>>> = {
  cy: new Set([
    "cliciwch yma",
    "darllen mwy",
    "dolen",
    "gwefan",
    "gwybodaeth",
    "manylion",
    "mwy",
    "mwy o wybodaeth",
    "rhagor",
    "rhagor o wybodaeth",
    "tudalen",
    "y ddolen hon",
    "y dudalen hon",
    "yma",
  ]),
  en: new Set([
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
  ]),
};

/** Whether a link may be published: https, mail, telephone, this site or this page. */
function isSafeLink(href: string): boolean {
  if (/^#./.test(href) || /^\/(?![/\\])/.test(href)) return true;
  return /^(?:https:\/\/|mailto:|tel:)./.test(href) && URL.canParse(href);
}
