import type { Token } from "markdown-it";
import { NUMBER_WORDS } from "../number-words.ts";

/** A fact in a text: a number, a date, an address, a name in code or the target of a link. */
export interface Fact {
  readonly kind: "text" | "link";
  /** The fact as it is written. */
  readonly text: string;
  /** The same for all ways to write the fact: “thirty days” and “30 days”. */
  readonly key: string;
}

const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
// “March”, “May” and “August” are other words too, so they need a number next to them.
const MONTH_ALONE = "January|February|April|June|July|September|October|November|December";
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?";
const UNIT =
  "(?:(?:working|calendar|business)\\s)?(?:minute|hour|day|week|month|quarter|year|pound|penny|pence|mile|metre|kilometre)s?";
const DIGITS =
  "\\p{Sc}?[\\p{L}\\p{N}]{0,40}\\p{N}[\\p{L}\\p{N}]{0,40}(?:[.,:/-]\\p{N}[\\p{L}\\p{N}]{0,40})*";
// “One” alone is rarely a number: “one of us”, “no one”.
const WORD = [...NUMBER_WORDS.keys()].filter((word) => word !== "one").join("|");
const IN_WORDS = `(?:one\\s(?=hundred|thousand|million))?(?:${WORD})(?:(?:-|\\s(?:and\\s)?)(?:one|${WORD}))*`;
const LABEL = "[\\p{L}\\p{N}-]{1,63}";

/** Matches a fact. Lengths are limited, so that the time grows only with the length of the text. */
const FACT = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${[
    "(?<email>[\\p{L}\\p{N}._%+-]{1,64}@LABEL(?:\\.LABEL){1,8})",
    "(?<address>(?:https?://|www\\.)[^\\s()<>“”]{1,2000}(?<![.,;:!?])|LABEL(?:\\.LABEL){0,8}\\.(?:uk|com|org|net|eu|int|info)\\b(?:/[^\\s()<>“”]{0,2000}(?<![.,;:!?]))?)",
    "(?<phone>(?:\\+|\\(0)?\\d[\\d\\s()-]{7,20}\\d)",
    `(?<date>\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}(?:\\s\\d{4})?|${MONTH}\\s\\d{1,4}|(?:${MONTH_ALONE})|${WEEKDAY})(?![\\p{L}\\p{N}])`,
    `(?<amount>(?:a|an|one|each|every|per)\\s${UNIT})(?![\\p{L}\\p{N}])`,
    `(?<number>(?:${DIGITS}|${IN_WORDS})(?![\\p{L}\\p{N}])(?:\\s?(?:%|per\\scent)|[\\s-]${UNIT}(?![\\p{L}\\p{N}]))?)`,
  ]
    .join("|")
    .replaceAll("LABEL", LABEL)})`,
  "giu",
);

/** Returns the facts in a text, in order. */
export function extractTextFacts(text: string): Fact[] {
  return [...text.matchAll(FACT)].map(({ 0: found, groups = {} }) => {
    const [kind = "", value = ""] = Object.entries(groups).find(([, group]) => group) ?? [];
    return { kind: "text" as const, text: found, key: normalise(kind, value) };
  });
}

/** Returns the facts in a paragraph, a list item or a heading: in its words, then names in code, then links. */
export function extractFacts({ children }: Pick<Token, "children">): Fact[] {
  let text = "";
  const code: Fact[] = [];
  const links: Fact[] = [];
  for (const child of children ?? []) {
    if (child.type === "code_inline") {
      code.push({ kind: "text", text: child.content, key: `code ${child.content}` });
      text += " ";
    } else if (child.type === "softbreak" || child.type === "hardbreak") text += " ";
    else text += child.content;
    if (child.type !== "link_open") continue;
    const href = String(child.attrGet("href"));
    links.push({ kind: "link", text: href, key: `link ${href}` });
  }
  return [...extractTextFacts(text), ...code, ...links];
}

/** Returns the same key for facts that differ only in how they are written. */
function normalise(kind: string, value: string): string {
  const text = value.toLowerCase();
  if (kind === "phone") return text.replaceAll(/[^\d+]/g, "");
  if (kind === "date") return text.replace(/^(\d+)(?:st|nd|rd|th)/, "$1").replace(/days$/, "day");
  if (kind === "amount") return `1 ${toUnit(text.replace(/^\S+\s/, ""))}`;
  if (kind !== "number") return text;
  const percent = text.replace(/\s?(?:%|per\scent)$/, "%");
  const [, number = percent, unit = ""] =
    new RegExp(`^(.*?)[\\s-](${UNIT})$`, "u").exec(percent) ?? [];
  return `${toDigits(number)} ${toUnit(unit)}`.trim();
}

function toUnit(text: string): string {
  return text.replace(/s$/, "").replace(/\s/, " ");
}

/** Returns a number in digits: 2,000 and “two thousand” are 2000. */
function toDigits(number: string): string {
  if (/\d/.test(number))
    return number.replaceAll(/,(?=\d{3})/g, "").replace(/^(\d+)(?:st|nd|rd|th)$/, "$1");
  let total = 0;
  let current = 0;
  for (const word of number.replace(/%$/, "").split(/[\s-]/)) {
    const value = NUMBER_WORDS.get(word) ?? 0;
    if (value === 100) current = (current || 1) * value;
    else if (value > 100) {
      total += (current || 1) * value;
      current = 0;
    } else current += value;
  }
  return `${total + current}${number.endsWith("%") ? "%" : ""}`;
}
