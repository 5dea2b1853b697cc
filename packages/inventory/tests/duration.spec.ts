import { expect, test } from "playwright/test";
import { toIsoDuration } from "../src/cookies/duration.ts";

const DAY = 86_400;
const DURATIONS: readonly (readonly [seconds: number, duration: string])[] = [
  [1, "PT1S"],
  [90, "PT90S"],
  [DAY, "P1D"],
  // Up to a thousandth, 86 seconds of a day, is rounded.
  [DAY - 86, "P1D"],
  [DAY - 120, "PT1438M"],
  [DAY + 3600, "PT25H"],
  [365 * DAY, "P1Y"],
  [4000 * DAY, "P400D"],
];
for (const [seconds, duration] of DURATIONS) {
  test(`A lifetime of ${seconds} seconds is ${duration}`, () =>
    expect(toIsoDuration(seconds)).toBe(duration));
}
