import {
  type CATEGORIES,
  type CookieRecord,
  durationInDays,
  findOutdatedNames,
  type Inventory,
  isMuchLonger,
  type Provider,
  singleLineText,
} from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import { findCommonOwner } from "./host-owner.ts";
import type { KnownCookieLookup } from "./known-cookie-lookup.ts";
import { DATABASE, type KnownCookie } from "./known-cookies.ts";
import { suggestProvider } from "./provider-suggestion.ts";
import { parseRetentionPeriod } from "./retention-period.ts";

/**
 * The categories of the Open Cookie Database that mean one of ours. “Functional” does not: the database’s own definition
 * is “technical, essential or strictly necessary”, but it also holds preferences and statistics, such as Hotjar’s.
 */
const CATEGORY_OF: ReadonlyMap<string, (typeof CATEGORIES)[number]> = new Map([
  ["analytics", "analytics"],
  ["marketing", "other"],
  ["necessary", "essential"],
  ["personalization", "functional"],
  ["security", "essential"],
]);

/** As the inventory asks for: one or two sentences. */
const MAX_SENTENCES = 2;
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Values for a record of undeclared items, each to be confirmed by a person. Never an exception. */
export interface SuggestedFields {
  readonly provider: string | null;
  readonly category: (typeof CATEGORIES)[number] | null;
  readonly purpose: string | null;
  /** The fields that have a suggestion, each with its source. */
  readonly suggested: NonNullable<CookieRecord["suggested"]>;
  /** The entry that `provider` needs under “providers”; null if it is there already. */
  readonly addedProvider: Provider | null;
}

/** What suggestions are made from. */
export interface SuggestionSources {
  /** The hosts that set the items. */
  readonly hosts: readonly string[];
  readonly inventory: Pick<Inventory, "providers">;
  readonly findKnown: KnownCookieLookup | undefined;
}

/**
 * Suggests fields of a record of items. `provider` is the certain one, if there is one. The measured lifetime is kept: a
 * longer one in the database is only named, for a person to check whether other visitors get it.
 */
export function suggestFields(
  items: readonly StoredItem[],
  { provider, duration }: Pick<CookieRecord, "provider" | "duration">,
  { hosts, inventory, findKnown }: SuggestionSources,
): SuggestedFields {
  const [item] = items;
  const [host] = hosts;
  const owner = findCommonOwner(hosts);
  const found =
    provider === null && owner !== undefined && host !== undefined && item !== undefined
      ? suggestProvider(owner, host, item.party, inventory)
      : undefined;
  const known = findKnown?.(items, owner) ?? [];
  const category = agreeOn(known, ({ category: each }) => CATEGORY_OF.get(each.toLowerCase()));
  const purpose = agreeOn(known, ({ description }) => toPurpose(description));
  const longer = items.every(({ storage }) => storage === "cookie")
    ? agreeOn(known, ({ retention }) => toLongerDuration(retention, duration))
    : undefined;
  return {
    provider: provider ?? found?.key ?? null,
    category: category ?? null,
    purpose: purpose ?? null,
    suggested: {
      ...(found === undefined ? {} : { provider: found.source }),
      ...(category === undefined ? {} : { category: DATABASE }),
      ...(purpose === undefined ? {} : { purpose: DATABASE }),
      ...(longer === undefined
        ? {}
        : { duration: `measured by the audit, but ${DATABASE} says ${longer}` }),
    },
    addedProvider: found?.added ?? null,
  };
}

/** Returns the value that all rows have; undefined if they differ or there is none. */
function agreeOn<T>(known: readonly KnownCookie[], valueOf: (each: KnownCookie) => T | undefined) {
  const [first, ...others] = new Set(known.map(valueOf));
  return others.length === 0 ? first : undefined;
}

/** Returns the first sentences of a description, if the inventory accepts them. */
function toPurpose(description: string): string | undefined {
  const text = [...sentences.segment(description)]
    .slice(0, MAX_SENTENCES)
    .map(({ segment }) => segment)
    .join("")
    .trim();
  const isAccepted =
    singleLineText.safeParse(text).success &&
    findOutdatedNames(text, () => ({ file: "" })).length === 0;
  return isAccepted ? text : undefined;
}

/** Returns a period if it is longer than the measured one, by the same measure as the check of lifetimes. */
function toLongerDuration(retention: string, measured: string | null): string | undefined {
  const period = parseRetentionPeriod(retention);
  const measuredDays = measured === null ? 0 : durationInDays(measured);
  return period !== undefined && isMuchLonger(durationInDays(period), measuredDays)
    ? period
    : undefined;
}
