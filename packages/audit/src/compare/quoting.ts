import { INVISIBLE_CHARACTERS } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";

/** The longest name or address in a sentence, in UTF-16 code units. */
const MAX_LENGTH = 120;

const MAX_LISTED = 3;

const UNSAFE = new RegExp(INVISIBLE_CHARACTERS.source, "gu");

const NOUNS: Readonly<Record<StoredItem["storage"], readonly [one: string, many: string]>> = {
  cookie: ["cookie", "cookies"],
  localStorage: ["localStorage entry", "localStorage entries"],
  sessionStorage: ["sessionStorage entry", "sessionStorage entries"],
  indexedDB: ["IndexedDB database", "IndexedDB databases"],
  cacheStorage: ["cache", "caches"],
  serviceWorker: ["service worker", "service workers"],
};

/** Returns the noun for `count` items of a storage: “cookie”, “caches”. */
export function storageName(storage: StoredItem["storage"], count = 1): string {
  return NOUNS[storage][count === 1 ? 0 : 1];
}

/** Escapes characters that are invisible or control a terminal, as \u001b. */
export function escapeText(text: string): string {
  return text.toWellFormed().replaceAll(UNSAFE, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Escapes and shortens text from a website, for use in a sentence. */
export function shorten(text: string): string {
  const whole = text.toWellFormed();
  if (whole.length <= MAX_LENGTH) return escapeText(whole);
  return escapeText(`${whole.slice(0, MAX_LENGTH)}…`);
}

/** Returns “theme” in quotation marks, or “without a name”. */
export function quote(name: string): string {
  return name === "" ? "without a name" : `“${shorten(name)}”`;
}

/** Joins parts of a sentence: “a, b and c”. */
export function joinList(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(", "), ...parts.slice(-1)]
    .filter((part) => part !== "")
    .join(" and ");
}

/** Joins the first few parts, and adds how many more there are: “a, b, c and 2 more”. */
export function joinFirst(parts: readonly string[]): string {
  const more = parts.length - MAX_LISTED;
  return joinList(
    more > 0 ? [...parts.slice(0, MAX_LISTED), `${more.toLocaleString("en-GB")} more`] : parts,
  );
}
