import { CRAWL_DEFAULTS } from "cookie-inventory";

/** How a run crawls unless options say otherwise. */
export const RUN_DEFAULTS = {
  ...CRAWL_DEFAULTS,
  /** Picks the sample of a website that has more pages than the limit. */
  seed: "1",
  /** The maximum number of pages that load at the same time. */
  concurrency: 2,
  /** The maximum time for a page to load, in milliseconds. */
  timeout: 30_000,
  /** The minimum time to watch a page after it has loaded, in milliseconds. */
  settle: 1000,
} as const;

/** The maximum time to watch a page that does not settle, in milliseconds, unless `settle` is longer. */
const MAX_SETTLE = 5000;

/** Returns the time limits of a page, from the time to load and to watch it in milliseconds. */
export function toTimeouts(load: number, settle: number) {
  return { load, settle, maxSettle: Math.max(settle, MAX_SETTLE) };
}
