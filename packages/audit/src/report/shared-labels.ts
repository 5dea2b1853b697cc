import { DAY, UNNAMED } from "cookie-inventory";
import { escapeText, shorten } from "../compare/quoting.ts";
import type { Choice, Page, SetBy, State } from "../observation-schema.ts";
import type { Failure } from "../run-outcome.ts";
import type { StoredItem } from "../stored-items.ts";
import { formatCount } from "./number-format.ts";

/* Labels and short texts that all report formats share. */

/** In characters: a reason may quote any amount of text from a page. */
const MAX_REASON_LENGTH = 300;

/** Formats why a choice could not be made. */
export function formatReason(reason: string): string {
  return escapeText(
    reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}…` : reason,
  );
}

/** Formats the name of a stored item as in the inventory. */
export function formatName({ name }: Pick<StoredItem, "name">): string {
  return name === "" ? UNNAMED : shorten(name);
}

/** For use in a sentence. */
export const STATE_LABELS: Readonly<Record<State, string>> = {
  before: "before a choice",
  rejected: "after rejecting",
  accepted: "after accepting",
};

/** For use in a sentence. */
export const CHOICE_LABELS: Readonly<Record<Choice["state"], string>> = {
  rejected: "rejecting",
  accepted: "accepting",
};

export const STORAGE_LABELS: Readonly<Record<StoredItem["storage"], string>> = {
  cookie: "Cookie",
  localStorage: "Local storage",
  sessionStorage: "Session storage",
  indexedDB: "Browser database",
  cacheStorage: "Stored files",
  serviceWorker: "Service worker",
};

/** In the order of the report. */
export const OUTCOME_LABELS: readonly (readonly [Page["outcome"], string])[] = [
  ["visited", "Visited"],
  ["missing", "Not found"],
  ["needs-login", "Behind a login"],
  ["download", "Served as a download"],
  ["elsewhere", "Redirected to another organisation’s website"],
  ["forbidden", "Redirected to an address disallowed by robots.txt"],
  ["failed", "Could not be visited"],
];

const LABEL_OF_OUTCOME = new Map<string, string>(OUTCOME_LABELS);

/** Formats why something could not be loaded. */
export function formatFailureReason({ why }: Pick<Failure, "why">): string {
  if (why === null) return "Reason unknown.";
  // A start address that is not a page fails with the outcome of that page as the reason.
  return LABEL_OF_OUTCOME.has(why) ? `${LABEL_OF_OUTCOME.get(why)}.` : escapeText(why);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const YEAR = 365 * DAY;

/** Formats a lifetime in seconds as text: “2 years”, “90 minutes”. */
export function formatLifetime(seconds: number): string {
  if (seconds >= 2 * YEAR) return inUnit(seconds / YEAR, "year");
  if (seconds === YEAR) return "1 year";
  if (seconds >= DAY) return inUnit(seconds / DAY, "day");
  if (seconds >= 2 * HOUR || seconds === HOUR) return inUnit(seconds / HOUR, "hour");
  if (seconds >= MINUTE) return inUnit(seconds / MINUTE, "minute");
  return formatCount(seconds, "second");
}

function inUnit(count: number, unit: string): string {
  return formatCount(Math.round(count * 10) / 10, unit);
}

/** Formats what set an item, each once; omits what is unknown. */
export function formatSetters(setters: readonly SetBy[]): string[] {
  return [...new Set(setters.flatMap((setBy) => formatSetter(setBy) ?? []))];
}

function formatSetter({ by, address, line }: SetBy): string | null {
  if (by === "unknown") return null;
  const setter = by === "header" ? "HTTP response" : "script";
  if (address === null) return setter;
  return `${setter}: ${shorten(address)}${line === null ? "" : `, line ${line}`}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
