import {
  type CookieRecord,
  type Inventory,
  type PublishedCookie,
  toPublishedCookies,
} from "cookie-inventory";
import type { Environment } from "nunjucks";

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
 * Compares what visitors read about the cookies in two inventories, as editions/cookie-facts.njk words it. Cookies are
 * matched by name, domain and storage.
 */
export function compareInventories(
  templates: Environment,
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
      describeFacts(templates, oldCookie),
      describeFacts(templates, newCookie),
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

function compareFacts(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FactChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
    .filter((fact) => fact.before !== fact.after);
}

/** Returns the facts about a cookie by their names; none if it is not published. */
function describeFacts(
  templates: Environment,
  cookie: PublishedCookie | undefined,
): Map<string, string> {
  if (cookie === undefined) return new Map();
  const lines = templates.render("editions/cookie-facts.njk", { cookie }).split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+): (.*)$/s.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}
