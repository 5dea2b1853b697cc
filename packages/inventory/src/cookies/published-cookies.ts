import {
  CATEGORIES,
  type CookieRecord,
  type Inventory,
  type Provider,
  type PublishedRecord,
} from "./inventory-schema.ts";

/** When something that is stored goes away; `duration` is ISO 8601. */
export type Expiry =
  | { readonly when: "browser-closes" | "tab-closes" | "visitor-deletes" | "not-stated" }
  | { readonly when: "after"; readonly duration: string };

/**
 * Whether consent is asked, which follows from the paragraph relied on alone (PECR regulation 6,
 * Schedule A1): by consent, or by an exception from it.
 */
export type Consent = "asked" | "excepted" | "not-stated";

/** A cookie as the pages show it. */
export interface PublishedCookie extends Pick<
  PublishedRecord,
  "name" | "aliases" | "storage" | "persistence" | "category" | "domain" | "purpose"
> {
  /** The cookie's id on the page of cookies: `/cookies/#anchor`. */
  readonly anchor: string;
  readonly provider: Provider;
  readonly expiry: Expiry;
  readonly consent: Consent;
}

/** What visitors see of the inventory: nothing that is a draft or retired. */
export interface PublishedCookies {
  /** In the inventory's order. */
  readonly all: readonly PublishedCookie[];
  /** By category, in the order of CATEGORIES; categories without a cookie are left out. */
  readonly groups: readonly {
    readonly category: PublishedRecord["category"];
    /** The group's id on the page of cookies. */
    readonly anchor: string;
    readonly cookies: readonly PublishedCookie[];
  }[];
}

/**
 * The part of an inventory that is published, ready for the templates. A record whose provider is not
 * there is left out; reading the file refuses it.
 */
export function publishedCookies(inventory: Inventory): PublishedCookies {
  const anchors = anchorsFor(inventory.cookies);
  const all = inventory.cookies.flatMap((cookie, index) => {
    if (!isPublished(cookie)) return [];
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
  const { name, aliases, storage, persistence, category, domain, purpose } = cookie;
  const shown = { name, aliases, storage, persistence, category, domain, purpose };
  return { anchor, ...shown, provider, expiry: expiryOf(cookie), consent: consentFor(cookie) };
}

/** When a record goes away, as far as the inventory states it. */
export function expiryOf({
  storage,
  persistence,
  duration,
}: Pick<CookieRecord, "storage" | "persistence" | "duration">): Expiry {
  if (storage === "sessionStorage") return { when: "tab-closes" };
  if (persistence === "session") return { when: "browser-closes" };
  if (duration !== null) return { when: "after", duration };
  // Only cookies carry an expiry; everything else stays until somebody deletes it.
  return { when: storage === "cookie" ? "not-stated" : "visitor-deletes" };
}

/** Whether the council asks for consent before it stores this. */
export function consentFor({ exception }: Pick<CookieRecord, "exception">): Consent {
  if (exception === null) return "not-stated";
  return exception === 2 ? "asked" : "excepted";
}

/** Ids that the layout uses on every page. */
export const LAYOUT_IDS: readonly string[] = ["main-content", "navigation", "contents"];

/** Ids on the page of cookies that no cookie may take. */
const TAKEN: readonly string[] = [...LAYOUT_IDS, ...CATEGORIES.map(groupAnchor)];

function groupAnchor(category: PublishedRecord["category"]): string {
  return `${category}-cookies`;
}

function isPublished(cookie: CookieRecord): cookie is PublishedRecord {
  return cookie.status === "declared" || cookie.status === "verified";
}

/**
 * An id for each record. Drafts and retired records count too, so that an id never passes from one
 * cookie to another: where two would share one, every later one carries its domain and kind as well.
 */
function anchorsFor(cookies: readonly CookieRecord[]): string[] {
  const taken = new Set(TAKEN);
  return cookies.map(({ name, domain, storage }, index) => {
    const short = slug(name) || "cookie";
    const long = slug(`${name} ${domain} ${storage}`);
    const anchor = [short, long].find((id) => !taken.has(id)) ?? `${long}-${index + 1}`;
    taken.add(anchor);
    return anchor;
  });
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
