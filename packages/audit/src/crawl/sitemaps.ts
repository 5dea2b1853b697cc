import type { Site } from "../observation-schema.ts";
import { registrableDomain } from "./crawl-scope.ts";
import type { HttpClient } from "./http-client.ts";
import { formatLongPause } from "./retry-after.ts";
import { MAX_LISTED, readSitemapFile } from "./sitemap-parser.ts";

/** The protocol has two levels, index and sitemap. Some websites nest further. */
const MAX_LEVELS = 3;
const MAX_FILES = 200;
/** In all files together: many times the size of a council’s website, but few enough to keep in memory. */
const MAX_ADDRESSES = 200_000;

type Sitemap = Site["sitemaps"][number];

interface SitemapResult extends Pick<Sitemap, "outcome" | "why"> {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

/**
 * Reads the sitemaps of an origin: those `named` in its robots.txt, or /sitemap.xml if it names none, and all that these
 * link to. Returns the outcome of each file, and the listed addresses in scope, normalised, sorted and without duplicates.
 */
export async function readSitemaps(
  origin: string,
  named: readonly string[],
  fetch: HttpClient,
  isInScope: (address: string) => boolean,
): Promise<Pick<Site, "sitemaps" | "addresses">> {
  const sitemaps: Sitemap[] = [];
  const addresses = new Set<string>();
  const found = new Set<string>();
  let level = named.length > 0 ? named : [`${origin}/sitemap.xml`];

  for (let depth = 1; level.length > 0; depth += 1) {
    const fresh = [...new Set(level)].filter((address) => !found.has(address));
    const skipped = fresh.splice(MAX_FILES - found.size);
    const next: string[] = [];
    for (const address of fresh) {
      found.add(address);
      const isGuess = depth === 1 && named.length === 0;
      const result = await readSitemap(address, isGuess, depth === MAX_LEVELS, fetch);
      const added = addAll(result.pages.filter(isInScope), addresses);
      next.push(...result.sitemaps);
      const { outcome, why } = added ? result : TOO_MANY;
      sitemaps.push({ address, outcome, why });
    }
    for (const address of skipped.slice(0, 1)) {
      const why = `Only ${MAX_FILES} sitemaps of a website are read: this one and ${skipped.length - 1} more were skipped.`;
      sitemaps.push({ address, outcome: "failed", why });
    }
    level = skipped.length > 0 ? [] : next;
  }
  return { sitemaps, addresses: [...addresses].toSorted() };
}

function formatNumber(number: number): string {
  return number.toLocaleString("en-GB");
}

const TOO_MANY = {
  outcome: "failed",
  why: `The sitemaps of this website list more than ${formatNumber(MAX_ADDRESSES)} addresses.`,
} as const;

/** Adds pages up to the maximum number. Returns whether all were added. */
function addAll(pages: readonly string[], addresses: Set<string>): boolean {
  for (const page of pages) {
    if (addresses.size >= MAX_ADDRESSES && !addresses.has(page)) return false;
    addresses.add(page);
  }
  return true;
}

async function readSitemap(
  address: string,
  isGuess: boolean,
  isLastLevel: boolean,
  fetch: HttpClient,
): Promise<SitemapResult> {
  const fetched = await fetch(address);
  if (!fetched.ok) return toEmptyResult("failed", fetched.why);
  const { status } = fetched;
  if (isGuess && status >= 400 && status < 500) return toEmptyResult("none", null);
  if (status === 404 || status === 410)
    return toEmptyResult("none", `It does not exist (status ${status}).`);
  if (status < 200 || status >= 300)
    return toEmptyResult(
      "failed",
      `It returned status ${status}.${formatLongPause(fetched.pause)}`,
    );

  const file = readSitemapFile(fetched.bytes, fetched.address);
  // Many websites return a page where they have no such file.
  if (file.kind === "other" && isGuess) return toEmptyResult("none", null);
  if (file.kind === "other") return toEmptyResult("failed", "It is not a sitemap.");
  if (file.kind === "broken") return toEmptyResult("failed", file.why);
  const tooMany = `It lists more than ${formatNumber(MAX_LISTED)} addresses.`;
  const result = file.isComplete ? toEmptyResult("read", null) : toEmptyResult("failed", tooMany);
  if (file.kind === "pages") return { ...result, pages: file.addresses };
  if (isLastLevel) return toEmptyResult("failed", "Its sitemap indexes are nested too deeply.");
  // Only robots.txt may name sitemaps on another site; otherwise any website could make us request any other.
  const sitemaps = file.addresses.filter((each) => isSameSite(each, address));
  if (sitemaps.length === file.addresses.length) return { ...result, sitemaps };
  const why = "It lists sitemaps on other websites, which are not read.";
  return { ...toEmptyResult("failed", why), sitemaps };
}

function toEmptyResult(outcome: Sitemap["outcome"], why: string | null): SitemapResult {
  return { outcome, why, pages: [], sitemaps: [] };
}

function isSameSite(one: string, other: string): boolean {
  return registrableDomain(new URL(one).hostname) === registrableDomain(new URL(other).hostname);
}
