import {
  type CookieRecord,
  durationInWords,
  type Inventory,
  type PublishedCookie,
  toPublishedCookies,
} from "cookie-inventory";
import { formatMessage } from "../words/format-message.ts";
import type { Locale, Words } from "../words/locale.ts";

/** A fact about a cookie, as visitors read it; null on the side where the cookie is not published. */
export interface FactChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A change to a cookie that visitors can see. */
export interface CookieChange {
  readonly name: string;
  readonly domain: string;
  /** A cookie that is “retired” or a “draft” is no longer published and keeps its record; a “removed” one does not. */
  readonly status: "new" | "changed" | "retired" | "draft" | "removed";
  readonly facts: readonly FactChange[];
}

/**
 * Compares what visitors read about the cookies in two inventories, in the language of `locale`. Cookies are matched by
 * name, domain and storage.
 */
export function compareInventories(
  locale: Locale,
  before: Inventory,
  after: Inventory,
): CookieChange[] {
  const oldCookies = byIdentity(toPublishedCookies(before).all);
  const newCookies = byIdentity(toPublishedCookies(after).all);
  const records = byIdentity(after.cookies);
  return [...new Map([...newCookies, ...oldCookies])].flatMap(([identity, { name, domain }]) => {
    const oldCookie = oldCookies.get(identity);
    const newCookie = newCookies.get(identity);
    const facts = compareFacts(
      describeFacts(oldCookie, locale),
      describeFacts(newCookie, locale),
      locale,
    );
    if (facts.length === 0) return [];
    const record = records.get(identity)?.status;
    const unpublished = record === "retired" || record === "draft" ? record : "removed";
    const status =
      oldCookie === undefined ? "new" : newCookie === undefined ? unpublished : "changed";
    return { name, domain, status, facts };
  });
}

type CookieIdentity = Pick<CookieRecord, "name" | "domain" | "storage">;

/** Returns a text that identifies a cookie in all versions of the inventory. */
export function identifyCookie({ name, domain, storage }: CookieIdentity): string {
  return `${storage} ${domain} ${name}`;
}

function byIdentity<T extends CookieIdentity>(cookies: readonly T[]): Map<string, T> {
  return new Map(cookies.map((cookie) => [identifyCookie(cookie), cookie]));
}

type FactId = keyof Words["comparison"]["facts"];
type CookieFacts = Readonly<Partial<Record<FactId, string>>>;

function compareFacts(before: CookieFacts, after: CookieFacts, { words }: Locale): FactChange[] {
  const names = words.comparison.facts;
  const ids = Object.keys(names).filter((id): id is FactId => id in names);
  return ids
    .map((id) => ({ name: names[id], before: before[id] ?? null, after: after[id] ?? null }))
    .filter((fact) => fact.before !== fact.after);
}

/** Returns the facts about a cookie in words; none if it is not published. */
function describeFacts(cookie: PublishedCookie | undefined, locale: Locale): CookieFacts {
  if (cookie === undefined) return {};
  const { purpose, category, provider, realName, aliases, consent } = cookie;
  const values = locale.words.comparison.factValues;
  return {
    purpose,
    category: values.categories[category],
    kind: describeKind(cookie, locale),
    expires: describeExpiry(cookie, locale),
    consent: values.consent[consent],
    setBy: provider.name,
    privacyPolicy: provider.privacyPolicy ?? values.noPrivacyPolicy,
    ...(realName === undefined ? {} : { realName }),
    otherNames: aliases.join(", ") || values.noOtherNames,
  };
}

function describeKind(
  { storage, persistence }: PublishedCookie,
  { words, language }: Locale,
): string {
  const values = words.comparison.factValues;
  const kind = { storage: values.storage[storage], persistence: values.persistence[persistence] };
  return formatMessage(values.kind, kind, language);
}

function describeExpiry({ expiry }: PublishedCookie, { words, language }: Locale): string {
  const { expires } = words.comparison.factValues;
  if (expiry.when !== "after") return expires[expiry.when];
  const duration = durationInWords(expiry.duration, language.tag);
  return formatMessage(expires.after, { duration }, language);
}
