import type { LaunchOptions } from "playwright";
import type { HostOverrides } from "../browser/launch-chromium.ts";
import type { JournalEntry, Run, State, Website } from "../observation-schema.ts";
import type { Timeouts } from "../observe/page-visit.ts";

/** What a run is to look at, and how much of it. */
export interface Task {
  /** The domains of the organisation, beside those of the start addresses. */
  readonly domains: readonly string[];
  readonly states: readonly State[];
  readonly websites: readonly Website[];
  readonly part: Run["part"];
}

/** How a run is done. */
export interface ObserveOptions {
  /** How the browser is started, and where it finds the websites. */
  readonly launch: LaunchOptions;
  readonly hostOverrides: HostOverrides;
  /** How many pages may load at the same time. */
  readonly concurrency: number;
  /** Between two pages of one host, in milliseconds; longer where robots.txt asks for it. */
  readonly delay: number;
  readonly timeouts: Timeouts;
  /** Is handed everything as it comes. */
  readonly write: (entry: JournalEntry) => void;
  /** Is told how far the run is. */
  readonly tell: (progress: Progress) => void;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** How far a run is. */
export interface Progress {
  readonly state: State;
  readonly done: number;
  readonly queued: number;
  readonly failed: number;
  /** Pages in a second, since the run was begun or gone on with. */
  readonly rate: number;
}
