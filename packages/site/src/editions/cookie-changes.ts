import {
  type CookieRecord,
  durationInWords,
  type Inventory,
  type PublishedCookie,
  toPublishedCookies,
} from "cookie-inventory";

/** One thing that visitors are told of a cookie; null on the side where they are not told of it. */
export interface FactChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What happened to one cookie, as far as visitors are told of it. */
export interface CookieChange {
  readonly name: string;
  readonly domain: string;
  /** “retired” and “draft” are no longer shown and keep their record; “gone” has lost its record too. */
  readonly status: "new" | "changed" | "retired" | "draft" | "gone";
  readonly facts: readonly FactChange[];
}

/** What visitors see differ between two inventories. A cookie is known by name, domain and storage. */
export function compareInventories(before: Inventory, after: Inventory): CookieChange[] {
  const old = byIdentity(toPublishedCookies(before).all);
  const now = byIdentity(toPublishedCookies(after).all);
  const records = byIdentity(after.cookies);
  return [...new Map([...now, ...old])].flatMap(([identity, { name, domain }]) => {
    const was = old.get(identity);
    const is = now.get(identity);
    const facts = compareFacts(was, is);
    if (facts.length === 0) return [];
    const kept = records.get(identity)?.status;
    const lost = kept === "retired" || kept === "draft" ? kept : "gone";
    const status = was === undefined ? "new" : is === undefined ? lost : "changed";
    return { name, domain, status, facts };
  });
}

function byIdentity<T extends Pick<CookieRecord, "name" | "domain" | "storage">>(
  cookies: readonly T[],
): Map<string, T> {
  return new Map(
    cookies.map((cookie) => [`${cookie.storage} ${cookie.domain} ${cookie.name}`, cookie]),
  );
}

function compareFacts(
  before: PublishedCookie | undefined,
  after: PublishedCookie | undefined,
): FactChange[] {
  const old = before ? factsOf(before) : {};
  const now = after ? factsOf(after) : {};
  return Object.keys({ ...old, ...now })
    .map((name) => ({ name, before: old[name] ?? null, after: now[name] ?? null }))
    .filter((fact) => fact.before !== fact.after);
}

/** What visitors are told of a cookie. */
function factsOf(cookie: PublishedCookie): Partial<Record<string, string>> {
  const { expiry, provider } = cookie;
  return {
    Purpose: cookie.purpose,
    Category: cookie.category,
    Kind: `${cookie.storage}, ${cookie.persistence}`,
    Expires:
      expiry.when === "after" ? `after ${durationInWords(expiry.duration)}` : EXPIRY[expiry.when],
    Consent: CONSENT[cookie.consent],
    "Set by": provider.name,
    "Its privacy policy": provider.privacyPolicy ?? "not known",
    "Other names": cookie.aliases.join(", ") || "none",
  };
}

const EXPIRY = {
  "browser-closes": "when the browser closes",
  "tab-closes": "when the tab closes",
  "visitor-deletes": "when the visitor deletes it",
  "not-stated": "not stated",
};

const CONSENT = {
  asked: "asked first",
  excepted: "not needed by law",
  "not-stated": "not stated",
};
