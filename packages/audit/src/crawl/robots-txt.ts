import robotsParser from "robots-parser";
import type { Site } from "../observation-schema.ts";
import type { HttpClient } from "./http-client.ts";
import { normaliseUrl } from "./normalise-url.ts";

/** The robots.txt of an origin, as it applies to the audit. */
export interface RobotsTxt {
  readonly result: Site["robots"];
  /** Whether an address of the origin may be opened. */
  readonly isAllowed: (address: string) => boolean;
  readonly sitemaps: string[];
  /** The pause between two pages, in seconds; null if there is no Crawl-delay. */
  readonly crawlDelay: number | null;
}

/** The part of the file that has to be parsed (RFC 9309, section 2.5). */
const MAX_BYTES = 500 * 1024;

/**
 * In seconds. Crawl-delay is not in the standard, and search engines ignore or cap it. Some websites set it to hours, and
 * a crawl would never end; a page every 30 seconds is hardly any load.
 */
const MAX_DELAY = 30;

/**
 * Reads the robots.txt of an origin as RFC 9309 specifies: everything is allowed if there is none, and nothing if it
 * cannot be reached. `token` is the product token of the audit.
 */
export async function readRobots(
  origin: string,
  fetch: HttpClient,
  token: string,
): Promise<RobotsTxt> {
  const address = `${origin}/robots.txt`;
  const fetched = await fetch(address, MAX_BYTES);
  if (!fetched.ok) return failed(fetched.why);
  const { status } = fetched;
  // 429 (too many requests) does not mean that there is no robots.txt.
  if (status >= 400 && status < 500 && status !== 429) return NO_RULES;
  if (status < 200 || status >= 300) return failed(`It returned status ${status}.`);

  const text = new TextDecoder().decode(fetched.bytes);
  // Many websites return a page where they have no such file.
  if (/^\s*<(?:!doctype|html)/i.test(text)) return NO_RULES;
  const rules = robotsParser(address, text);
  const stated = rules.getCrawlDelay(token) ?? Number.NaN;
  const crawlDelay = Number.isFinite(stated) && stated > 0 ? stated : null;
  return {
    result: { outcome: "read", crawlDelay, why: null },
    isAllowed: (page) => rules.isAllowed(page, token) ?? true,
    sitemaps: [...new Set(rules.getSitemaps().flatMap((each) => normaliseUrl(each, origin) ?? []))],
    crawlDelay: crawlDelay === null ? null : Math.min(crawlDelay, MAX_DELAY),
  };
}

const NO_RULES: RobotsTxt = {
  result: { outcome: "none", crawlDelay: null, why: null },
  isAllowed: () => true,
  sitemaps: [],
  crawlDelay: null,
};

function failed(why: string): RobotsTxt {
  return {
    result: { outcome: "failed", crawlDelay: null, why },
    isAllowed: () => false,
    sitemaps: [],
    crawlDelay: null,
  };
}
