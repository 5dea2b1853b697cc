import { DAY, UNNAMED } from "cookie-inventory";
import { shorten, escapeText } from "../compare/quoting.ts";
import type { FindingKind } from "../finding.ts";
import type { Choice, Page, SeenCookie, State } from "../observation-schema.ts";
import type { Failure } from "../run-outcome.ts";
import type { StoredItem } from "../stored-items.ts";
import { countOf } from "./number-format.ts";

/* The words that all forms of the report share. */

/** As much of a reason as fits a cell, in characters: a page may have written most of it. */
const LONGEST_REASON = 300;

/** Why a choice could not be made, or how it holds: what others wrote is visible, and cut where it has no end. */
export function inShort(reason: string): string {
  return escapeText(
    reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason,
  );
}

/** The name of something that is stored, as the inventory would have it. */
export function nameOf({ name }: Pick<StoredItem, "name">): string {
  return name === "" ? UNNAMED : shorten(name);
}

/** What a kind of finding says of the inventory, as a heading. */
export const KINDS: Readonly<Record<FindingKind, string>> = {
  "set-before-choice": "Stored before anybody could say “no”",
  "set-although-rejected": "Stored although the visitor said “no”",
  undeclared: "Stored, and not in the inventory",
  "wrong-party": "Set by somebody else than the inventory says",
  "wrong-storage": "Stored in another way than the inventory says",
  "wrong-domain": "On another domain than the inventory says",
  "wrong-persistence":
    "Kept or not kept when the browser is closed, against what the inventory says",
  "longer-lifetime": "Kept longer than the inventory says",
  "alias-seen": "Seen under another of its names",
  "not-seen": "In the inventory, and not seen",
};

/** The states in which websites are visited, as part of a sentence. */
export const AFTER: Readonly<Record<State, string>> = {
  before: "before a choice",
  rejected: "after “no”",
  accepted: "after “yes”",
};

/** What a visitor answers when asked about cookies. */
export const ANSWERS: Readonly<Record<Choice["state"], string>> = {
  rejected: "“no”",
  accepted: "“yes”",
};

export const STORAGE: Readonly<Record<StoredItem["storage"], string>> = {
  cookie: "Cookie",
  localStorage: "Local storage",
  sessionStorage: "Session storage",
  indexedDB: "Browser database",
  cacheStorage: "Stored files",
  serviceWorker: "Service worker",
};

/** What became of addresses, in the order in which a report tells of them. */
export const OUTCOMES: readonly (readonly [Page["outcome"], string])[] = [
  ["visited", "Visited"],
  ["missing", "Not there any more"],
  ["needs-login", "Behind a login"],
  ["download", "A file to download"],
  ["elsewhere", "Leads to somebody else’s website"],
  ["forbidden", "Leads to where robots.txt forbids"],
  ["failed", "Could not be visited"],
];

const NOT_VISITED = new Map<string, string>(OUTCOMES);

/** Why something could not be visited or read. */
export function whyOf({ why }: Pick<Failure, "why">): string {
  if (why === null) return "No reason is known.";
  // A start address that was no page fails for what became of it.
  return NOT_VISITED.has(why) ? `${NOT_VISITED.get(why)}.` : escapeText(why);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const YEAR = 365 * DAY;

/** A lifetime that was asked for, in seconds, as people say it: “2 years”, “90 minutes”. */
export function lifetimeInWords(seconds: number): string {
  if (seconds >= 2 * YEAR) return inUnit(seconds / YEAR, "year");
  if (seconds === YEAR) return "1 year";
  if (seconds >= DAY) return inUnit(seconds / DAY, "day");
  if (seconds >= 2 * HOUR || seconds === HOUR) return inUnit(seconds / HOUR, "hour");
  if (seconds >= MINUTE) return inUnit(seconds / MINUTE, "minute");
  return countOf(seconds, "second");
}

function inUnit(count: number, unit: string): string {
  return countOf(Math.round(count * 10) / 10, unit);
}

/** Who set a cookie; null where nobody was seen. */
export function setterOf({ by, address }: SeenCookie["setBy"]): string | null {
  if (by === "unknown") return null;
  const who = by === "header" ? "a response" : "a script";
  return address === null ? who : `${who}: ${shorten(address)}`;
}
