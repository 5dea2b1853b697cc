import { compareText } from "./compare/text-order.ts";
import {
  compareStates,
  type Observations,
  type SeenCookie,
  type SeenItem,
  type SetBy,
  type State,
} from "./observation-schema.ts";

/** An item that the websites store, on all pages on which it was observed. */
export interface StoredItem {
  readonly storage: SeenCookie["storage"] | SeenItem["storage"];
  /** Empty for a cookie without a name. */
  readonly name: string;
  /** The host or domain to which it belongs, without a leading dot. */
  readonly domain: string;
  /** Whether it belongs only to this host; a cookie that is sent to subdomains too is a different item. */
  readonly hostOnly: boolean;
  readonly party: "first" | "third";
  /** The cookies as they were set, in crawl order; empty for any other storage. */
  readonly cookies: readonly SeenCookie[];
  /** The responses and scripts that set it, each once, in crawl order. */
  readonly setters: readonly SetBy[];
  /** The same, by the visitor’s choice. */
  readonly settersIn: Readonly<Record<State, readonly SetBy[]>>;
  /** The longest lifetime that was requested, in seconds; null for session cookies and any other storage. */
  readonly lifetime: number | null;
  /** The addresses of the pages on which it was set, in crawl order; never empty. */
  readonly pages: readonly string[];
  /** The same pages, by the visitor’s choice. */
  readonly pagesIn: Readonly<Record<State, readonly string[]>>;
}

/**
 * Returns what the websites store, grouped and sorted by storage, domain and name. Cookies that the browser refused are
 * not included, nor those that had expired when they were set, which is how a website removes a cookie (RFC 6265,
 * section 3.1).
 */
export function storedItems({ pages, choices }: Observations): StoredItem[] {
  const visits = [...pages, ...choices].toSorted(
    (a, b) =>
      compareStates(a, b) ||
      a.website - b.website ||
      orderOf(a) - orderOf(b) ||
      compareText(a.address ?? "", b.address ?? ""),
  );
  const sightings = new Map<string, Sighting[]>();
  for (const [order, { cookies, items, address, state }] of visits.entries()) {
    const visit = { address: address ?? "", state, order };
    for (const item of [...cookies.filter(isStored), ...items]) {
      const key = keyOf(identify(item));
      const sameItem = sightings.get(key);
      if (sameItem === undefined) sightings.set(key, [{ item, visit }]);
      else sameItem.push({ item, visit });
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
  readonly item: SeenCookie | SeenItem;
  /** The visit of the page; `order` is its position in the crawl. */
  readonly visit: { readonly address: string; readonly state: State; readonly order: number };
}

/** Returns the same key for the same stored item, also from different results. */
export function keyOf({ storage, domain, hostOnly, name }: Identity): string {
  return JSON.stringify([storage, domain, hostOnly, name]);
}

/** Returns the position in the crawl. A choice comes before the pages of its state. */
function orderOf(each: Observations["pages"][number] | object): number {
  return "order" in each ? each.order : -1;
}

function isStored({ refused, lifetime }: SeenCookie): boolean {
  return refused === null && (lifetime === null || lifetime > 0);
}

function identify(item: SeenCookie | SeenItem): Identity {
  const { storage, name } = item;
  if (item.storage === "cookie") {
    return { storage, name, domain: item.domain, hostOnly: item.hostOnly };
  }
  const domain = URL.canParse(item.origin) ? new URL(item.origin).hostname : "";
  return { storage, name, domain: domain === "" ? item.origin : domain, hostOnly: true };
}

function toItem(sightings: readonly Sighting[]): StoredItem[] {
  // The order within a page varies between runs, so a fixed one is used.
  const sorted = sightings.toSorted(
    (a, b) =>
      a.visit.order - b.visit.order || compareText(JSON.stringify(a.item), JSON.stringify(b.item)),
  );
  const [first] = sorted;
  if (first === undefined) return [];
  const { item } = first;
  const cookies = sorted.flatMap((each) => (each.item.storage === "cookie" ? [each.item] : []));
  const inState = (state: State) => sorted.filter(({ visit }) => visit.state === state);
  const inEachState = <T>(get: (some: readonly Sighting[]) => T) => ({
    before: get(inState("before")),
    rejected: get(inState("rejected")),
    accepted: get(inState("accepted")),
  });
  const lifetimes = cookies.flatMap(({ lifetime }) => lifetime ?? []);
  return [
    {
      ...identify(item),
      party: item.party,
      cookies,
      setters: settersOf(sorted),
      settersIn: inEachState(settersOf),
      lifetime: lifetimes.length === 0 ? null : Math.max(...lifetimes),
      pages: addressesOf(sorted),
      pagesIn: inEachState(addressesOf),
    },
  ];
}

function addressesOf(sightings: readonly Sighting[]): string[] {
  return [...new Set(sightings.map(({ visit }) => visit.address))];
}

function settersOf(sightings: readonly Sighting[]): SetBy[] {
  const setters = sightings.map(({ item }) => item.setBy);
  return [...new Map(setters.map((setBy) => [JSON.stringify(setBy), setBy])).values()];
}
