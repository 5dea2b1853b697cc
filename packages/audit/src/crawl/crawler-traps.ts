/** More is what a broken link makes that each page puts behind the address of the one before. */
const MOST_SEGMENTS = 20;
/** Some browsers and servers take no more. In UTF-16 code units. */
const MOST_LENGTH = 2000;
/** How often one segment may stand in a path. */
const MOST_REPEATS = 2;

/** Keeps a crawl out of what has no end, such as calendars. */
interface Traps {
  /**
   * Whether an address is to be visited; to be asked once for each. What a sitemap lists has an end, and is
   * always let through.
   */
  readonly admit: (address: string, listed: boolean) => boolean;
  /** The kinds of addresses of which some were refused, sorted. */
  readonly kinds: () => string[];
}

/**
 * At most `limit` addresses of one kind are let through: addresses that differ only in numbers and in the
 * values of the query are of one kind. It depends on nothing but the order in which it is asked.
 */
export function createTraps(limit = 100): Traps {
  const admitted = new Map<string, number>();
  const refused = new Set<string>();
  return {
    admit: (address, listed) => {
      if (listed) return true;
      const url = new URL(address);
      const endless = endlessPath(url);
      if (endless !== undefined) {
        refused.add(endless);
        return false;
      }
      const kind = kindOf(url);
      if (!/[#?]/.test(kind)) return true;
      const count = admitted.get(kind) ?? 0;
      if (count >= limit) {
        refused.add(kind);
        return false;
      }
      admitted.set(kind, count + 1);
      return true;
    },
    kinds: () => [...refused].toSorted(),
  };
}

/** Such as “www.example.gov.uk/day/#/#?page&view”. */
function kindOf({ host, pathname, search }: URL): string {
  const names = search
    .slice(1)
    .split("&")
    .map((parameter) => numbersAside(parameter.replace(/=.*$/s, "")));
  const query = search === "" ? "" : `?${[...new Set(names)].toSorted().join("&")}`;
  return `${host}${numbersAside(pathname)}${query}`;
}

/** Numbers, and the hexadecimal ones of at least eight digits that stand for a item or a visit. */
function numbersAside(text: string): string {
  return text.replaceAll(/\b[\da-f-]{8,}\b|\d+/gi, (run) => (/\d/.test(run) ? "#" : run));
}

/** What is told of an address whose path repeats itself or goes on and on; undefined for all others. */
function endlessPath({ host, pathname, href }: URL): string | undefined {
  const segments = pathname.replaceAll(/^\/|\/$/g, "").split("/");
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    if (count > MOST_REPEATS) return `${host}/…/${segment}/…/${segment}/…`;
    counts.set(segment, count);
  }
  if (segments.length > MOST_SEGMENTS || href.length > MOST_LENGTH) {
    return `${host}/${numbersAside(segments[0] ?? "")}/…`;
  }
  return undefined;
}
