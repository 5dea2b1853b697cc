import { expect, test } from "playwright/test";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";
import { runInPool } from "../../src/crawl/task-pool.ts";

/** Lets all pending callbacks run. */
const flush = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Runs numbered tasks, which call `release` and end when the test resolves the promises in `tasks`. */
function run(count: number, limits: { busy: number; open: number }) {
  const tasks = Array.from({ length: count }, () => ({
    released: Promise.withResolvers<void>(),
    ended: Promise.withResolvers<void>(),
  }));
  const started: number[] = [];
  const done = runInPool([...tasks.entries()], limits, async ([index, task], release) => {
    started.push(index);
    await task.released.promise;
    release();
    await task.ended.promise;
  });
  return { tasks, started, done };
}

test("Tasks start in order, and only while fewer than the maximum number are busy", async () => {
  const { tasks, started, done } = run(4, { busy: 2, open: 10 });
  await flush();
  expect(started).toEqual([0, 1]);
  tasks[1]?.released.resolve();
  await flush();
  expect(started).toEqual([0, 1, 2]);
  for (const { released, ended } of tasks) {
    released.resolve();
    ended.resolve();
  }
  await done;
  expect(started).toEqual([0, 1, 2, 3]);
});

test("Tasks start only while fewer than the maximum number are open", async () => {
  const { tasks, started, done } = run(4, { busy: 2, open: 3 });
  for (const { released } of tasks) released.resolve();
  await flush();
  expect(started).toEqual([0, 1, 2]);
  tasks[0]?.ended.resolve();
  await flush();
  expect(started).toEqual([0, 1, 2, 3]);
  for (const { ended } of tasks) ended.resolve();
  await done;
});

test("The first error is thrown after all started tasks have ended, and no more are started", async () => {
  const { tasks, started, done } = run(4, { busy: 1, open: 2 });
  const failed = expect(done).rejects.toThrow("The disk is full.");
  tasks[0]?.released.resolve();
  await flush();
  tasks[0]?.ended.reject(new Error("The disk is full."));
  await flush();
  tasks[1]?.released.resolve();
  tasks[1]?.ended.resolve();
  await failed;
  expect(started).toEqual([0, 1]);
});

test("Pages of one host wait for their turn, and those of another do not", async () => {
  let now = 0;
  const rateLimiter = new RateLimiter({ now: () => now, delayOf: () => 60_000 });
  const passed: string[] = [];
  const pass = (host: string) =>
    rateLimiter.waitForTurn(`https://${host}/`).then(() => passed.push(host));
  await pass("a.test");
  void pass("a.test");
  await pass("b.test");
  expect(passed).toEqual(["a.test", "b.test"]);
  now = 120_000;
  await pass("a.test");
  expect(passed).toEqual(["a.test", "b.test", "a.test"]);
});
