import { setTimeout as sleep } from "node:timers/promises";

interface LimiterOptions {
  /** Returns the time, in milliseconds. */
  readonly now: () => number;
  /** Returns the pause after a request to an address, in milliseconds. */
  readonly delayOf: (address: string) => number;
  /** Ends all waiting. */
  readonly signal?: AbortSignal;
}

/** Spaces out the requests to each host, so that an audit puts little load on it. */
export class RateLimiter {
  readonly #options: LimiterOptions;
  readonly #nextTurn = new Map<string, number>();
  /** Until when hosts have asked to be left alone. */
  readonly #pausedUntil = new Map<string, number>();

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Waits until the host of an address may be requested. Rejects if the signal is aborted. */
  async waitForTurn(address: string): Promise<void> {
    const { now, delayOf, signal } = this.#options;
    const { host } = new URL(address);
    for (;;) {
      signal?.throwIfAborted();
      const current = now();
      const pausedUntil = this.#pausedUntil.get(host) ?? 0;
      const turn = Math.max(current, this.#nextTurn.get(host) ?? 0, pausedUntil);
      this.#nextTurn.set(host, turn + delayOf(address));
      if (turn > current) await sleep(turn - current, undefined, { signal });
      // A response may have asked for a pause in the meantime.
      if ((this.#pausedUntil.get(host) ?? 0) <= turn) return;
    }
  }

  /** Makes all requests to the host of an address wait for `milliseconds`, including those that wait already. */
  pause(address: string, milliseconds: number): void {
    const { host } = new URL(address);
    const until = this.#options.now() + milliseconds;
    this.#pausedUntil.set(host, Math.max(until, this.#pausedUntil.get(host) ?? 0));
  }
}
