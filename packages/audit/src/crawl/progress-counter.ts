import type { State } from "../observation-schema.ts";
import type { ObserveOptions } from "./observe-options.ts";

/** Counts the pages of a run, over all its websites and states. */
export class ProgressCounter {
  readonly #options: Pick<ObserveOptions, "onProgress" | "now">;
  readonly #started: number;
  #done = 0;
  #failed = 0;
  #queued = 0;

  constructor(options: Pick<ObserveOptions, "onProgress" | "now">) {
    this.#options = options;
    this.#started = options.now();
  }

  addQueued(pages: number): void {
    this.#queued += pages;
  }

  addDone(state: State, hasFailed: boolean): void {
    const { onProgress, now } = this.#options;
    this.#queued -= 1;
    this.#done += 1;
    if (hasFailed) this.#failed += 1;
    const rate = (this.#done * 1000) / Math.max(1, now() - this.#started);
    onProgress({ state, done: this.#done, queued: this.#queued, failed: this.#failed, rate });
  }
}
