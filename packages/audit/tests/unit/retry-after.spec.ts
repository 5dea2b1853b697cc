import { expect, test } from "playwright/test";
import { formatLongPause, readRetryAfter } from "../../src/crawl/retry-after.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");

const CASES: Readonly<Record<string, readonly [milliseconds: number, isShort: boolean]>> = {
  "0": [0, true],
  " 30 ": [30_000, true],
  "60": [60_000, true],
  "61": [61_000, false],
  "99999999999": [99_999_999_999_000, false],
  "Mon, 23 Nov 2026 12:00:10 GMT": [10_000, true],
  "Monday, 23-Nov-26 12:00:10 GMT": [10_000, true],
  "Mon, 23 Nov 2026 11:59:00 GMT": [0, true],
  "Mon, 23 Nov 2026 14:00:00 GMT": [7_200_000, false],
};
for (const [value, [milliseconds, isShort]] of Object.entries(CASES)) {
  test(`“Retry-After: ${value}” asks for a pause of ${milliseconds} milliseconds`, () => {
    expect(readRetryAfter(503, value, NOW)).toEqual({ milliseconds, isShort });
    expect(readRetryAfter(429, value, NOW)).toEqual({ milliseconds, isShort });
  });
}

test("A response without a valid Retry-After, or with another status, asks for no pause", () => {
  for (const value of [undefined, "", "soon", "ten seconds"]) {
    expect(readRetryAfter(503, value, NOW), value).toBeUndefined();
  }
  for (const status of [200, 301, 404, 500]) {
    expect(readRetryAfter(status, "10", NOW)).toBeUndefined();
  }
});

test("Only a pause that is too long is explained", () => {
  expect(formatLongPause(undefined)).toBe("");
  expect(formatLongPause(readRetryAfter(503, "60", NOW))).toBe("");
  expect(formatLongPause(readRetryAfter(503, "3600", NOW))).toBe(
    " It asks for a pause of 3,600 seconds, and the audit waits at most 60: run it again later.",
  );
});
