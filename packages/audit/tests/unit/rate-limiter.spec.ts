import { expect, test } from "playwright/test";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";

const PAUSE = 60;

/** Returns how long each request waited, in milliseconds. */
async function measureWaits(hosts: readonly string[]): Promise<number[]> {
  const limiter = new RateLimiter(() => performance.now());
  const started = performance.now();
  return Promise.all(
    hosts.map(async (host) => {
      await limiter.waitForTurn(host, PAUSE);
      return performance.now() - started;
    }),
  );
}

test("Requests to a host that are made at once take turns, each a pause after the one before", async () => {
  const [first = 0, second = 0, third = 0] = await measureWaits(["a.test", "a.test", "a.test"]);
  // Timers may be a millisecond early, and late by any time.
  expect(second - first).toBeGreaterThan(PAUSE / 2);
  expect(third).toBeGreaterThanOrEqual(2 * PAUSE - 2);
});

test("Requests to different hosts do not wait for each other", async () => {
  const limiter = new RateLimiter(() => 0);
  await limiter.waitForTurn("a.test", 1_000_000);
  await limiter.waitForTurn("b.test", 1_000_000);
});
