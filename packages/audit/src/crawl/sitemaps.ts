import type { Site } from "../observation-schema.ts";
import type { HttpClient } from "./http-client.ts";
import { registrable } from "./crawl-scope.ts";
import { MOST_LISTED, readSitemapFile } from "./sitemap-parser.ts";

/** The protocol has two: a sitemap, and an index of sitemaps. Some websites nest further. */
const MOST_LEVELS = 3;
const MOST_FILES = 200;
/** In all files together: many times what a council's websites have, and it still fits into memory. */
const MOST_ADDRESSES = 200_000;

type Sitemap = Site["sitemaps"][number];

interface Read extends Pick<Sitemap, "outcome" | "why"> {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

/**
 * Reads the sitemaps of an origin: those that its robots.txt has `named`, or /sitemap.xml where it names
 * none, and all that these lead to. Returns what became of each file, and the addresses in scope that they
 * list, each once, as `normaliseUrl` writes them, sorted.
 */
export async function readSitemaps(
  origin: string,
  named: readonly string[],
  fetch: HttpClient,
  isInScope: (address: string) => boolean,
): Promise<Pick<Site, "sitemaps" | "addresses">> {
  const sitemaps: Sitemap[] = [];
  const addresses = new Set<string>();
  const known = new Set<string>();
  let level = named.length > 0 ? named : [`${origin}/sitemap.xml`];

  for (let depth = 1; level.length > 0; depth += 1) {
    const fresh = [...new Set(level)].filter((address) => !known.has(address));
    const beyond = fresh.splice(MOST_FILES - known.size);
    const next: string[] = [];
    for (const address of fresh) {
      known.add(address);
      const isGuess = depth === 1 && named.length === 0;
      const read = await readOne(address, isGuess, depth === MOST_LEVELS, fetch);
      const added = add(read.pages.filter(isInScope), addresses);
      next.push(...read.sitemaps);
      sitemaps.push({ address, ...(added ? { outcome: read.outcome, why: read.why } : TOO_MANY) });
    }
    for (const address of beyond.slice(0, 1)) {
      const why = `Only ${MOST_FILES} sitemaps of a website are read: this one and ${beyond.length - 1} more are left.`;
      sitemaps.push({ address, outcome: "failed", why });
    }
    level = beyond.length > 0 ? [] : next;
  }
  return { sitemaps, addresses: [...addresses].toSorted() };
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}

const TOO_MANY = {
  outcome: "failed",
  why: `The sitemaps of this website list more than ${count(MOST_ADDRESSES)} addresses.`,
} as const;

/** Adds as many as there is room for, and tells whether there was room for all. */
function add(pages: readonly string[], addresses: Set<string>): boolean {
  for (const page of pages) {
    if (addresses.size >= MOST_ADDRESSES && !addresses.has(page)) return false;
    addresses.add(page);
  }
  return true;
}

async function readOne(
  address: string,
  isGuess: boolean,
  isLast: boolean,
  fetch: HttpClient,
): Promise<Read> {
  const fetched = await fetch(address);
  if (!fetched.ok) return nothing("failed", fetched.why);
  const { status } = fetched;
  if (isGuess && status >= 400 && status < 500) return nothing("none", null);
  if (status === 404 || status === 410)
    return nothing("none", `There is no such file (${status}).`);
  if (status < 200 || status >= 300) return nothing("failed", `It answers ${status}.`);

  const file = readSitemapFile(fetched.bytes, fetched.address);
  // Many websites answer with a page where they have no such file.
  if (file.kind === "other" && isGuess) return nothing("none", null);
  if (file.kind === "other") return nothing("failed", "It is not a sitemap.");
  if (file.kind === "broken") return nothing("failed", file.why);
  const more = `It lists more than ${count(MOST_LISTED)} addresses.`;
  const read = file.isWhole ? nothing("read", null) : nothing("failed", more);
  if (file.kind === "pages") return { ...read, pages: file.addresses };
  if (isLast) return nothing("failed", "It leads to sitemaps of sitemaps of sitemaps.");
  // Others have to be named by robots.txt, or anybody could send us to anybody.
  const sitemaps = file.addresses.filter((each) => isOfSameSite(each, address));
  if (sitemaps.length === file.addresses.length) return { ...read, sitemaps };
  const why = "It leads to sitemaps of other websites, which are not read.";
  return { ...nothing("failed", why), sitemaps };
}

function nothing(outcome: Sitemap["outcome"], why: string | null): Read {
  return { outcome, why, pages: [], sitemaps: [] };
}

function isOfSameSite(one: string, other: string): boolean {
  return registrable(new URL(one).hostname) === registrable(new URL(other).hostname);
}
