import { setTimeout as sleep } from "node:timers/promises";
import type { VisitResult } from "../observe/page-visit.ts";

const MAX_ATTEMPTS = 2;

/** The pause before a page that failed is opened again, in milliseconds. */
const RETRY_DELAY = 1000;

/** Visits a page, and again if it fails. Returns the result of each attempt. */
export async function visitWithRetry(visit: () => Promise<VisitResult>): Promise<VisitResult[]> {
  const attempts = [await visit()];
  while (attempts.at(-1)?.outcome === "failed" && attempts.length < MAX_ATTEMPTS) {
    await sleep(RETRY_DELAY);
    attempts.push(await visit());
  }
  return attempts;
}
