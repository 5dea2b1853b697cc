import type { Progress } from "../observe.ts";
import { countOf, inDigits } from "./counts.ts";
import { AFTER } from "./words.ts";

/** How far a long crawl is, in one line; which state it is in, once it is past the first. */
export function progressLine({ state, done, queued, rate, failed }: Progress): string {
  const parts = [
    `${countOf(done, "page")} done`,
    `${inDigits(queued)} waiting`,
    `${rate.toLocaleString("en-GB", { maximumFractionDigits: rate < 10 ? 1 : 0 })} a second`,
    ...(failed > 0 ? [`${inDigits(failed)} could not be visited`] : []),
  ];
  return `${state === "before" ? "" : `${AFTER[state]}: `}${parts.join(", ")}`;
}
