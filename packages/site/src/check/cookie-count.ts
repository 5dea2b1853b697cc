import {
  CATEGORIES,
  type Inventory,
  INVENTORY_FILE,
  isPublishedRecord,
  type Problem,
  warning,
} from "cookie-inventory";
import { NUMBER_WORDS } from "../number-words.ts";
import { containsName, type Sentence } from "./sentences.ts";

/** Councils write larger numbers of cookies in digits. */
const WORDS = [...NUMBER_WORDS].flatMap(([word, value]) => (value > 0 && value <= 20 ? word : []));

/**
 * Matches a number of cookies, such as “four cookies” or “2 essential cookies”, but not “two other cookies” or “up to four
 * cookies”.
 */
const COUNT = new RegExp(
  `(?<!\\b(?:about|above|another|first|last|least|more|most|nearly|of|only|other|over|than|these|those|to|under) )\\b(?<number>${WORDS.join("|")}|\\d{1,3})(?: (?<word>\\S+))? cookies?\\b`,
  "giu",
);

/**
 * Returns a warning if a sentence says how many cookies a provider sets, or how many there are of a category, and the
 * inventory has another number. Skips sentences with several numbers, or with several providers or categories, of which
 * no one could say what is counted.
 */
export function findWrongCount(
  { text, place }: Sentence,
  { providers, cookies }: Inventory,
): Problem[] {
  const [count, ...others] = text.matchAll(COUNT);
  if (count === undefined || others.length > 0) return [];
  const { number = "", word } = count.groups ?? {};
  const named = Object.entries(providers).filter(([, { name }]) => containsName(text, name));
  const categories = CATEGORIES.filter(
    (category) => category !== "other" && new RegExp(`\\b${category} cookies?\\b`, "i").test(text),
  );
  const [provider] = named;
  const [category] = categories;
  if (named.length > 1 || categories.length > 1 || (provider ?? category) === undefined) return [];
  // A word that is neither the category nor the provider may restrict what is counted.
  if (word !== undefined && word.toLowerCase() !== category && word !== provider?.[1].name)
    return [];

  const counted = cookies.filter(
    (cookie) =>
      isPublishedRecord(cookie) &&
      (provider === undefined || cookie.provider === provider[0]) &&
      (category === undefined || cookie.category === category),
  );
  const said = NUMBER_WORDS.get(number.toLowerCase()) ?? Number(number);
  const isRight = [counted, counted.filter(({ storage }) => storage === "cookie")].some(
    ({ length }) => length === said,
  );
  // A provider without any cookie is reported by its name.
  if (isRight || (counted.length === 0 && provider !== undefined)) return [];
  const kind = `${category === undefined ? "" : `${category} `}cookie${counted.length === 1 ? "" : "s"}`;
  const names = counted.map(({ name }) => name).join(", ");
  return [
    warning(
      place(count[0]),
      "cookie-count",
      `This sentence says “${count[0]}”, but ${INVENTORY_FILE} has ${counted.length} ${kind}${provider === undefined ? "" : ` from ${provider[1].name}`}${names && `: ${names}`}.`,
      "Correct the number, or write the sentence without one.",
    ),
  ];
}
