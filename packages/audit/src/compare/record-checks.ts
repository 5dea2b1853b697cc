import {
  DAY,
  durationInDays,
  durationInWords,
  type Inventory,
  isMuchLonger,
  type Located,
  type Provider,
  toIsoDuration,
} from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import type { KnownCookieLookup } from "../suggest/known-cookie-lookup.ts";
import { findProviderKey } from "./item-provider.ts";
import { joinFirst, quote, shorten } from "./quoting.ts";
import {
  findLongestLifetime,
  partyOf,
  toRecordKey,
  toStorageFields,
} from "./record-corrections.ts";
import type { InventoryEntry, Match } from "./record-matching.ts";
import { createRecordFinding, formatEdits } from "./suggested-edits.ts";

export interface ComparisonContext {
  readonly inventory: Located<Inventory>;
  /** The organisation’s domains. */
  readonly domains: readonly string[];
  /** Looks up a database of known cookies; undefined if there is none. */
  readonly findKnown: KnownCookieLookup | undefined;
  /** The day on which the run started, such as 2026-11-23. */
  readonly auditDate: string;
}

/** A record and the items it covers; never empty. */
export interface MatchedRecord {
  readonly entry: InventoryEntry;
  readonly matches: readonly (readonly [StoredItem, Match])[];
}

type RecordCheck = (matched: MatchedRecord, context: ComparisonContext) => Finding[];

/** Checks that a record does not name the organisation as the provider of third-party items. */
export const checkParty: RecordCheck = (
  { entry: { record, index }, matches },
  { inventory, domains },
) => {
  const provider = inventory.data.providers[record.provider ?? ""];
  const items = itemsOf(matches).filter(({ party }) => party === "third");
  const [first] = items;
  if (provider === undefined || first === undefined || !isOwnProvider(provider, domains)) return [];
  const key = findProviderKey(first, inventory.data, domains);
  const source = joinFirst([...new Set(items.map(({ domain }) => shorten(domain)))]);
  const message = `${quote(record.name)} is recorded as set by ${provider.name}, but it comes from ${source}, outside the organisation’s domains.`;
  const fix =
    key === null
      ? `Add the owner of ${source} to “providers” at the top of the file, and use its key as this record’s “provider”.`
      : `Change it to ${formatEdits({ provider: key })}.`;
  const hint = `${fix} If ${source} is the organisation’s own, add it to “domains” in _data/organisation.json, or with “--domain”, instead.`;
  return [
    createRecordFinding("wrong-party", inventory, [index, "provider"], [message, hint], items, {
      provider: key,
    }),
  ];
};

/** Checks whether a cookie is recorded as session or persistent. For other storage, websites cannot choose. */
export const checkPersistence: RecordCheck = (
  { entry: { record, index }, matches },
  { inventory },
) => {
  if (record.storage !== "cookie") return [];
  const items = itemsOf(matches);
  const longest = findLongestLifetime(items);
  if ((record.persistence === "persistent") === (longest !== null)) return [];
  const { persistence, duration } = toStorageFields("cookie", items);
  const edits = { persistence, duration };
  const message =
    longest === null
      ? `${quote(record.name)} is recorded as a persistent cookie, but it is deleted when the browser is closed.`
      : `${quote(record.name)} is recorded as a session cookie, but it lasts ${formatCappedLifetime(longest)}.`;
  return [
    createRecordFinding(
      "wrong-persistence",
      inventory,
      [index, "persistence"],
      [message, `Change it to ${formatEdits(edits)}.`],
      longest === null ? items : items.filter(({ lifetime }) => lifetime !== null),
      edits,
    ),
  ];
};

/** Checks that a cookie does not last much longer than recorded. */
export const checkLifetime: RecordCheck = (
  { entry: { record, index }, matches },
  { inventory },
) => {
  const { storage, persistence, duration } = record;
  if (storage !== "cookie" || persistence === "session" || duration === null) return [];
  const recordedDays = durationInDays(duration);
  const longer = itemsOf(matches).filter(({ lifetime }) =>
    isMuchLonger((lifetime ?? 0) / DAY, recordedDays),
  );
  const longest = findLongestLifetime(longer);
  if (longest === null) return [];
  const edits = { duration: toIsoDuration(longest) };
  return [
    createRecordFinding(
      "longer-lifetime",
      inventory,
      [index, "duration"],
      [
        `${quote(record.name)} is recorded as lasting ${durationInWords(duration)}, but it lasts ${formatCappedLifetime(longest)}.`,
        `Change it to ${formatEdits(edits)}.`,
      ],
      longer,
      edits,
    ),
  ];
};

/**
 * Checks that an item is not found only under aliases, since visitors look for the name in their browser. Does not
 * propose a name that would duplicate one of `takenKeys`, the keys of all records.
 */
export function checkAlias(
  { entry: { record, index }, matches }: MatchedRecord,
  { inventory }: ComparisonContext,
  takenKeys: ReadonlySet<string>,
): Finding[] {
  const [first] = matches;
  if (first === undefined || matches.some(([, { isAlias }]) => !isAlias)) return [];
  const [, { recordedName: name }] = first;
  // The name must be free with and without the record’s other corrections, which may be made in any order.
  const recorded = inventory.data.cookies[index] ?? record;
  if ([record, recorded].some((each) => takenKeys.has(toRecordKey({ ...each, name })))) return [];
  const aliases = [
    record.name,
    ...record.aliases.filter((alias) => alias !== name && alias !== record.name),
  ];
  const edits = { name, aliases };
  return [
    createRecordFinding(
      "alias-seen",
      inventory,
      [index, "name"],
      [
        `${quote(record.name)} was not found under this name, but its alias ${quote(name)} was.`,
        `Change it to ${formatEdits(edits)}.`,
      ],
      itemsOf(matches),
      edits,
    ),
  ];
}

/**
 * Returns the finding for a record that no item matches. `robots` is the number of addresses that robots.txt
 * disallows; `accepted`, whether all pages were also visited after accepting cookies.
 */
export function toNotSeenFinding(
  { record, index }: InventoryEntry,
  { inventory }: ComparisonContext,
  { visited, robots, accepted }: { visited: number; robots: number; accepted: boolean },
): Finding {
  const isBehindLogin = record.behindLogin === true;
  const pages = visited === 1 ? "the one page" : `any of the ${visited} pages`;
  const skipped =
    robots === 0
      ? ""
      : robots === 1
        ? " One address was skipped because robots.txt disallows it."
        : ` ${robots} addresses were skipped because robots.txt disallows them.`;
  return createRecordFinding(
    "not-seen",
    inventory,
    [index, "status"],
    [
      `${quote(record.name)} was not found on ${pages} visited${isBehindLogin ? ", also after signing in" : ""}.${skipped}${accepted ? "" : NOT_ACCEPTED}`,
      `Check whether the websites still set it. If not, change it to ${formatEdits({ status: "retired" })}.${isBehindLogin ? " If it is on a page that no journey reaches, add that page to the journey’s “thenVisit”." : ` If only logged-in visitors get it, add ${formatEdits({ behindLogin: true })}.`}`,
    ],
    [],
    { status: "retired" },
  );
}

const NOT_ACCEPTED = " Items stored only after accepting cookies may have been missed.";

function itemsOf(matches: MatchedRecord["matches"]): StoredItem[] {
  return matches.map(([item]) => item);
}

function isOwnProvider({ home }: Provider, domains: readonly string[]): boolean {
  return partyOf(new URL(home).hostname, domains) === "first";
}

function formatCappedLifetime(seconds: number): string {
  return durationInWords(toIsoDuration(seconds));
}
