import robotsParser from "robots-parser";
import type { Site } from "../observation-schema.ts";
import type { HttpClient } from "./http-client.ts";
import { normaliseUrl } from "./normalise-url.ts";
import { formatLongPause } from "./retry-after.ts";

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
export const MAX_CRAWL_DELAY = 30;

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
  if (status < 200 || status >= 300)
    return failed(`It returned status ${status}.${formatLongPause(fetched.pause)}`);

  const { bytes } = fetched;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return failed(
      "It is a gzip file. Send it as text, or with the header “Content-Encoding: gzip”.",
    );
  const text = decodeText(bytes);
  // Many websites return a page where they have no such file.
  if (/^\s*<(?:!doctype|html)/i.test(text)) return NO_RULES;
  const rules = robotsParser(address, text);
  const stated = rules.getCrawlDelay(token) ?? Number.NaN;
  const crawlDelay = Number.isFinite(stated) && stated > 0 ? stated : null;
  return {
    result: { outcome: "read", crawlDelay, why: null },
    isAllowed: (page) => rules.isAllowed(page, token) ?? true,
    sitemaps: [...new Set(rules.getSitemaps().flatMap((each) => normaliseUrl(each, origin) ?? []))],
    crawlDelay: crawlDelay === null ? null : Math.min(crawlDelay, MAX_CRAWL_DELAY),
  };
}

/** Decodes the file, which should be UTF-8 (RFC 9309, section 2.3). Some editors save it as UTF-16 with a byte order mark. */
function decodeText(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
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
