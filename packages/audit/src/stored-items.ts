import { compareText } from "./compare/text-order.ts";
import {
  type Observations,
  type SeenCookie,
  type SeenItem,
  type State,
  stateOrder,
} from "./observation-schema.ts";

/** One item that the websites store, put together from every page on which it was seen. */
export interface StoredItem {
  readonly storage: SeenCookie["storage"] | SeenItem["storage"];
  /** Empty for a cookie without a name. */
  readonly name: string;
  /** The host or domain that it belongs to, without a dot in front. */
  readonly domain: string;
  /** Whether it belongs to this host alone; a cookie that subdomains get too is another item. */
  readonly hostOnly: boolean;
  readonly party: "first" | "third";
  /** Everything that was seen of it when it was a cookie, in the order of the crawl; else empty. */
  readonly cookies: readonly SeenCookie[];
  /** The longest lifetime that was asked for, in seconds; null for a session, and for all but cookies. */
  readonly lifetime: number | null;
  /** The pages on which it was set, in the order of the crawl; never empty. */
  readonly pages: readonly string[];
  /** The same by what the visitor had answered. */
  readonly pagesIn: Readonly<Record<State, readonly string[]>>;
}

/**
 * What the websites store: by storage, domain and name, sorted by these. Left out are cookies that were
 * refused, and those whose lifetime was over when they were set: that is how a website takes a cookie away
 * (RFC 6265, section 3.1).
 */
export function storedItems({ pages, choices }: Observations): StoredItem[] {
  const inTurn = [...pages, ...choices].toSorted(
    (a, b) =>
      stateOrder(a) - stateOrder(b) ||
      a.website - b.website ||
      placeOf(a) - placeOf(b) ||
      compareText(a.address ?? "", b.address ?? ""),
  );
  const sightings = new Map<string, Sighting[]>();
  for (const [turn, { cookies, items, address, state }] of inTurn.entries()) {
    const on = { address: address ?? "", state, turn };
    for (const seen of [...cookies.filter(isStored), ...items]) {
      const key = keyOf(identify(seen));
      const same = sightings.get(key);
      if (same === undefined) sightings.set(key, [{ seen, on }]);
      else same.push({ seen, on });
    }
  }
  return [...sightings.values()]
    .flatMap(toItem)
    .toSorted(
      (a, b) =>
        compareText(a.storage, b.storage) ||
        compareText(a.domain, b.domain) ||
        compareText(a.name, b.name) ||
        Number(a.hostOnly) - Number(b.hostOnly),
    );
}

type Identity = Pick<StoredItem, "storage" | "name" | "domain" | "hostOnly">;

interface Sighting {
  readonly seen: SeenCookie | SeenItem;
  /** The same for all that was seen on a page. */
  readonly on: { readonly address: string; readonly state: State; readonly turn: number };
}

/** What tells stored items apart; they may have been put together twice. */
export function keyOf({ storage, domain, hostOnly, name }: Identity): string {
  return JSON.stringify([storage, domain, hostOnly, name]);
}

/** A choice is made before any page is visited in its state. */
function placeOf(each: Observations["pages"][number] | object): number {
  return "order" in each ? each.order : -1;
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

function toItem(sightings: readonly Sighting[]): StoredItem[] {
  // What happened on one page at once has no order of its own, and is given one.
  const inTurn = sightings.toSorted(
    (a, b) => a.on.turn - b.on.turn || compareText(JSON.stringify(a.seen), JSON.stringify(b.seen)),
  );
  const [first] = inTurn;
  if (first === undefined) return [];
  const { seen } = first;
  const cookies = inTurn.flatMap((each) => (each.seen.storage === "cookie" ? [each.seen] : []));
  const pagesIn = (state: State) => addressesOf(inTurn.filter(({ on }) => on.state === state));
  const lifetimes = cookies.flatMap(({ lifetime }) => lifetime ?? []);
  return [
    {
      ...identify(seen),
      party: seen.party,
      cookies,
      lifetime: lifetimes.length === 0 ? null : Math.max(...lifetimes),
      pages: addressesOf(inTurn),
      pagesIn: {
        before: pagesIn("before"),
        rejected: pagesIn("rejected"),
        accepted: pagesIn("accepted"),
      },
    },
  ];
}

function addressesOf(sightings: readonly Sighting[]): string[] {
  return [...new Set(sightings.map(({ on }) => on.address))];
}
