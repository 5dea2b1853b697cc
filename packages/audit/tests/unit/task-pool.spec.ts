import { expect, test } from "playwright/test";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";
import { inPool } from "../../src/crawl/task-pool.ts";

/** Lets everything that waits for nothing else go on. */
const settle = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Runs numbered tasks whose two parts end when they are told to. */
function run(count: number, room: { busy: number; open: number }) {
  const parts = Array.from({ length: count }, () => ({
    first: Promise.withResolvers<void>(),
    whole: Promise.withResolvers<void>(),
  }));
  const begun: number[] = [];
  const over = inPool([...parts.entries()], room, async ([index, part], free) => {
    begun.push(index);
    await part.first.promise;
    free();
    await part.whole.promise;
  });
  return { parts, begun, over };
}

test("No more tasks are in their first part than may be, and they are begun in their order", async () => {
  const { parts, begun, over } = run(4, { busy: 2, open: 10 });
  await settle();
  expect(begun).toEqual([0, 1]);
  parts[1]?.first.resolve();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const { first, whole } of parts) {
    first.resolve();
    whole.resolve();
  }
  await over;
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("No more tasks are under way than may be, whatever part they are in", async () => {
  const { parts, begun, over } = run(4, { busy: 2, open: 3 });
  for (const { first } of parts) first.resolve();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  parts[0]?.whole.resolve();
  await settle();
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const { whole } of parts) whole.resolve();
  await over;
});

test("The first error is thrown once what was begun is over, and nothing more is begun", async () => {
  const { parts, begun, over } = run(4, { busy: 1, open: 2 });
  const failed = expect(over).rejects.toThrow("The disk is full.");
  parts[0]?.first.resolve();
  await settle();
  parts[0]?.whole.reject(new Error("The disk is full."));
  await settle();
  parts[1]?.first.resolve();
  parts[1]?.whole.resolve();
  await failed;
  expect(begun).toEqual([0, 1]);
});

test("Pages of one host wait for their turn, those of another do not", async () => {
  let now = 0;
  const gate = new RateLimiter(() => now);
  const passed: string[] = [];
  const pass = (host: string) => gate.pass(host, 60_000).then(() => passed.push(host));
  await pass("a.test");
  void pass("a.test");
  await pass("b.test");
  expect(passed).toEqual(["a.test", "b.test"]);
  now = 120_000;
  await pass("a.test");
  expect(passed).toEqual(["a.test", "b.test", "a.test"]);
});
