import { escapeText } from "../compare/quoting.ts";
import { MAX_CRAWL_DELAY } from "../crawl/robots-txt.ts";
import type { Observations } from "../observation-schema.ts";
import type { Outcome } from "../run-outcome.ts";
import { findFailedAddresses } from "./failed-addresses.ts";
import { formatCount, formatNumber } from "./number-format.ts";
import { pagesBeforeChoice, uniqueByAddress } from "./page-order.ts";
import { OUTCOME_LABELS } from "./shared-labels.ts";

/**
 * Returns the results of each origin, in the order of the crawl. `outcomes` counts its addresses before a choice;
 * `failed` lists what could not be loaded in any state; `robots` is null if robots.txt was not requested. Where several
 * websites of the run share an origin, failures for one of them are reported.
 */
export function listSiteResults(observations: Observations, outcome: Outcome) {
  const pages = Map.groupBy(pagesBeforeChoice(observations), ({ address }) => originOf(address));
  const sites = Map.groupBy(observations.sites, ({ origin }) => origin);
  const failedAddresses = findFailedAddresses(observations, outcome).filter(
    ({ kind }) => kind !== "journey",
  );
  const failed = Map.groupBy(failedAddresses, ({ address }) => originOf(address));
  const origins = new Set([...pages.keys(), ...sites.keys(), ...failed.keys()]);
  return [...origins].map((origin) => {
    const same = sites.get(origin) ?? [];
    const byOutcome = Map.groupBy(pages.get(origin) ?? [], (page) => page.outcome);
    return {
      origin,
      outcomes: OUTCOME_LABELS.flatMap(([kind, title]) => {
        const visits = byOutcome.get(kind);
        return visits === undefined ? [] : { outcome: kind, title, pages: uniqueByAddress(visits) };
      }),
      robots: failedFirst(same.map(({ robots }) => robots))[0] ?? null,
      sitemaps: uniqueByAddress(failedFirst(same.flatMap(({ sitemaps }) => sitemaps))),
      failed: failed.get(origin) ?? [],
    };
  });
}

type SiteResult = ReturnType<typeof listSiteResults>[number];

function failedFirst<T extends { readonly outcome: string }>(all: readonly T[]): T[] {
  const rank = ({ outcome }: T) => Number(outcome !== "failed");
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** Returns how many addresses had each outcome: “200 visited, 3 not found”. */
export function describeOutcomes({ outcomes }: SiteResult): string {
  const counts = outcomes.map(
    ({ title, pages }) =>
      `${formatNumber(pages.length)} ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  );
  return counts.join(", ") || "no pages opened";
}

export function describeRobots({ robots }: SiteResult): string {
  if (robots === null) return "not requested";
  if (robots.outcome === "none") return "none";
  if (robots.outcome === "failed") {
    return `could not be read${robots.why === null ? "" : `: ${escapeText(robots.why)}`}`;
  }
  const { crawlDelay } = robots;
  if (crawlDelay === null) return "read and obeyed";
  return crawlDelay > MAX_CRAWL_DELAY
    ? `read and obeyed, except that its crawl delay of ${formatCount(crawlDelay, "second")} was limited to ${MAX_CRAWL_DELAY}`
    : `read and obeyed, with a crawl delay of ${formatCount(crawlDelay, "second")}`;
}

export function describeSitemaps({ sitemaps }: SiteResult): string {
  const existing = sitemaps.filter(({ outcome }) => outcome !== "none");
  if (existing.length === 0) return "none";
  const read = existing.filter(({ outcome }) => outcome === "read").length;
  return read === existing.length
    ? `${formatNumber(read)} read`
    : `${formatNumber(read)} of ${formatNumber(existing.length)} read`;
}

/** Returns the origin of an address; the address itself if it has none. */
export function originOf(address: string): string {
  return URL.parse(address)?.origin ?? address;
}
