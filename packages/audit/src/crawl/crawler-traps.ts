/** A broken relative link can make each page link to a longer path than its own. */
const MAX_SEGMENTS = 20;
/** Some browsers and servers do not accept longer addresses. In UTF-16 code units. */
const MAX_LENGTH = 2000;
/** The maximum number of times that a segment may occur in a path. */
const MAX_REPEATS = 2;

/** Keeps a crawl out of crawler traps: endless parts of a website, such as calendars. */
interface TrapFilter {
  /**
   * Whether to visit an address; call it once for each address. Addresses in sitemaps are always admitted, as there is a
   * limited number of them.
   */
  readonly admit: (address: string, isInSitemap: boolean) => boolean;
  /** The patterns of the addresses that were refused, sorted. */
  readonly refusedPatterns: () => string[];
}

/**
 * Returns a filter that admits up to `limit` addresses of one pattern. Addresses have the same pattern if they differ
 * only in numbers and in the values of the query. The result depends only on the order of the calls.
 */
export function createTrapFilter(limit = 100): TrapFilter {
  const admitted = new Map<string, number>();
  const refused = new Set<string>();
  return {
    admit: (address, isInSitemap) => {
      if (isInSitemap) return true;
      const url = new URL(address);
      const endless = endlessPath(url);
      if (endless !== undefined) {
        refused.add(endless);
        return false;
      }
      const pattern = toPattern(url);
      if (!/[#?]/.test(pattern)) return true;
      const count = admitted.get(pattern) ?? 0;
      if (count >= limit) {
        refused.add(pattern);
        return false;
      }
      admitted.set(pattern, count + 1);
      return true;
    },
    refusedPatterns: () => [...refused].toSorted(),
  };
}

/** Returns the pattern of an address, such as “www.example.gov.uk/day/#/#?page&view”. */
function toPattern({ host, pathname, search }: URL): string {
  const names = search
    .slice(1)
    .split("&")
    .map((parameter) => replaceNumbers(parameter.replace(/=.*$/s, "")));
  const query = search === "" ? "" : `?${[...new Set(names)].toSorted().join("&")}`;
  return `${host}${replaceNumbers(pathname)}${query}`;
}

/** Replaces decimal numbers, and hexadecimal ones of at least eight digits, which are usually ids, with “#”. */
function replaceNumbers(text: string): string {
  return text.replaceAll(/\b[\da-f-]{8,}\b|\d+/gi, (match) => (/\d/.test(match) ? "#" : match));
}

/** Returns the pattern of an address whose path repeats itself or is too long; undefined for any other address. */
function endlessPath({ host, pathname, href }: URL): string | undefined {
  const segments = pathname.replaceAll(/^\/|\/$/g, "").split("/");
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    if (count > MAX_REPEATS) return `${host}/…/${segment}/…/${segment}/…`;
    counts.set(segment, count);
  }
  if (segments.length > MAX_SEGMENTS || href.length > MAX_LENGTH) {
    return `${host}/${replaceNumbers(segments[0] ?? "")}/…`;
  }
  return undefined;
}
