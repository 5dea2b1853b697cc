import {
  collectSkipped,
  type JourneyResult,
  type Observations,
  startAddresses,
} from "./observation-schema.ts";

/** A page that could not be visited, a file that could not be read, or a journey that could not be completed. */
export interface Failure {
  readonly kind: "start" | "page" | "robots" | "sitemap" | "journey";
  /** For a journey, that of its website. */
  readonly address: string;
  /** A sentence, or the outcome of a start page that was not visited; null if unknown. */
  readonly why: string | null;
}

/** How much of the websites a run has visited: only a complete run shows that an item is no longer stored. */
export interface Outcome {
  /**
   * complete: every address in scope was visited; sampled: a limit was reached; incomplete: a page, robots.txt, sitemap
   * or journey failed.
   */
  readonly kind: "complete" | "sampled" | "incomplete";
  /** The number of visited pages. */
  readonly visited: number;
  /** The number of addresses found in scope; there may be more if a limit was reached. */
  readonly found: number;
  /** Empty unless the run is incomplete. Journeys first, then each address once, start addresses first. */
  readonly failed: readonly Failure[];
}

/** Returns the outcome of a run. Addresses that differ only in the fragment or the slash after a host are the same. */
export function outcomeOf(observations: Observations): Outcome {
  const { run, sites, pages } = observations;
  const beforeChoice = pages.filter(({ state }) => state === "before");
  const overLimit = collectSkipped(observations).limit.length;
  const failed = [...failedStarts(run, beforeChoice), ...failedPages(pages), ...failedFiles(sites)];
  const byAddress = Map.groupBy(failed, ({ address }) => withoutFragment(address));
  const journeys = failedJourneys(observations);
  return {
    kind:
      failed.length > 0 || journeys.length > 0
        ? "incomplete"
        : overLimit > 0
          ? "sampled"
          : "complete",
    visited: countAddresses(beforeChoice.filter(({ outcome }) => outcome === "visited")),
    found: countAddresses(beforeChoice) + overLimit,
    failed: [...journeys, ...[...byAddress.values()].flatMap((same) => same.slice(0, 1))],
  };
}

function failedStarts(run: Observations["run"], pages: Observations["pages"]): Failure[] {
  const byAddress = new Map(pages.map((page) => [withoutFragment(page.address), page]));
  return startAddresses(run).flatMap((address) => {
    const page = byAddress.get(withoutFragment(address));
    if (page?.outcome === "visited") return [];
    return { kind: "start", address, why: page?.why ?? page?.outcome ?? null };
  });
}

function failedPages(pages: Observations["pages"]): Failure[] {
  return pages.flatMap(({ outcome, address, why }) =>
    outcome === "failed" ? { kind: "page", address, why } : [],
  );
}

function failedFiles(sites: Observations["sites"]): Failure[] {
  return sites.flatMap(({ origin, robots, sitemaps }) => [
    ...(robots.outcome === "failed"
      ? [{ kind: "robots" as const, address: `${origin}/robots.txt`, why: robots.why }]
      : []),
    ...sitemaps.flatMap(({ outcome, address, why }) =>
      outcome === "failed" ? { kind: "sitemap" as const, address, why } : [],
    ),
  ]);
}

/** Returns the journeys that failed, and those that ran in no state. */
function failedJourneys({ run, journeys }: Observations): Failure[] {
  const byJourney = Map.groupBy(journeys, ({ website, name }) => JSON.stringify([website, name]));
  return [...byJourney.values()].flatMap((results) => {
    const isCompleted = results.some(({ outcome }) => outcome === "completed");
    const failed =
      results.find(({ outcome }) => outcome === "failed") ?? (isCompleted ? undefined : results[0]);
    if (failed === undefined) return [];
    const website = run.websites.find(({ number }) => number === failed.website);
    return {
      kind: "journey",
      address: website?.starts[0] ?? "",
      why: describeFailedJourney(failed),
    };
  });
}

function describeFailedJourney({ name, outcome, why, picture }: JourneyResult): string {
  const failed =
    outcome === "failed" ? "failed." : "did not run, because the choice could not be made.";
  const seen = picture === null ? [] : [`A picture of the page is in ${picture}.`];
  return [`The journey “${name}” ${failed}`, ...(why === null ? [] : [why]), ...seen].join(" ");
}

/** Counts a page once that belongs to two websites of a run. */
function countAddresses(pages: Observations["pages"]): number {
  return new Set(pages.map(({ address }) => address)).size;
}

function withoutFragment(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
