import {
  DAY,
  durationInDays,
  durationInWords,
  toIsoDuration,
  type Inventory,
  type Located,
  LONGEST_LIFETIME,
  type Provider,
} from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import { keptAs, keyOf, longestLifetime, partyOf } from "./amendments.ts";
import { recordFinding, written } from "./suggested-edits.ts";
import type { InventoryEntry, Match } from "./record-matching.ts";
import { ownerOf } from "./item-owners.ts";
import { firstFew, quoted, shown } from "./quoting.ts";

/** What the rules know beside a record and what was seen of it. */
export interface Comparison {
  readonly inventory: Located<Inventory>;
  /** The organisation’s own domains. */
  readonly domains: readonly string[];
}

/** A record, with all that it covers; never empty. */
export interface Covered {
  readonly entry: InventoryEntry;
  readonly matches: readonly (readonly [StoredItem, Match])[];
}

type Rule = (covered: Covered, known: Comparison) => Finding[];

/** Visitors would be told that the council sets what another organisation sets. */
export const wrongParty: Rule = ({ entry: { record, index }, matches }, { inventory, domains }) => {
  const provider = inventory.data.providers[record.provider ?? ""];
  const foreign = itemsOf(matches).filter(({ party }) => party === "third");
  const [first] = foreign;
  if (provider === undefined || first === undefined || !isOurs(provider, domains)) return [];
  const owner = ownerOf(first, inventory.data, domains);
  const from = firstFew([...new Set(foreign.map(({ domain }) => shown(domain)))]);
  const message = `${quoted(record.name)} is declared as set by ${provider.name}, and it comes from ${from}, which is not one of the council’s domains.`;
  const name =
    owner === null
      ? `Name who owns ${from} under “providers” at the top of the file, and write its key here as “provider”.`
      : `Write ${written({ provider: owner })}.`;
  const hint = `${name} If ${from} is the council’s own, add it to “domains” in _data/organisation.json.`;
  return [
    recordFinding("wrong-party", inventory, [index, "provider"], [message, hint], foreign, {
      provider: owner,
    }),
  ];
};

/** Only websites that set cookies choose how long they stay. */
export const wrongPersistence: Rule = ({ entry: { record, index }, matches }, { inventory }) => {
  if (record.storage !== "cookie") return [];
  const items = itemsOf(matches);
  const longest = longestLifetime(items);
  if ((record.persistence === "persistent") === (longest !== null)) return [];
  const { persistence, duration } = keptAs("cookie", items);
  const edits = { persistence, duration };
  const message =
    longest === null
      ? `${quoted(record.name)} is declared to stay when the browser is closed, and it goes then.`
      : `${quoted(record.name)} is declared to go when the browser is closed, and it stays for ${inWords(longest)}.`;
  return [
    recordFinding(
      "wrong-persistence",
      inventory,
      [index, "persistence"],
      [message, `Write ${written(edits)}.`],
      longest === null ? items : items.filter(({ lifetime }) => lifetime !== null),
      edits,
    ),
  ];
};

/**
 * Anything shorter than declared is no harm, and neither is a little more: clocks differ, and months have no
 * length of their own.
 */
export const longerLifetime: Rule = ({ entry: { record, index }, matches }, { inventory }) => {
  const { storage, persistence, duration } = record;
  if (storage !== "cookie" || persistence === "session" || duration === null) return [];
  const declared = keptFor(durationInDays(duration));
  const longer = itemsOf(matches).filter(({ lifetime }) => {
    const seen = keptFor((lifetime ?? 0) / DAY);
    return seen - declared >= 1 && seen > 1.5 * declared;
  });
  const longest = longestLifetime(longer);
  if (longest === null) return [];
  const edits = { duration: toIsoDuration(longest) };
  return [
    recordFinding(
      "longer-lifetime",
      inventory,
      [index, "duration"],
      [
        `${quoted(record.name)} is declared to stay for ${durationInWords(duration)}, and it stays for ${inWords(longest)}.`,
        `Write ${written(edits)}.`,
      ],
      longer,
      edits,
    ),
  ];
};

/**
 * Visitors look for the name that they see. `taken` are the keys of all records: a name that another record
 * has is not proposed. Returns at most one Finding.
 */
export function aliasSeen(
  { entry: { record, index }, matches }: Covered,
  { inventory }: Comparison,
  taken: ReadonlySet<string>,
): Finding[] {
  const [first] = matches;
  if (first === undefined || matches.some(([, { isAlias }]) => !isAlias)) return [];
  const [, { as: name }] = first;
  // Whether what else is told of the record is followed first, last or never.
  const asWritten = inventory.data.cookies[index] ?? record;
  if ([record, asWritten].some((each) => taken.has(keyOf({ ...each, name })))) return [];
  const aliases = [
    record.name,
    ...record.aliases.filter((alias) => alias !== name && alias !== record.name),
  ];
  const edits = { name, aliases };
  return [
    recordFinding(
      "alias-seen",
      inventory,
      [index, "name"],
      [
        `${quoted(record.name)} was not seen under this name, and ${quoted(name)}, one of its aliases, was.`,
        `Write ${written(edits)}.`,
      ],
      itemsOf(matches),
      edits,
    ),
  ];
}

/**
 * `robots` is how many addresses robots.txt forbade, `visited` how many pages were visited, and `accepted`
 * whether they were after a “yes” too.
 */
export function notSeen(
  { record, index }: InventoryEntry,
  { inventory }: Comparison,
  run: { readonly visited: number; readonly robots: number; readonly accepted: boolean },
): Finding {
  const { visited, robots, accepted } = run;
  const pages = visited === 1 ? "the one page that was" : `any of the ${visited} pages that were`;
  const left =
    robots === 0
      ? ""
      : robots === 1
        ? " One address was not looked at, because robots.txt forbids it."
        : ` ${robots} addresses were not looked at, because robots.txt forbids them.`;
  return recordFinding(
    "not-seen",
    inventory,
    [index, "status"],
    [
      `${quoted(record.name)} was not seen on ${pages} visited.${left}${accepted ? "" : UNASKED}`,
      `Look whether the websites still set it. If not, write ${written({ status: "retired" })}. If only visitors who have logged in get it, write ${written({ behindLogin: true })}.`,
    ],
    [],
    { status: "retired" },
  );
}

const UNASKED = " What is stored only after a “yes” could not be seen.";

function itemsOf(matches: Covered["matches"]): StoredItem[] {
  return matches.map(([item]) => item);
}

function isOurs({ home }: Provider, domains: readonly string[]): boolean {
  return partyOf(new URL(home).hostname, domains) === "first";
}

function keptFor(days: number): number {
  return Math.min(days, LONGEST_LIFETIME);
}

function inWords(seconds: number): string {
  return durationInWords(toIsoDuration(seconds));
}
