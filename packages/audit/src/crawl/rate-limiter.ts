import { setTimeout as sleep } from "node:timers/promises";

/** Spaces out the requests to each host, so that an audit puts little load on it. */
export class RateLimiter {
  readonly #nextTurn = new Map<string, number>();
  readonly #now: () => number;

  /** `now` returns the time, in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Waits for the next turn of a host; the turn after it is `pause` milliseconds later. */
  async waitForTurn(host: string, pause: number): Promise<void> {
    const now = this.#now();
    const turn = Math.max(now, this.#nextTurn.get(host) ?? 0);
    this.#nextTurn.set(host, turn + pause);
    if (turn > now) await sleep(turn - now);
  }
}
