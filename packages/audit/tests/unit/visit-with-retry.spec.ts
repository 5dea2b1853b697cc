import { expect, test } from "playwright/test";
import { visitWithRetry } from "../../src/crawl/visit-with-retry.ts";
import type { VisitResult } from "../../src/observe/page-visit.ts";

/** Returns what happens when these are the results of the visits to a page. */
async function visitAll(
  results: readonly Pick<VisitResult, "outcome" | "pause">[],
): Promise<string[]> {
  const log: string[] = [];
  const remaining = [...results];
  const attempts = await visitWithRetry(
    async () => {
      const [next] = remaining.splice(0, 1);
      log.push(`visit: ${next?.outcome}`);
      return { ...RESULT, ...next };
    },
    async () => void log.push("wait for turn"),
    new AbortController().signal,
  );
  return [...log, `${attempts.length} attempts`];
}

const RESULT: VisitResult = {
  outcome: "visited",
  status: null,
  redirects: [],
  why: null,
  notes: [],
  milliseconds: 0,
  links: [],
  hosts: [],
  cookies: [],
  items: [],
};
const FAILED = { outcome: "failed" } as const;

test("A page that fails is opened once more, when it is the turn of its host again", async () => {
  expect(await visitAll([FAILED, { outcome: "visited" }])).toEqual([
    "visit: failed",
    "wait for turn",
    "visit: visited",
    "2 attempts",
  ]);
  expect((await visitAll([FAILED, FAILED, FAILED])).at(-1)).toBe("2 attempts");
});

test("A page that does not fail is opened once", async () => {
  for (const outcome of ["visited", "missing", "forbidden"] as const) {
    expect(await visitAll([{ outcome }])).toEqual([`visit: ${outcome}`, "1 attempts"]);
  }
});

test("A page is not opened again if its server asks for a long pause, but is after a short one", async () => {
  const [short, long] = [true, false].map((isShort) => ({ milliseconds: 1, isShort }));
  expect(await visitAll([{ ...FAILED, pause: long }])).toEqual(["visit: failed", "1 attempts"]);
  expect((await visitAll([{ ...FAILED, pause: short }, FAILED])).at(-1)).toBe("2 attempts");
});
