import type { State } from "../observation-schema.ts";
import type { ObserveOptions } from "./crawl-options.ts";

/** Counts how far a run is, over all its websites and states. */
export class ProgressCounter {
  readonly #options: Pick<ObserveOptions, "tell" | "now">;
  readonly #began: number;
  #done = 0;
  #failed = 0;
  #queued = 0;

  constructor(options: Pick<ObserveOptions, "tell" | "now">) {
    this.#options = options;
    this.#began = options.now();
  }

  /** So many pages more are to be visited. */
  add(pages: number): void {
    this.#queued += pages;
  }

  /** A page is done. */
  done(state: State, hasFailed: boolean): void {
    const { tell, now } = this.#options;
    this.#queued -= 1;
    this.#done += 1;
    if (hasFailed) this.#failed += 1;
    const rate = (this.#done * 1000) / Math.max(1, now() - this.#began);
    tell({ state, done: this.#done, queued: this.#queued, failed: this.#failed, rate });
  }
}
