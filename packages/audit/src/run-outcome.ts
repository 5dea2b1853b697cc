import { collectSkipped, type Observations, startAddresses } from "./observation-schema.ts";

/** Something that should have been visited or read, and could not be. */
export interface Failure {
  readonly what: "start" | "page" | "robots" | "sitemap";
  readonly address: string;
  /** In the words of whoever found out; null where nothing is known. */
  readonly why: string | null;
}

/** How much of the websites a run has seen, and so what can be concluded from what it did not see. */
export interface Outcome {
  /**
   * complete: every address in scope was visited; sampled: a limit was reached; incomplete: something that
   * should have been visited could not be.
   */
  readonly kind: "complete" | "sampled" | "incomplete";
  /** How many pages were visited. */
  readonly visited: number;
  /** How many addresses in scope were known at the end; there may be more where a limit was reached. */
  readonly known: number;
  /** Empty unless the run was incomplete. Each address is named once, start addresses first. */
  readonly failed: readonly Failure[];
}

/** What a run was. A start address counts as the crawl names its page, but for the slash of a bare host. */
export function outcomeOf(observations: Observations): Outcome {
  const { run, sites, pages } = observations;
  const found = pages.filter(({ state }) => state === "before");
  const left = collectSkipped(observations).limit.length;
  const failed = [...failedStarts(run, found), ...failedPages(pages), ...failedFiles(sites)];
  const once = [...Map.groupBy(failed, ({ address }) => plain(address)).values()];
  return {
    kind: failed.length > 0 ? "incomplete" : left > 0 ? "sampled" : "complete",
    visited: countOf(found.filter(({ outcome }) => outcome === "visited")),
    known: countOf(found) + left,
    failed: once.flatMap((same) => same.slice(0, 1)),
  };
}

function failedStarts(run: Observations["run"], pages: Observations["pages"]): Failure[] {
  const byAddress = new Map(pages.map((page) => [plain(page.address), page]));
  return startAddresses(run).flatMap((address) => {
    const page = byAddress.get(plain(address));
    if (page?.outcome === "visited") return [];
    return { what: "start", address, why: page?.why ?? page?.outcome ?? null };
  });
}

function failedPages(pages: Observations["pages"]): Failure[] {
  return pages.flatMap(({ outcome, address, why }) =>
    outcome === "failed" ? { what: "page", address, why } : [],
  );
}

function failedFiles(sites: Observations["sites"]): Failure[] {
  return sites.flatMap(({ origin, robots, sitemaps }) => [
    ...(robots.outcome === "failed"
      ? [{ what: "robots" as const, address: `${origin}/robots.txt`, why: robots.why }]
      : []),
    ...sitemaps.flatMap(({ outcome, address, why }) =>
      outcome === "failed" ? { what: "sitemap" as const, address, why } : [],
    ),
  ]);
}

/** A page that two websites of a run share counts once. */
function countOf(pages: Observations["pages"]): number {
  return new Set(pages.map(({ address }) => address)).size;
}

function plain(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
