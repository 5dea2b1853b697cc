import {
  type CookieRecord,
  DAY,
  durationInDays,
  durationInWords,
  MAX_LIFETIME_DAYS,
} from "cookie-inventory";
import { shorten } from "../compare/quoting.ts";
import { currentRecords } from "../compare/record-matching.ts";
import type { FindingKind } from "../finding.ts";
import { keyOf, type StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { declared } from "./declared-items.ts";
import { lifetimeInWords, nameOf } from "./report-messages.ts";

/** How long something stays: in words, and how far its bar reaches, in per cent of the scale, if it has one. */
export interface Stay {
  readonly words: string;
  readonly reach: number | null;
  readonly capped: boolean;
}

/** The ends of the scale, in seconds: a minute and ten years. */
const [SHORTEST, LONGEST] = [60, 3650 * DAY];
/** What is shorter than the scale can show has a bar all the same. In per cent. */
const LEAST = 0.5;

/** What the scale is marked with, as far along as it is, in per cent. */
export const TICKS = [
  { unit: "minute", seconds: 60 },
  { unit: "hour", seconds: 3600 },
  { unit: "day", seconds: DAY },
  { unit: "month", seconds: 30 * DAY },
  { unit: "year", seconds: 365 * DAY },
].map(({ unit, seconds }) => ({ unit, at: reachOf(seconds) }));

/** Where browsers stop keeping a cookie, in per cent of the scale. */
export const CAP = reachOf(MAX_LIFETIME_DAYS * DAY);

const ABOUT_LIFETIMES: ReadonlySet<FindingKind> = new Set(["longer-lifetime", "wrong-persistence"]);

/**
 * Lifetimes of cookies, declared against seen: of each record with the cookies that it covers, and of each other
 * cookie. What is untrue, by more than is tolerated, comes first, then the order of the inventory.
 */
export function lifetimes(audit: Audit) {
  const about = audit.findings.filter(({ rule }) => ABOUT_LIFETIMES.has(rule));
  const untrue = new Set(about.flatMap(({ items }) => items.map(keyOf)));
  const row = (name: string, domain: string, stay: Stay, items: readonly StoredItem[]) => ({
    name,
    domain: shorten(domain),
    declared: stay,
    seen: seenStay(items),
    isUntrue: items.some((item) => untrue.has(keyOf(item))),
  });

  const cookies = audit.items.filter(({ storage }) => storage === "cookie");
  const matches = declared(audit);
  const byRecord = Map.groupBy(cookies, (item) => matches.get(item)?.entry.index);
  const records = currentRecords(audit.inventory.cookies)
    .filter(({ record }) => record.storage === "cookie")
    .map(({ record, index }) =>
      row(shorten(record.name), record.domain, declaredStay(record), byRecord.get(index) ?? []),
    );
  const strays = (byRecord.get(undefined) ?? []).map((item) =>
    row(nameOf(item), item.domain, withoutBar("not in the inventory"), [item]),
  );
  return [...records, ...strays].toSorted((a, b) => Number(b.isUntrue) - Number(a.isUntrue));
}

function declaredStay({ persistence, duration }: CookieRecord): Stay {
  if (persistence === "session") return withoutBar("session");
  if (duration === null) return withoutBar("not stated");
  return bar(durationInDays(duration) * DAY, durationInWords(duration));
}

function seenStay(items: readonly StoredItem[]): Stay {
  if (items.length === 0) return withoutBar("not seen");
  const longest = items.flatMap(({ lifetime }) => lifetime ?? []);
  if (longest.length === 0) return withoutBar("session");
  const seconds = Math.max(...longest);
  return bar(seconds, lifetimeInWords(seconds));
}

function withoutBar(words: string): Stay {
  return { words, reach: null, capped: false };
}

function bar(seconds: number, words: string): Stay {
  const reach = Math.max(LEAST, reachOf(seconds));
  return { words, reach, capped: seconds > MAX_LIFETIME_DAYS * DAY };
}

/** How far along the scale a lifetime is: the scale is logarithmic, so that minutes and years fit on it. */
function reachOf(seconds: number): number {
  const within = Math.min(LONGEST, Math.max(SHORTEST, seconds));
  const share = Math.log(within / SHORTEST) / Math.log(LONGEST / SHORTEST);
  return Math.round(share * 1000) / 10;
}
