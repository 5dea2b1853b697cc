import type { Choice, End, JourneyResult, Page, WebsiteEntry } from "../observation-schema.ts";
import type { ObserveOptions } from "./observe-options.ts";

/** What was found before a journey. */
export interface JourneyInput {
  /** The entries that an interrupted run has written. */
  readonly earlier: readonly WebsiteEntry[];
  /** Reads robots.txt of new origins. */
  readonly readSites: (addresses: readonly string[]) => Promise<unknown>;
  /** The pages that the crawl has visited. */
  readonly crawled: readonly Page[];
  /** The choices that have been made in this state. */
  readonly choices: readonly Choice[];
  /** The pages of this journey in earlier states. */
  readonly earlierPages: readonly Page[];
  /** The number of pages before those of this journey. */
  readonly firstOrder: number;
  /** Writes the entries of the journey when it has ended. */
  readonly write: ObserveOptions["write"];
}

/** The entries of a journey in one state. */
export interface JourneyEntries {
  readonly result: JourneyResult;
  readonly pages: readonly Page[];
  /** The choices on origins that the crawl has not opened. */
  readonly choices: readonly Choice[];
  readonly skipped: End["left"];
}
