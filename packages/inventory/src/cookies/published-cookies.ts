import {
  CATEGORIES,
  type CookieRecord,
  type Inventory,
  type Provider,
  type PublishedRecord,
} from "./inventory-schema.ts";

/** When a stored item is deleted; `duration` is in ISO 8601 format. */
export type Expiry =
  | { readonly when: "browser-closes" | "tab-closes" | "visitor-deletes" | "not-stated" }
  | { readonly when: "after"; readonly duration: string };

/** Whether visitors are asked for consent, or an exception applies (PECR regulation 6 and Schedule A1). */
export type Consent = "asked" | "excepted" | "not-stated";

/** A cookie as it is published. */
export interface PublishedCookie extends Pick<
  PublishedRecord,
  "name" | "aliases" | "storage" | "persistence" | "category" | "domain" | "purpose"
> {
  /** The cookie’s id on the cookies page: `/cookies/#anchor`. */
  readonly anchor: string;
  /** The alias that is the item’s real name; absent if “name” is. */
  readonly realName?: string;
  /** The date of the last check, or null. The audit changes it, so it is not part of an edition. */
  readonly lastVerified: string | null;
  readonly provider: Provider;
  readonly expiry: Expiry;
  readonly consent: Consent;
}

/** The cookies that visitors see: no drafts and no retired records. */
export interface PublishedCookies {
  /** In the order of the inventory. */
  readonly all: readonly PublishedCookie[];
  /** By category, in the order of CATEGORIES, without empty categories. */
  readonly groups: readonly {
    readonly category: PublishedRecord["category"];
    /** The group’s id on the cookies page. */
    readonly anchor: string;
    readonly cookies: readonly PublishedCookie[];
  }[];
}

/** Returns the cookies to publish. Skips records with an unknown provider, which are errors in the file. */
export function toPublishedCookies(inventory: Inventory): PublishedCookies {
  const anchors = createAnchors(inventory.cookies);
  const all = inventory.cookies.flatMap((cookie, index) => {
    if (!isPublishedRecord(cookie)) return [];
    // Not a property that every object has, such as “toString”.
    if (!Object.hasOwn(inventory.providers, cookie.provider)) return [];
    const provider = inventory.providers[cookie.provider];
    if (provider === undefined) return [];
    return toPublished(cookie, provider, anchors[index] ?? "");
  });
  const groups = CATEGORIES.map((category) => ({
    category,
    anchor: groupAnchor(category),
    cookies: all.filter((cookie) => cookie.category === category),
  })).filter((group) => group.cookies.length > 0);
  return { all, groups };
}

function toPublished(cookie: PublishedRecord, provider: Provider, anchor: string): PublishedCookie {
  const { name, aliases, realName, storage, persistence, category, domain, purpose } = cookie;
  return {
    anchor,
    name,
    aliases,
    ...(realName === undefined ? {} : { realName }),
    storage,
    persistence,
    category,
    domain,
    purpose,
    provider,
    expiry: toExpiry(cookie),
    consent: toConsent(cookie),
    lastVerified: cookie.lastVerified,
  };
}

/** Returns when an item is deleted, if the inventory states it. */
export function toExpiry({
  storage,
  persistence,
  duration,
}: Pick<CookieRecord, "storage" | "persistence" | "duration">): Expiry {
  if (storage === "sessionStorage") return { when: "tab-closes" };
  if (persistence === "session") return { when: "browser-closes" };
  if (duration !== null) return { when: "after", duration };
  // Only cookies have an expiry; other items are kept until the visitor deletes them.
  return { when: storage === "cookie" ? "not-stated" : "visitor-deletes" };
}

export function toConsent({ exception }: Pick<CookieRecord, "exception">): Consent {
  if (exception === null) return "not-stated";
  return exception === 2 ? "asked" : "excepted";
}

/** Ids of elements in the page layout. */
export const LAYOUT_ELEMENT_IDS: readonly string[] = [
  "main-content",
  "navigation",
  "contents",
  "still-to-publish",
];

/** Ids on the cookies page that no cookie can have. */
const RESERVED_IDS: readonly string[] = [...LAYOUT_ELEMENT_IDS, ...CATEGORIES.map(groupAnchor)];

function groupAnchor(category: PublishedRecord["category"]): string {
  return `${category}-cookies`;
}

/** Whether visitors see a record. */
export function isPublishedRecord(cookie: CookieRecord): cookie is PublishedRecord {
  return cookie.status === "declared" || cookie.status === "verified";
}

/**
 * Returns an id for each record, including drafts and retired ones, so that no cookie ever gets an id that belonged to
 * another. If a name is taken, the id has the domain and the kind of storage too.
 */
function createAnchors(cookies: readonly CookieRecord[]): string[] {
  const taken = new Set(RESERVED_IDS);
  return cookies.map(({ name, domain, storage }, index) => {
    const short = slug(name) || "cookie";
    const long = slug(`${name} ${domain} ${storage}`);
    const anchor = [short, long].find((id) => !taken.has(id)) ?? `${long}-${index + 1}`;
    taken.add(anchor);
    return anchor;
  });
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
