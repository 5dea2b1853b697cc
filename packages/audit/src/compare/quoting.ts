import { INVISIBLE } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";

/** As much of a name or an address as fits a sentence, in characters. */
const LONGEST = 120;

const FEW = 3;

const UNFIT = new RegExp(`${INVISIBLE.source}|[\\u2028\\u2029]`, "gu");

/** What a item in each kind of storage is called, and several of them. */
const KINDS: Readonly<Record<StoredItem["storage"], readonly [one: string, several: string]>> = {
  cookie: ["cookie", "cookies"],
  localStorage: ["localStorage entry", "localStorage entries"],
  sessionStorage: ["sessionStorage entry", "sessionStorage entries"],
  indexedDB: ["IndexedDB database", "IndexedDB databases"],
  cacheStorage: ["cache", "caches"],
  serviceWorker: ["service worker", "service workers"],
};

/** A kind of storage in words, for one item or for `count`. */
export function kindOf(storage: StoredItem["storage"], count = 1): string {
  return KINDS[storage][count === 1 ? 0 : 1];
}

/** Text of any length, with characters that nobody sees, or that would steer a terminal, written by their numbers. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNFIT, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What websites chose, made fit for a sentence: visible, and cut where it is long. */
export function shown(text: string): string {
  const whole = text.toWellFormed();
  return visible(whole.length > LONGEST ? `${whole.slice(0, LONGEST).toWellFormed()}…` : whole);
}

/** “theme”, or words for something without a name. */
export function quoted(name: string): string {
  return name === "" ? "without a name" : `“${shown(name)}”`;
}

/** Parts of a sentence as a list: “a, b and c”. */
export function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(", "), ...parts.slice(-1)]
    .filter((part) => part !== "")
    .join(" and ");
}

/** The first few of many, and how many more there are. */
export function firstFew(parts: readonly string[]): string {
  const more = parts.length - FEW;
  return listed(
    more > 0 ? [...parts.slice(0, FEW), `${more.toLocaleString("en-GB")} more`] : parts,
  );
}
