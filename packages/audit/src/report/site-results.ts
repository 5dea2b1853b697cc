import { escapeText } from "../compare/quoting.ts";
import type { Observations } from "../observation-schema.ts";
import type { Outcome } from "../run-outcome.ts";
import { countOf, inDigits } from "./number-format.ts";
import { missedIn } from "./failed-addresses.ts";
import { discovered, onceEach } from "./page-order.ts";
import { OUTCOMES } from "./report-messages.ts";

/**
 * The websites of a run, in the order in which it came to them. Each is there once, though several of the run’s
 * starts may have led to it: what failed for one of these is told. `outcomes` is what became of its addresses before
 * any choice, only what became of any; `failed` what could not be visited or read in whatever state; `robots` null
 * where nobody asked.
 */
export function siteReports(observations: Observations, outcome: Outcome) {
  const byOrigin = Map.groupBy(discovered(observations), ({ address }) => originOf(address));
  const sites = Map.groupBy(observations.sites, ({ origin }) => origin);
  const failures = Map.groupBy(missedIn(observations, outcome), ({ address }) => originOf(address));
  const origins = new Set([...byOrigin.keys(), ...sites.keys(), ...failures.keys()]);
  return [...origins].map((origin) => {
    const told = sites.get(origin) ?? [];
    const byOutcome = Map.groupBy(byOrigin.get(origin) ?? [], (page) => page.outcome);
    return {
      origin,
      outcomes: OUTCOMES.flatMap(([kind, title]) => {
        const same = byOutcome.get(kind);
        return same === undefined ? [] : { outcome: kind, title, pages: onceEach(same) };
      }),
      robots: failedFirst(told.map(({ robots }) => robots))[0] ?? null,
      sitemaps: onceEach(failedFirst(told.flatMap(({ sitemaps }) => sitemaps))),
      failed: failures.get(origin) ?? [],
    };
  });
}

type SiteReport = ReturnType<typeof siteReports>[number];

function failedFirst<T extends { readonly outcome: string }>(all: readonly T[]): T[] {
  const turn = ({ outcome }: T) => Number(outcome !== "failed");
  return all.toSorted((a, b) => turn(a) - turn(b));
}

/** What became of a website’s addresses, in one line: “200 visited, 3 not there any more”. */
export function outcomesInWords({ outcomes }: SiteReport): string {
  const counts = outcomes.map(
    ({ title, pages }) =>
      `${inDigits(pages.length)} ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  );
  return counts.join(", ") || "nothing was opened";
}

/** What its robots.txt asked for. */
export function robotsInWords({ robots }: SiteReport): string {
  if (robots === null) return "nobody asked for it";
  if (robots.outcome === "none") return "there is none";
  if (robots.outcome === "failed") return `it could not be read${reason(robots.why)}`;
  return robots.crawlDelay === null
    ? "read and obeyed"
    : `read and obeyed; it asks for ${countOf(robots.crawlDelay, "second")} between pages`;
}

/** How many of its sitemaps could be read. */
export function sitemapsInWords({ sitemaps }: SiteReport): string {
  const there = sitemaps.filter(({ outcome }) => outcome !== "none");
  if (there.length === 0) return "there is none";
  const read = there.filter(({ outcome }) => outcome === "read").length;
  return read === there.length
    ? `${inDigits(read)} read`
    : `${inDigits(read)} of ${inDigits(there.length)} read`;
}

function reason(why: string | null): string {
  return why === null ? "" : `: ${escapeText(why)}`;
}

/** The origin of an address; the address itself where it has none. */
export function originOf(address: string): string {
  return URL.parse(address)?.origin ?? address;
}
