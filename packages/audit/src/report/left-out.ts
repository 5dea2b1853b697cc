import { collectSkipped, type Observations } from "../observation-schema.ts";
import { countOf } from "./number-format.ts";

/** What a run found and did not open, by the reasons for which it left out anything, as parts of a sentence. */
export function leftOut(observations: Observations) {
  const left = collectSkipped(observations);
  const have = left.traps.length === 1 ? "has" : "have";
  const words = {
    robots: `${addresses(left.robots.length)} that robots.txt forbids`,
    traps: `${countOf(left.traps.length, "kind")} of addresses that ${have} no end`,
    limit: `${addresses(left.limit.length)} beyond the limit of the run`,
    notPages: `${countOf(left.notPages.length, "link")} to files, email addresses and the like`,
  };
  return (["robots", "traps", "limit", "notPages"] as const)
    .map((why) => ({ why, words: words[why], what: left[why] }))
    .filter(({ what }) => what.length > 0);
}

function addresses(count: number): string {
  return countOf(count, "address", "addresses");
}
