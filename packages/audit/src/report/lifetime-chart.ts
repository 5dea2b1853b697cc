import {
  type CookieRecord,
  DAY,
  durationInDays,
  durationInWords,
  MAX_LIFETIME_DAYS,
} from "cookie-inventory";
import { createCoverage } from "../compare/coverage.ts";
import { shorten } from "../compare/quoting.ts";
import { toCurrentEntries } from "../compare/record-matching.ts";
import type { FindingKind } from "../finding.ts";
import { keyOf, type StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { matchDeclaredItems } from "./declared-items.ts";
import { formatLifetime, formatName } from "./shared-labels.ts";

/** A lifetime as text, and as a bar of the chart. */
export interface ChartLifetime {
  readonly text: string;
  /** In per cent of the scale; null if there is no bar. */
  readonly width: number | null;
  readonly exceedsBrowserLimit: boolean;
}

/** The ends of the scale, in seconds: 1 minute and 10 years. */
const [SCALE_START, SCALE_END] = [60, 3650 * DAY];
/** Keeps the shortest bars visible. In per cent. */
const MIN_WIDTH = 0.5;

/** The ticks of the scale, with their positions in per cent. */
export const SCALE_TICKS = [
  { unit: "minute", seconds: 60 },
  { unit: "hour", seconds: 3600 },
  { unit: "day", seconds: DAY },
  { unit: "month", seconds: 30 * DAY },
  { unit: "year", seconds: 365 * DAY },
].map(({ unit, seconds }) => ({ unit, position: toPosition(seconds) }));

/** The position of the longest lifetime that browsers allow, in per cent of the scale. */
export const BROWSER_LIMIT = toPosition(MAX_LIFETIME_DAYS * DAY);

const LIFETIME_KINDS: ReadonlySet<FindingKind> = new Set(["longer-lifetime", "wrong-persistence"]);

/**
 * Returns the recorded and the found lifetime of each record for cookies, and of each cookie without a record: first
 * those with a finding about the lifetime, then in the order of the inventory. Leaves out records of websites that this
 * run did not audit.
 */
export function chartLifetimes(audit: Audit) {
  const findings = audit.findings.filter(({ rule }) => LIFETIME_KINDS.has(rule));
  const differing = new Set(findings.flatMap(({ items }) => items.map(keyOf)));
  const row = (
    name: string,
    domain: string,
    recorded: ChartLifetime,
    items: readonly StoredItem[],
  ) => ({
    name,
    domain: shorten(domain),
    recorded,
    found: foundLifetime(items),
    differs: items.some((item) => differing.has(keyOf(item))),
  });

  const { isCovered } = createCoverage(audit.observations);
  const cookies = audit.items.filter(({ storage }) => storage === "cookie");
  const matches = matchDeclaredItems(audit);
  const byRecord = Map.groupBy(cookies, (item) => matches.get(item)?.entry.index);
  const records = toCurrentEntries(audit.inventory.cookies)
    .filter(
      ({ record, index }) =>
        record.storage === "cookie" && (byRecord.has(index) || isCovered(record.domain)),
    )
    .map(({ record, index }) =>
      row(shorten(record.name), record.domain, recordedLifetime(record), byRecord.get(index) ?? []),
    );
  const undeclared = (byRecord.get(undefined) ?? []).map((item) =>
    row(formatName(item), item.domain, withoutBar("not in the inventory"), [item]),
  );
  return [...records, ...undeclared].toSorted((a, b) => Number(b.differs) - Number(a.differs));
}

function recordedLifetime({ persistence, duration }: CookieRecord): ChartLifetime {
  if (persistence === "session") return withoutBar("session");
  if (duration === null) return withoutBar("not recorded");
  return withBar(durationInDays(duration) * DAY, durationInWords(duration));
}

function foundLifetime(items: readonly StoredItem[]): ChartLifetime {
  if (items.length === 0) return withoutBar("not found");
  const lifetimes = items.flatMap(({ lifetime }) => lifetime ?? []);
  if (lifetimes.length === 0) return withoutBar("session");
  const longest = Math.max(...lifetimes);
  return withBar(longest, formatLifetime(longest));
}

function withoutBar(text: string): ChartLifetime {
  return { text, width: null, exceedsBrowserLimit: false };
}

function withBar(seconds: number, text: string): ChartLifetime {
  const width = Math.max(MIN_WIDTH, toPosition(seconds));
  return { text, width, exceedsBrowserLimit: seconds > MAX_LIFETIME_DAYS * DAY };
}

/** Returns the position of a lifetime on the logarithmic scale, in per cent. */
function toPosition(seconds: number): number {
  const clamped = Math.min(SCALE_END, Math.max(SCALE_START, seconds));
  const share = Math.log(clamped / SCALE_START) / Math.log(SCALE_END / SCALE_START);
  return Math.round(share * 1000) / 10;
}
