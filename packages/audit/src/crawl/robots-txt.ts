import robotsParser from "robots-parser";
import type { Site } from "../observation-schema.ts";
import { normaliseUrl } from "./normalise-url.ts";
import type { HttpClient } from "./http-client.ts";

/** What a site lets programs do. */
export interface Robots {
  readonly record: Site["robots"];
  /** Whether it lets us open an address of its own. */
  readonly allows: (address: string) => boolean;
  /** The sitemaps that it names. */
  readonly sitemaps: string[];
  /** How long to wait between two pages, in seconds; null where it asks for nothing. */
  readonly crawlDelay: number | null;
}

/** As much of the file as has to be read (RFC 9309, section 2.5), in bytes. */
const MOST_BYTES = 500 * 1024;

/**
 * In seconds. The standard does not have Crawl-delay, and search engines pass over it or cap it; some websites
 * ask for hours, with which no crawl would end. At this pace nobody feels us.
 */
const LONGEST_DELAY = 30;

/**
 * Reads the robots.txt of an origin, as RFC 9309 has it: where there is none, everything is allowed, and where
 * it cannot be reached, nothing. `token` is the name by which it can speak to us.
 */
export async function readRobots(
  origin: string,
  fetch: HttpClient,
  token: string,
): Promise<Robots> {
  const address = `${origin}/robots.txt`;
  const fetched = await fetch(address, MOST_BYTES);
  if (!fetched.ok) return failed(fetched.why);
  const { status } = fetched;
  // “Too many requests” says that we are to come again later, and not that there are no rules.
  if (status >= 400 && status < 500 && status !== 429) return NONE;
  if (status < 200 || status >= 300) return failed(`It answers ${status}.`);

  const text = new TextDecoder().decode(fetched.bytes);
  // Many websites answer with a page where they have no such file.
  if (/^\s*<(?:!doctype|html)/i.test(text)) return NONE;
  const rules = robotsParser(address, text);
  const asked = rules.getCrawlDelay(token) ?? Number.NaN;
  const crawlDelay = Number.isFinite(asked) && asked > 0 ? asked : null;
  return {
    record: { outcome: "read", crawlDelay, why: null },
    allows: (page) => rules.isAllowed(page, token) ?? true,
    sitemaps: [...new Set(rules.getSitemaps().flatMap((each) => normaliseUrl(each, origin) ?? []))],
    crawlDelay: crawlDelay === null ? null : Math.min(crawlDelay, LONGEST_DELAY),
  };
}

const NONE: Robots = {
  record: { outcome: "none", crawlDelay: null, why: null },
  allows: () => true,
  sitemaps: [],
  crawlDelay: null,
};

function failed(why: string): Robots {
  return {
    record: { outcome: "failed", crawlDelay: null, why },
    allows: () => false,
    sitemaps: [],
    crawlDelay: null,
  };
}
