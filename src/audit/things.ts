import { byText } from "./compare/order.ts";
import type { Observations, Page, SeenCookie, SeenItem } from "./observations.ts";

/** One thing that the websites store, put together from every page on which it was seen. */
export interface Thing {
  readonly storage: SeenCookie["storage"] | SeenItem["storage"];
  /** Empty for a cookie without a name. */
  readonly name: string;
  /** The host or domain that it belongs to, without a dot in front. */
  readonly domain: string;
  /** Whether it belongs to this host alone; a cookie that subdomains get too is another thing. */
  readonly hostOnly: boolean;
  readonly party: "first" | "third";
  /** Everything that was seen of it when it was a cookie, in the order of the crawl; else empty. */
  readonly cookies: readonly SeenCookie[];
  /** The longest lifetime that was asked for, in seconds; null for a session, and for all but cookies. */
  readonly lifetime: number | null;
  /** The pages on which it was set, in the order of the crawl; never empty. */
  readonly pages: readonly string[];
}

/**
 * What the websites store: by storage, domain and name, sorted by these. Left out are cookies that were
 * refused, and those whose lifetime was over when they were set: that is how a website takes a cookie away
 * (RFC 6265, section 3.1).
 */
export function storedThings({ pages }: Observations): Thing[] {
  const inTurn = pages.toSorted((a, b) => a.order - b.order || byText(a.address, b.address));
  const sightings = inTurn.flatMap((page, turn) =>
    [...page.cookies.filter(isStored), ...page.items].map((seen) => ({
      ...identify(seen),
      seen,
      page,
      turn,
    })),
  );
  return Map.groupBy(sightings, ({ storage, domain, hostOnly, name }) =>
    JSON.stringify([storage, domain, hostOnly, name]),
  )
    .values()
    .flatMap(toThing)
    .toArray()
    .toSorted(
      (a, b) =>
        byText(a.storage, b.storage) ||
        byText(a.domain, b.domain) ||
        byText(a.name, b.name) ||
        Number(a.hostOnly) - Number(b.hostOnly),
    );
}

type Identity = Pick<Thing, "storage" | "name" | "domain" | "hostOnly">;

interface Sighting extends Identity {
  readonly seen: SeenCookie | SeenItem;
  readonly page: Page;
  readonly turn: number;
}

function isStored({ refused, lifetime }: SeenCookie): boolean {
  return refused === null && (lifetime === null || lifetime > 0);
}

function identify(seen: SeenCookie | SeenItem): Identity {
  const { storage, name } = seen;
  if (seen.storage === "cookie") {
    return { storage, name, domain: seen.domain, hostOnly: seen.hostOnly };
  }
  const domain = URL.canParse(seen.origin) ? new URL(seen.origin).hostname : "";
  return { storage, name, domain: domain === "" ? seen.origin : domain, hostOnly: true };
}

function toThing(sightings: readonly Sighting[]): Thing[] {
  // What happened on one page at once has no order of its own, and is given one.
  const inTurn = sightings.toSorted(
    (a, b) => a.turn - b.turn || byText(JSON.stringify(a.seen), JSON.stringify(b.seen)),
  );
  const [first] = inTurn;
  if (first === undefined) return [];
  const { storage, name, domain, hostOnly, seen } = first;
  const cookies = inTurn.flatMap((each) => (each.seen.storage === "cookie" ? [each.seen] : []));
  const lifetimes = cookies.flatMap(({ lifetime }) => lifetime ?? []);
  return [
    {
      storage,
      name,
      domain,
      hostOnly,
      party: seen.party,
      cookies,
      lifetime: lifetimes.length === 0 ? null : Math.max(...lifetimes),
      pages: [...new Set(inTurn.map(({ page }) => page.address))],
    },
  ];
}
