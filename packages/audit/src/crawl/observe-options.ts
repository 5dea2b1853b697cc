import type { LaunchOptions } from "playwright";
import type { HostOverrides } from "../browser/launch-chromium.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { Variables } from "../journey/journey-variables.ts";
import type { JournalEntry, Run, State, Website } from "../observation-schema.ts";
import type { Timeouts } from "../observe/page-visit.ts";

/** The websites of a run, and how they are crawled. */
export interface RunConfig {
  /** The organisation’s domains, in addition to those of the start addresses. */
  readonly domains: readonly string[];
  readonly states: readonly State[];
  readonly websites: readonly Website[];
  readonly part: Run["part"];
}

/** The browser, speed and callbacks of a run; they do not change its results. */
export interface ObserveOptions {
  readonly launch: LaunchOptions;
  readonly hostOverrides: HostOverrides;
  /** The maximum number of pages that load at the same time. */
  readonly concurrency: number;
  /** The pause between two pages of a host, in milliseconds; robots.txt may ask for a longer one. */
  readonly delay: number;
  readonly timeouts: Timeouts;
  /** Saves a picture (PNG) of a page and returns its path; without this, no pictures are taken. */
  readonly savePicture?: (name: string, picture: Uint8Array) => string;
  /** The texts that journeys fill in, which are never saved. */
  readonly variables: Variables;
  /** Saves what proves the results; without this, nothing more is saved. */
  readonly evidence?: Evidence;
  /** Called with each entry as soon as it is complete. */
  readonly write: (entry: JournalEntry) => void;
  readonly onProgress: (progress: Progress) => void;
  /** Aborts the run. */
  readonly signal: AbortSignal;
  /** Returns the time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** The progress of a run. */
export interface Progress {
  readonly state: State;
  readonly done: number;
  readonly queued: number;
  readonly failed: number;
  /** Pages per second since the run was started or resumed. */
  readonly rate: number;
}
