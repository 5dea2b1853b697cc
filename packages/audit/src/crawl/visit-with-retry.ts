import { setTimeout as sleep } from "node:timers/promises";
import type { VisitResult } from "../observe/page-visit.ts";

const MAX_ATTEMPTS = 2;

/** The shortest pause before a page that failed is opened again, in milliseconds. */
const RETRY_DELAY = 1000;

/**
 * Visits a page, and again if it fails, unless its server asks for a long pause. Returns the result of each attempt.
 * `waitForTurn` waits until its host may be requested again. Rejects if the signal is aborted while it waits.
 */
export async function visitWithRetry(
  visit: () => Promise<VisitResult>,
  waitForTurn: () => Promise<void>,
  signal: AbortSignal,
): Promise<VisitResult[]> {
  const attempts = [await visit()];
  for (;;) {
    const { outcome, pause } = attempts.at(-1) ?? {};
    const asksForLongPause = pause !== undefined && !pause.isShort;
    if (outcome !== "failed" || asksForLongPause || attempts.length >= MAX_ATTEMPTS) {
      return attempts;
    }
    await sleep(RETRY_DELAY, undefined, { signal });
    await waitForTurn();
    attempts.push(await visit());
  }
}
