import type { Token } from "markdown-it";
import { toGlobalNumber } from "../pages/contact-links.ts";
import { extractTextFacts } from "../editions/text-facts.ts";
import type { SourceSection } from "../editions/page-sections.ts";

/** What must be the same in every language. */
export const KINDS = ["number", "email", "phone", "link"] as const;
export type FactKind = (typeof KINDS)[number];

/** A fact in a section of a page. */
export interface SectionFact {
  readonly kind: FactKind;
  /** The fact as it is written. */
  readonly text: string;
  /** The same for all ways to write it, in any language. */
  readonly key: string;
  /** Its line in the body, counted from 0. */
  readonly line: number;
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?:\+|\(?0)\d(?:[\s()-]{0,2}\d){6,13}/g;
/** Digits, with the signs that separate thousands in any language. */
const NUMBER = /\p{Nd}+(?:[.,\u00A0\u202F’٬]\p{Nd}{3}(?!\p{Nd}))*/gu;

/** Returns the email addresses, phone numbers, links to other websites and numbers of two or more digits in a section. */
export function listSectionFacts({ tokens }: Pick<SourceSection, "tokens">): SectionFact[] {
  return tokens.flat().flatMap(({ children, map }) => {
    const line = map?.[0] ?? 0;
    const facts = [...listTextFacts(children ?? []), ...listLinkFacts(children ?? [])];
    return facts.flatMap(({ key, ...fact }) => (key === undefined ? [] : { ...fact, key, line }));
  });
}

/** A fact without its line; its key is undefined if it is none. */
type PossibleFact = Omit<SectionFact, "key" | "line"> & { readonly key: string | undefined };

function listLinkFacts(tokens: readonly Token[]): PossibleFact[] {
  return tokens
    .filter(({ type }) => type === "link_open")
    .flatMap((token): PossibleFact | [] => {
      const href = String(token.attrGet("href"));
      const [scheme = "", rest = ""] = href.split(/:(.*)/s);
      if (scheme === "https") return { kind: "link", text: href, key: href };
      if (scheme === "tel") return { kind: "phone", text: rest, key: toGlobalNumber(rest) };
      return scheme === "mailto" ? toEmail(rest.replace(/\?.*/s, "")) : [];
    });
}

function toEmail(address: string): PossibleFact {
  return { kind: "email", text: address, key: address.toLowerCase() };
}

function listTextFacts(tokens: readonly Token[]): PossibleFact[] {
  const text = tokens.map(({ type, content }) => (type === "text" ? content : " ")).join("");
  const withoutEmails = text.replaceAll(EMAIL, " ");
  const numbers = withoutEmails.replaceAll(PHONE, " ").match(NUMBER) ?? [];
  return [
    ...(text.match(EMAIL) ?? []).map(toEmail),
    ...(withoutEmails.match(PHONE) ?? []).map((found): PossibleFact => ({
      kind: "phone",
      text: found,
      key: toGlobalNumber(found),
    })),
    ...numbers
      .map((found): PossibleFact => ({ kind: "number", text: found, key: toDigits(found) }))
      .filter(({ key }) => key !== undefined && key.length > 1),
  ];
}

/** Returns the numbers in a section in English, also those in words, such as “thirty”, and in months, such as “two years”. */
export function listEnglishNumbers({ paragraphs }: Pick<SourceSection, "paragraphs">): string[] {
  return paragraphs.flatMap(extractTextFacts).flatMap(({ key }) => {
    const years = /^(\d+) year$/.exec(key)?.[1];
    return [
      ...(key.match(/\d+/g) ?? []),
      ...(years === undefined ? [] : [`${12 * Number(years)}`]),
    ];
  });
}

/** Returns a number in the digits 0 to 9, which other scripts have too: Unicode has ten of each in a row. */
function toDigits(number: string): string {
  return number
    .replaceAll(/[^\p{Nd}]/gu, "")
    .replaceAll(/\p{Nd}/gu, (digit) => String(toDigit(digit)));
}

function toDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return code - zero;
}
