import { expect, test } from "playwright/test";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";

const PAUSE = 60;

/** Returns how long each request waited, in milliseconds. */
async function measureWaits(addresses: readonly string[]): Promise<number[]> {
  const limiter = new RateLimiter({ now: () => performance.now(), delayOf: () => PAUSE });
  const started = performance.now();
  return Promise.all(
    addresses.map(async (address) => {
      await limiter.waitForTurn(address);
      return performance.now() - started;
    }),
  );
}

test("Requests to a host that are made at once take turns, each a pause after the one before", async () => {
  const [, second = 0, third = 0] = await measureWaits([
    "https://a.test/",
    "https://a.test/b",
    "http://a.test/",
  ]);
  // Timers may be a millisecond early, and late by any time.
  expect(second).toBeGreaterThanOrEqual(PAUSE - 2);
  expect(third).toBeGreaterThanOrEqual(2 * PAUSE - 2);
});

test("Requests to different hosts do not wait for each other", async () => {
  const limiter = new RateLimiter({ now: () => 0, delayOf: () => 1_000_000 });
  await limiter.waitForTurn("https://a.test/");
  await limiter.waitForTurn("https://b.test/");
});

test("A pause holds back every request to its host, including one that was waiting already, and no other", async () => {
  const stop = new AbortController();
  const limiter = new RateLimiter({ now: () => 0, delayOf: () => 10, signal: stop.signal });
  await limiter.waitForTurn("https://a.test/");
  const waiting = limiter.waitForTurn("https://a.test/waiting");
  limiter.pause("https://a.test/busy", 1_000_000);
  const later = limiter.waitForTurn("https://a.test/later");
  await limiter.waitForTurn("https://b.test/");
  // Without the pause, the turn of the first would come 10 milliseconds after it started to wait.
  setTimeout(() => stop.abort(), 100);
  const settled = await Promise.allSettled([waiting, later]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("Waiting ends as soon as the signal is aborted, and no turn follows", async () => {
  const stop = new AbortController();
  const delayOf = () => 1_000_000;
  const limiter = new RateLimiter({ now: () => 0, delayOf, signal: stop.signal });
  await limiter.waitForTurn("https://a.test/");
  const waiting = limiter.waitForTurn("https://a.test/");
  stop.abort(new Error("Stopped."));
  await expect(waiting).rejects.toMatchObject({ cause: stop.signal.reason });
  await expect(limiter.waitForTurn("https://b.test/")).rejects.toThrow("Stopped.");
});
