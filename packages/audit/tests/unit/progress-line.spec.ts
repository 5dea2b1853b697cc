import { expect, test } from "playwright/test";
import { formatProgress } from "../../src/commands/progress-line.ts";

test.describe("The progress line", () => {
  for (const [progress, line] of [
    [
      { state: "before", done: 1, queued: 0, rate: 0.25, failed: 0 },
      "1 page done, 0 waiting, 0.3 per second",
    ],
    [
      { state: "before", done: 1200, queued: 45, rate: 12.34, failed: 2 },
      "1,200 pages done, 45 waiting, 12 per second, 2 failed",
    ],
    [
      { state: "rejected", done: 12, queued: 30, rate: 1, failed: 0 },
      "after rejecting: 12 pages done, 30 waiting, 1 per second",
    ],
    [
      { state: "accepted", done: 1, queued: 0, rate: 1, failed: 1 },
      "after accepting: 1 page done, 0 waiting, 1 per second, 1 failed",
    ],
  ] as const) {
    test(`is: ${line}`, () => expect(formatProgress(progress)).toBe(line));
  }
});
