import { sleep } from "../observe/timeouts.ts";

/** Lets requests to a host through one by one, so that an audit is never a burden to it. */
export class RateLimiter {
  readonly #free = new Map<string, number>();
  readonly #now: () => number;

  /** `now` gives the time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Waits until `pause` milliseconds have passed since the last one to this host was let through. */
  async pass(host: string, pause: number): Promise<void> {
    const now = this.#now();
    const turn = Math.max(now, this.#free.get(host) ?? 0);
    this.#free.set(host, turn + pause);
    if (turn > now) await sleep(turn - now);
  }
}
