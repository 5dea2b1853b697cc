import type { Progress } from "../observe.ts";
import { countOf, inDigits } from "./counts.ts";

/** How far a long crawl is, in one line. */
export function progressLine({ done, queued, rate, failed }: Progress): string {
  const parts = [
    `${countOf(done, "page")} done`,
    `${inDigits(queued)} waiting`,
    `${rate.toLocaleString("en-GB", { maximumFractionDigits: rate < 10 ? 1 : 0 })} a second`,
    ...(failed > 0 ? [`${inDigits(failed)} could not be visited`] : []),
  ];
  return parts.join(", ");
}
